#include "patchmatch/synthesize.h"

#include <functional>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "base/error.h"
#include "base/random.h"
#include "base/system.h"
#include "patchmatch/features.h"
#include "patchmatch/guided_job.h"
#include "patchmatch/guides.h"
#include "patchmatch/job_parts.h"
#include "patchmatch/joined_light.h"
#include "patchmatch/joined_lines.h"
#include "patchmatch/line_guides.h"
#include "patchmatch/marked.h"
#include "patchmatch/page_plan.h"
#include "patchmatch/planes.h"
#include "patchmatch/pyramid.h"
#include "patchmatch/rarity.h"
#include "patchmatch/retarget.h"
#include "patchmatch/shared_work.h"
#include "patchmatch/smooth_fill.h"
#include "patchmatch/solve.h"
#include "patchmatch/transfer.h"

namespace pentimento::patchmatch {
namespace {

constexpr double kSolveShare = 0.7;  // of the progress bar, when there is a transfer
constexpr double kGrowShare = 0.5;   // when the picture is continued before it is varied

void check(const Job& job) {
  if (job.picture.empty() || (job.picture.type() != CV_32FC3 && job.picture.type() != CV_8UC3) ||
      job.hole.type() != CV_8UC1 || job.hole.size() != job.picture.size() ||
      (!job.excluded.empty() &&
       (job.excluded.type() != CV_8UC1 || job.excluded.size() != job.picture.size())) ||
      (!job.options.sources.empty() &&
       (job.options.sources.type() != CV_8UC1 || job.options.sources.size() != job.picture.size())) ||
      (job.wanted & cv::Rect({}, job.picture.size())) != job.wanted) {
    throw Error(ErrorCode::Internal,
                "The built-in engine was given a picture or mask that does not fit; please report this.");
  }
}

Page features_of(const PageView& page, cv::Point2d ratio, const Settings& settings,
                 const Progress& progress) {
  Page small = reduced(page, ratio, progress);
  small.values = luma_chroma(small.values, progress);
  add_texture(small.values, small.known, settings.texture_weight);
  return small;
}

// Straight lines go on.
void follow_lines(Problem& problem) {
  cv::Mat luma;
  cv::extractChannel(problem.picture.values, luma, 0);
  problem.guides = interrupted_lines(problem.segments, luma, problem.hole, problem.picture.known);
}

// In which perspective the picture is seen, which depends a little on the seed.
void follow_planes(Problem& problem, const Settings& settings, std::uint32_t seed, const Progress& progress) {
  if (!settings.follow_planes || !problem.pages.empty()) return;
  problem.pages =
      planar_pages(problem.picture, problem.hole, problem.segments, *settings.distance, seed, progress);
}

// What is not to be seen a second time.
void look_for_rarity(Problem& problem, const Settings& settings, const Progress& progress) {
  problem.rarity = rarity(problem.picture, settings, progress);
  problem.usual_rarity = settings.usual_rarity * rarity_around(problem.rarity, problem.hole, progress);
}

Problem at_working_size(const FullSize& full, const GuidedJob& guided, const Settings& settings,
                        const Progress& progress) {
  const cv::Size size = working_size(full.hole, settings);
  const cv::Point2d ratio = ratio_of(size, full.hole.size());
  Problem problem{features_of(full.picture, ratio, settings, progress),
                  shrink_mask(full.hole, size, progress)};
  for (const PageMap& map : plan_pages(problem.hole, settings.pages)) {
    problem.pages.push_back(render_page(map, problem.picture));
  }
  problem.guides = prolonged(guided.job.options.guides, problem.hole, ratio);
  for (const cv::Vec4f& s : guided.segments) problem.segments.push_back(scaled(s, ratio));
  if (settings.continue_lines && problem.guides.empty()) follow_lines(problem);
  if (settings.rarity_penalty > 0) look_for_rarity(problem, settings, progress);
  problem.regular = is_regular(problem, settings, progress);
  return problem;
}

std::uint32_t folded(std::uint64_t seed) {
  return hash(static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), 0);
}

// What there is where nothing can be copied.
cv::Mat smooth_result(const FullSize& full, bool keep_content, const Progress& progress) {
  cv::Mat known = full.picture.known.clone();
  if (!keep_content) clear_marked(known, full.hole);
  const cv::Mat picture = as_floats(full.picture.values);
  const cv::Mat filled = smooth_fill(picture, known, cv::Scalar::all(0.5), progress);
  cv::Mat result = picture.clone();
  filled.copyTo(result, full.hole.whole());
  return result;
}

// All that may be looked at, with lines and light that join themselves as they are to.
PageView page_of(const Job& job, Wrap wrap, const Progress& progress) {
  const cv::Mat known = known_of(job, progress);
  if (!wrap.any()) return {job.picture, known, {}};
  const Page joined = joined_lines({job.picture.whole(), known, {}}, wrap, progress);
  return {joined_light(joined.values, joined.known, wrap, progress), joined.known, {}};
}

FullSize full_size(const Job& job, const Settings& settings, const Progress& progress) {
  PageView picture = page_of(job, settings.wrap, progress);
  if (!settings.keep_content) clear_marked(picture.known, job.hole);
  picture.sources = sources_of(job, picture.known);
  return {picture, job.hole, {}, job.wanted, job.shared ? &job.shared->octaves : nullptr};
}

// `make_full` gives the full-size picture, of `size`, once the problem is solved: its masks would be much of
// the memory meanwhile.
cv::Mat solve_and_transfer(const std::function<FullSize()>& make_full, cv::Size size, Problem problem,
                           const Settings& settings, std::uint32_t seed, Progress& progress,
                           const PreviewSink& preview) {
  const bool same_size = problem.hole.size() == size;
  Progress solving = progress.part(0, same_size ? 0.98 : kSolveShare);
  auto solution = solve(problem, settings, seed, solving, preview);
  FullSize full = make_full();
  if (!solution) return smooth_result(full, settings.keep_content, progress);
  full.pages = pages_in_use(problem.pages, full, solution->level);
  problem = {};  // what is not needed any more leaves memory before the large pictures come
  if (!same_size) solution->keep_matches();
  give_back_freed_memory();
  Progress transferring = progress.part(kSolveShare, 1);
  return transfer(std::move(full), std::move(*solution), settings, seed, transferring);
}

Problem shared_problem(const Job& job, const std::function<Problem()>& make) {
  if (!job.shared) return make();
  std::optional<Problem>& shared = job.shared->problem;
  if (!shared) shared = make();
  return *shared;
}

// Whether every row has known pixels.
bool known_beside(const PixelView& hole) {
  for (int y = 0; y < hole.size().height; ++y) {
    if (cv::countNonZero(hole.rows(y, y + 1)) == hole.size().width) return false;
  }
  return true;
}

// Pixels of `floats` (CV_32FC3) where `where` is above 0, as samples of `picture`.
void write_samples(const cv::Mat& floats, const cv::Mat& where, cv::Mat& picture) {
  cv::Mat samples;
  floats.convertTo(samples, picture.depth(), picture.depth() == CV_8U ? 255 : 1);
  samples.copyTo(picture, where);
}

// New canvas continues the picture.
void grow(Canvas& canvas, const Job& job, Progress& progress, const PreviewSink& preview) {
  cv::Mat hole(canvas.picture.known.size(), CV_8U, cv::Scalar(255));
  hole(canvas.place).setTo(0);
  const cv::Mat unknown = (canvas.picture.known == 0) & ~hole;
  Job growing{canvas.picture.values, hole, job.seed, unknown};
  growing.shared = job.shared;
  write_samples(extend(growing, progress, preview), hole, canvas.picture.values);
  canvas.picture.known.setTo(255, hole);
}

// A variation of the whole picture on a canvas of another format.
cv::Mat vary_format(const Job& job, cv::Size size, const Settings& settings, Progress& progress,
                    const PreviewSink& preview) {
  Canvas canvas = on_canvas({job.picture.whole(), known_of(job, progress), {}}, size, progress);
  const bool grows = canvas.place.size() != size;
  const double grown = grows ? kGrowShare : 0;
  if (grows) {
    Progress growing = progress.part(0, grown);
    grow(canvas, job, growing, preview);
  }
  Job changed{canvas.picture.values, cv::Mat(size, CV_8U, cv::Scalar(255)), job.seed,
              canvas.picture.known == 0};
  if (!grows) changed.shared = job.shared;  // or it is no two times the same picture
  Progress varying = progress.part(grown, 1);
  return synthesize(changed, settings, varying, preview);
}

}  // namespace

std::shared_ptr<SharedWork> make_shared_work() {
  return std::make_shared<SharedWork>();
}

cv::Mat synthesize(const Job& whole, const Settings& settings, Progress& progress,
                   const PreviewSink& preview) {
  check(whole);
  progress.update(0);
  const GuidedJob guided = along_guides(whole, settings, progress);
  const Job& job = guided.job;
  if (count_marked(job.hole) == 0) return as_floats(job.picture).clone();
  const std::uint32_t seed = folded(job.seed);
  const auto full = [&] { return full_size(job, settings, progress); };
  Problem problem = shared_problem(job, [&] { return at_working_size(full(), guided, settings, progress); });
  follow_planes(problem, settings, seed, progress);
  cv::Mat result =
      solve_and_transfer(full, job.hole.size(), std::move(problem), settings, seed, progress, preview);
  progress.update(1);
  return result;
}

cv::Mat fill(const Job& job, Progress& progress, const PreviewSink& preview) {
  check(job);
  const Settings settings = fill_settings(known_beside(job.hole));
  return synthesize(job, with_options(settings, job.options), progress, preview);
}

cv::Mat extend(const Job& job, Progress& progress, const PreviewSink& preview) {
  check(job);
  const bool upwards = cv::boundingRect(job.hole.whole() == 0).height < job.hole.size().height;
  return synthesize(job, with_options(extend_settings(upwards), job.options), progress, preview);
}

cv::Mat vary(const Job& job, const VaryOptions& options, Progress& progress, const PreviewSink& preview) {
  check(job);
  const bool other_size = !options.size.empty() && options.size != job.picture.size();
  const double strength = options.strength;
  const bool keeps = other_size || options.wrap.any();
  const Settings settings = keeps ? tile_settings(strength, options.wrap) : vary_settings(strength);
  if (other_size) return vary_format(job, options.size, settings, progress, preview);
  return synthesize(job, settings, progress, preview);
}

}  // namespace pentimento::patchmatch
