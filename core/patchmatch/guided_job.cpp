#include "patchmatch/guided_job.h"

#include <optional>

#include "base/cv_rect.h"
#include "base/system.h"
#include "patchmatch/curve_guides.h"
#include "patchmatch/features.h"
#include "patchmatch/guide_copy.h"
#include "patchmatch/job_parts.h"
#include "patchmatch/line_guides.h"
#include "patchmatch/marked.h"
#include "patchmatch/pages.h"
#include "patchmatch/pyramid.h"
#include "patchmatch/shared_work.h"

namespace pentimento::patchmatch {
namespace {

constexpr float kSeen = 96;  // px around the hole that are looked at, at working size

cv::Mat copy_of(const PixelView& view, const cv::Rect& part) {
  const cv::Mat pixels = view.part(part);
  return view.tiled() ? pixels : pixels.clone();
}

// The surroundings of the hole, to be filled. `unit`: px for one at working size.
GuidedHole guided_hole(const Job& job, float unit, const Progress& progress) {
  const cv::Rect part = grown(marked_bounds(job.hole), cvCeil(kSeen * unit)) & cv::Rect({}, job.hole.size());
  return {copy_of(job.picture, part), copy_of(job.hole, part), sources_in(job, part, progress), part.tl()};
}

// The same in a small copy, where edges are looked for.
class Surroundings {
 public:
  Surroundings(const GuidedHole& part, float unit, const Progress& progress)
      : corner_(part.corner), size_(part.hole.size()) {
    const cv::Size working = divided(size_, unit);
    small_ = reduced({part.picture, part.known, part.known}, ratio_of(working, size_), progress);
    hole_ = shrink_mask(part.hole, working, progress);
    cv::extractChannel(luma_chroma(small_.values, progress), luma_, 0);
  }

  void find_segments() { segments_ = segments_around(luma_, hole_); }

  // In px of the job, as all below.
  std::vector<cv::Vec4f> segments() const {
    std::vector<cv::Vec4f> found;
    const cv::Point2f corner = corner_;
    for (const cv::Vec4f& s : segments_) {
      found.push_back(scaled(s, ratio()) + cv::Vec4f(corner.x, corner.y, corner.x, corner.y));
    }
    return found;
  }
  std::vector<Line> interrupted_edges() const {
    std::vector<Line> edges = interrupted_curves(small_.values, hole_, small_.known);
    for (const Line& line : interrupted_lines(segments_, luma_, hole_, small_.known)) {
      if (!bends(line, 1)) edges.push_back(line);
    }
    for (Line& edge : edges) {
      for (cv::Point2f& p : edge) p = scaled(p, ratio()) + cv::Point2f(corner_);
    }
    return edges;
  }

 private:
  cv::Point2d ratio() const { return ratio_of(size_, hole_.size()); }

  cv::Point corner_;
  cv::Size size_;
  Page small_;
  cv::Mat hole_, luma_;
  std::vector<cv::Vec4f> segments_;
};

Guided guided_of(const Job& job, const Settings& settings, const Progress& progress) {
  Guided guided{job.picture, job.hole, job.options.guides};
  const bool find = settings.continue_curves && guided.guides.empty(),
             lines = settings.follow_planes || (find && settings.continue_lines);
  if (!find && !lines && guided.guides.empty()) return guided;
  const auto unit = static_cast<float>(ratio_of(job.hole.size(), working_size(job.hole, settings)).x);
  GuidedHole part = guided_hole(job, unit, progress);
  if (find || lines) {
    Surroundings surroundings(part, unit, progress);
    if (lines) surroundings.find_segments();
    guided.segments = surroundings.segments();
    if (find) guided.guides = surroundings.interrupted_edges();
  }
  if (guided.guides.empty()) return guided;
  const cv::Mat before = part.hole.clone();
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

}  // namespace

GuidedJob along_guides(Job job, const Settings& settings, const Progress& progress) {
  std::optional<Guided> own;
  std::optional<Guided>& guided = job.shared ? job.shared->guided : own;
  if (!guided) {
    guided = guided_of(job, settings, progress);
    give_back_freed_memory();
  }
  if (guided->filled) job.not_copied = job.hole;  // what is copied once is not copied again
  job.picture = guided->picture;
  job.hole = guided->hole;
  job.options.guides = guided->guides;
  return {std::move(job), guided->segments};
}

cv::Point2f scaled(cv::Point2f p, cv::Point2d ratio) {
  return {static_cast<float>((p.x + 0.5) * ratio.x - 0.5), static_cast<float>((p.y + 0.5) * ratio.y - 0.5)};
}

cv::Vec4f scaled(const cv::Vec4f& segment, cv::Point2d ratio) {
  const cv::Point2f a = scaled(cv::Point2f(segment[0], segment[1]), ratio),
                    b = scaled(cv::Point2f(segment[2], segment[3]), ratio);
  return {a.x, a.y, b.x, b.y};
}

}  // namespace pentimento::patchmatch
