#include "patchmatch/synthesize.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "base/cv_rect.h"
#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "base/system.h"
#include "patchmatch/curve_guides.h"
#include "patchmatch/features.h"
#include "patchmatch/guide_copy.h"
#include "patchmatch/guides.h"
#include "patchmatch/joined_light.h"
#include "patchmatch/joined_lines.h"
#include "patchmatch/line_guides.h"
#include "patchmatch/marked.h"
#include "patchmatch/page_plan.h"
#include "patchmatch/planes.h"
#include "patchmatch/pyramid.h"
#include "patchmatch/retarget.h"
#include "patchmatch/shared_work.h"
#include "patchmatch/smooth_fill.h"
#include "patchmatch/solve.h"
#include "patchmatch/transfer.h"

namespace pentimento::patchmatch {
namespace {

constexpr double kSolveShare = 0.7;   // of the progress bar, when there is a transfer
constexpr double kNotWorthIt = 1.25;  // pictures larger by less are solved at their own size
constexpr double kThinnestSide = 64;  // px of the working picture's short side, if the picture has as many

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

// 255 where all three samples are finite.
cv::Mat finite_pixels(const PixelView& values, const Progress& progress) {
  if (values.depth() == CV_8U) return {values.size(), CV_8U, cv::Scalar(255)};
  const cv::Mat picture = values.whole();
  cv::Mat finite(picture.size(), CV_8U);
  for_rows(0, picture.rows, progress, [&](int y) {
    const auto* from = picture.ptr<cv::Vec3f>(y);
    std::transform(from, from + picture.cols, finite.ptr<uchar>(y), [](const cv::Vec3f& p) {
      return std::isfinite(p[0]) && std::isfinite(p[1]) && std::isfinite(p[2]) ? 255 : 0;
    });
  });
  return finite;
}

cv::Size working_size(const PixelView& hole, const Settings& settings) {
  const cv::Size size = hole.size();
  const double long_side = std::max(size.width, size.height), short_side = std::min(size.width, size.height);
  const double wanted =
      std::max(long_side / settings.working_side, std::sqrt(count_marked(hole) / settings.working_pixels));
  const double factor = std::min(wanted, std::max(1.0, short_side / kThinnestSide));
  return factor < kNotWorthIt ? size : divided(size, factor);
}

Page features_of(const PageView& page, cv::Point2d ratio, const Settings& settings,
                 const Progress& progress) {
  Page small = reduced(page, ratio, progress);
  small.values = luma_chroma(small.values, progress);
  add_texture(small.values, small.known, settings.texture_weight);
  return small;
}

// What straight lines say about the hole: how they go on.
void follow_lines(Problem& problem, const Settings& settings) {
  cv::Mat luma;
  cv::extractChannel(problem.picture.values, luma, 0);
  problem.segments = segments_around(luma, problem.hole);
  if (settings.continue_lines && problem.guides.empty()) {
    problem.guides = interrupted_lines(problem.segments, luma, problem.hole, problem.picture.known);
  }
}

// And in which perspective the picture is seen, which depends a little on the seed.
void follow_planes(Problem& problem, const Settings& settings, std::uint32_t seed, const Progress& progress) {
  if (!settings.follow_planes || !problem.pages.empty()) return;
  problem.pages =
      planar_pages(problem.picture, problem.hole, problem.segments, *settings.distance, seed, progress);
}

Problem at_working_size(const FullSize& full, const std::vector<std::vector<cv::Point2f>>& guides,
                        const Settings& settings, const Progress& progress) {
  const cv::Size size = working_size(full.hole, settings);
  const cv::Point2d ratio = ratio_of(size, full.hole.size());
  Problem problem{features_of(full.picture, ratio, settings, progress),
                  shrink_mask(full.hole, size, progress)};
  for (const PageMap& map : plan_pages(problem.hole, settings.pages)) {
    problem.pages.push_back(render_page(map, problem.picture));
  }
  problem.guides = prolonged(guides, problem.hole, ratio);
  if (settings.continue_lines || settings.follow_planes) follow_lines(problem, settings);
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

// What may be copied: what is known of the sampling area; if nothing is, all that is known.
cv::Mat sources_of(const Job& job, const cv::Mat& known) {
  const bool all = job.not_copied.empty();
  cv::Mat copied = all ? known : known.clone();
  if (!all) clear_marked(copied, job.not_copied);
  const cv::Mat area = sampling_area(job.options, all ? job.hole : job.not_copied);
  if (area.empty()) return copied;
  const cv::Mat sources = copied & (area > 0);
  return cv::countNonZero(sources) > 0 ? sources : copied;
}

// What of the picture may be looked at.
cv::Mat known_of(const Job& job, const Progress& progress) {
  cv::Mat known = finite_pixels(job.picture, progress);
  if (!job.excluded.empty()) known.setTo(0, job.excluded);
  return known;
}

// All of that, with lines and light that join themselves as they are to.
PageView page_of(const Job& job, Wrap wrap, const Progress& progress) {
  const cv::Mat known = known_of(job, progress);
  if (!wrap.any()) return {job.picture, known, {}};
  const Page joined = joined_lines({as_floats(job.picture), known, {}}, wrap, progress);
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

// The whole picture on a canvas of another format.
Job in_format(const Job& job, cv::Size size, const Progress& progress) {
  const Page canvas = on_canvas({as_floats(job.picture), known_of(job, progress), {}}, size, progress);
  Job changed{canvas.values, cv::Mat(size, CV_8U, cv::Scalar(255)), job.seed, canvas.known == 0};
  changed.shared = job.shared;
  return changed;
}

Problem shared_problem(const Job& job, const std::function<Problem()>& make) {
  if (!job.shared) return make();
  std::optional<Problem>& shared = job.shared->problem;
  if (!shared) shared = make();
  return *shared;
}

cv::Mat copy_of(const PixelView& view, const cv::Rect& part) {
  const cv::Mat pixels = view.part(part);
  return view.tiled() ? pixels : pixels.clone();
}

// The surroundings of the hole, to be filled.
GuidedHole guided_hole(const Job& job, float unit, const Progress& progress) {
  constexpr float kSeen = 96;  // px around the hole, at working size
  const cv::Rect part = grown(marked_bounds(job.hole), cvCeil(kSeen * unit)) & cv::Rect({}, job.hole.size());
  cv::Mat known = known_of(job, progress);
  clear_marked(known, job.hole);
  known = sources_of(job, known);
  return {copy_of(job.picture, part), copy_of(job.hole, part), known(part).clone(), part.tl()};
}

// Edges that the hole interrupts, in px of the job. `unit`: px for one at working size.
std::vector<Line> interrupted_edges(const GuidedHole& part, float unit, const Settings& settings,
                                    const Progress& progress) {
  PageView picture{part.picture, part.known.clone(), {}};
  picture.known.setTo(0, part.hole);
  picture.sources = picture.known;
  const cv::Size size = part.hole.size(), working = divided(size, unit);
  const Page small = reduced(picture, ratio_of(working, size), progress);
  const cv::Mat hole = shrink_mask(part.hole, working, progress);
  std::vector<Line> edges = interrupted_curves(small.values, hole, small.known);
  if (settings.continue_lines) {
    cv::Mat luma;
    cv::extractChannel(luma_chroma(small.values, progress), luma, 0);
    for (const Line& line : interrupted_lines(segments_around(luma, hole), luma, hole, small.known)) {
      if (!bends(line, 1)) edges.push_back(line);
    }
  }
  const cv::Point2d ratio = ratio_of(size, working), corner = part.corner;
  for (Line& edge : edges) {
    for (cv::Point2f& p : edge) {
      p = {static_cast<float>((p.x + 0.5) * ratio.x - 0.5 + corner.x),
           static_cast<float>((p.y + 0.5) * ratio.y - 0.5 + corner.y)};
    }
  }
  return edges;
}

// Fills what lies along guides: a person's, or edges that are found.
Guided along_guides(const Job& job, const Settings& settings, const Progress& progress) {
  Guided guided{job.picture, job.hole, job.options.guides, false};
  const bool find = settings.continue_curves && guided.guides.empty();
  if (!find && guided.guides.empty()) return guided;
  const auto unit = static_cast<float>(ratio_of(job.hole.size(), working_size(job.hole, settings)).x);
  GuidedHole part = guided_hole(job, unit, progress);
  const cv::Mat before = part.hole.clone();
  if (find) guided.guides = interrupted_edges(part, unit, settings, progress);
  guided.guides = copy_along_guides(guided.guides, part, unit, progress);
  const cv::Mat filled = before > part.hole;
  guided.filled = cv::countNonZero(filled) > 0;
  if (guided.filled) {
    guided.picture = job.picture.with(part.picture, filled, part.corner);
    guided.hole = job.hole.with(part.hole, filled, part.corner);
  }
  if (find) guided.guides.clear();  // those that are left are found again where patches are matched
  return guided;
}

Job with_guides_filled(Job job, const Settings& settings, const Progress& progress) {
  std::optional<Guided> own;
  std::optional<Guided>& guided = job.shared ? job.shared->guided : own;
  if (!guided) guided = along_guides(job, settings, progress);
  if (guided->filled) job.not_copied = job.hole;  // what is copied once is not copied again
  job.picture = guided->picture;
  job.hole = guided->hole;
  job.options.guides = guided->guides;
  return job;
}

// Whether every row has known pixels.
bool known_beside(const PixelView& hole) {
  for (int y = 0; y < hole.size().height; ++y) {
    if (cv::countNonZero(hole.rows(y, y + 1)) == hole.size().width) return false;
  }
  return true;
}

}  // namespace

std::shared_ptr<SharedWork> make_shared_work() {
  return std::make_shared<SharedWork>();
}

cv::Mat synthesize(const Job& job, const Settings& settings, Progress& progress, const PreviewSink& preview) {
  check(job);
  progress.update(0);
  if (count_marked(job.hole) == 0) return as_floats(job.picture).clone();
  const std::uint32_t seed = folded(job.seed);
  const auto full = [&] { return full_size(job, settings, progress); };
  Problem problem =
      shared_problem(job, [&] { return at_working_size(full(), job.options.guides, settings, progress); });
  follow_planes(problem, settings, seed, progress);
  cv::Mat result =
      solve_and_transfer(full, job.hole.size(), std::move(problem), settings, seed, progress, preview);
  progress.update(1);
  return result;
}

cv::Mat fill(const Job& job, Progress& progress, const PreviewSink& preview) {
  check(job);
  const Settings settings = fill_settings(known_beside(job.hole));
  const Job guided = with_guides_filled(job, settings, progress);
  return synthesize(guided, with_options(settings, guided.options), progress, preview);
}

cv::Mat extend(const Job& job, Progress& progress, const PreviewSink& preview) {
  check(job);
  const bool upwards = cv::boundingRect(job.hole.whole() == 0).height < job.hole.size().height;
  const Settings settings = extend_settings(upwards);
  const Job guided = with_guides_filled(job, settings, progress);
  return synthesize(guided, with_options(settings, guided.options), progress, preview);
}

cv::Mat vary(const Job& job, const VaryOptions& options, Progress& progress, const PreviewSink& preview) {
  check(job);
  const bool other_size = !options.size.empty() && options.size != job.picture.size();
  const double strength = options.strength;
  const bool keeps = other_size || options.wrap.any();
  const Settings settings = keeps ? tile_settings(strength, options.wrap) : vary_settings(strength);
  return synthesize(other_size ? in_format(job, options.size, progress) : job, settings, progress, preview);
}

}  // namespace pentimento::patchmatch
