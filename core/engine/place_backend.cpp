#include "engine/place_backend.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "base/cv_rect.h"
#include "base/error.h"
#include "engine/cut_out.h"
#include "harmony/blockiness.h"
#include "harmony/edge_blur.h"
#include "harmony/grain.h"
#include "harmony/light_direction.h"
#include "harmony/membrane.h"
#include "harmony/shadow.h"
#include "harmony/tone.h"

namespace pentimento::engine {

namespace {
constexpr float kSolid = 0.98F, kNothing = 1.0F / 512;
constexpr int kSceneSide = 512;

/// What is being placed, on its part of the crop, beside the picture around it.
struct Scene {
  const BackendJob& job;
  const Placement& placement;
  cv::Rect part;   // of the crop: what may change
  CutOut thing;    // of `part`
  cv::Rect near;   // of the crop: what the thing is to look like
  cv::Mat around;  // CV_8UC1 of `near`: all but the thing
};

cv::Mat picture_under(const Scene& scene) {
  return scene.job.picture.part(scene.part);
}

cv::Mat picture_near(const Scene& scene) {
  return scene.job.picture.part(scene.near);
}

cv::Rect near_to(const cv::Rect& part, cv::Size crop) {
  const int margin = std::max(96, std::max(part.width, part.height) / 3);
  return grown(part, margin) & cv::Rect({0, 0}, crop);
}

/// The pixels near the thing that mean something.
cv::Mat around_of(const Scene& scene) {
  cv::Mat around(scene.job.picture.size(), CV_8UC1, cv::Scalar(255));
  around(scene.part).setTo(0, scene.thing.alpha > kNothing);
  if (!scene.job.transparent.empty()) around.setTo(0, scene.job.transparent);
  return around(scene.near);
}

void match_tone(Scene& scene, Progress& progress) {
  const Harmony& h = scene.placement.harmony;
  if (h.color <= 0 && h.light <= 0) return;
  const PlacedScene from = scene_of(scene.placement, kSceneSide, progress);
  const auto to = harmony::tone_of(picture_near(scene), scene.around);
  // The scene that the thing was taken in tells its light; the thing alone has colors of its own, too.
  const bool has_scene = cv::countNonZero(from.behind) * 8 > static_cast<int>(from.behind.total());
  const auto was = has_scene ? harmony::tone_of(from.picture, from.behind)
                             : harmony::tone_of(scene.thing.color, scene.thing.alpha > kSolid);
  if (!to || !was) return;
  const double trust = has_scene ? 1 : 0.5;
  scene.thing.color = harmony::toned(scene.thing.color, *was, *to, scene.thing.alpha > kSolid,
                                     {h.color * trust, h.light * trust, 0.5 * h.color * trust});
}

void match_sharpness(Scene& scene) {
  const double amount = scene.placement.harmony.sharpness;
  if (amount <= 0) return;
  const auto there = harmony::edge_blur(scene.thing.color, scene.thing.alpha > kSolid);
  const auto wanted = harmony::edge_blur(picture_near(scene), scene.around);
  if (!there || !wanted) return;
  const harmony::BlurMatch match = harmony::blur_match(*there, *wanted, amount);
  scene.thing.color = harmony::matched(scene.thing.color, match);
  if (match.blur > 0) scene.thing.alpha = harmony::matched(scene.thing.alpha, {match.blur, 0, 1});
}

void match_grain(Scene& scene) {
  const double amount = scene.placement.harmony.grain;
  if (amount <= 0) return;
  const cv::Vec3d wanted = harmony::grain_of(picture_near(scene), scene.around) * amount;
  const cv::Vec3d there = harmony::grain_of(scene.thing.color, scene.thing.alpha > kSolid);
  harmony::add_grain(scene.thing.color, wanted, there, scene.job.seed);
}

void match_blocks(Scene& scene) {
  const double amount = scene.placement.harmony.blocks;
  if (amount <= 0) return;
  harmony::Blockiness wanted = harmony::blockiness_of(picture_near(scene), scene.around);
  wanted.strength *= amount;
  const auto phase = [](int grid, int offset) { return ((grid - offset) % 8 + 8) % 8; };
  wanted.grid = {phase(wanted.grid.x, scene.part.x - scene.near.x),
                 phase(wanted.grid.y, scene.part.y - scene.near.y)};
  scene.thing.color = harmony::with_blocks(scene.thing.color, scene.thing.alpha > kSolid, wanted);
}

/// What ends with its picture's lower border, or with the canvas, does not stand on anything that is seen.
bool is_cut_off(const Scene& scene) {
  const Placement& p = scene.placement;
  const Rect part = placed_part(p);
  const Size size = p.picture.size();
  if (part.bottom() >= size.height) {
    const bool all = p.cut_out.size().empty();
    const cv::Mat last = all ? cv::Mat(1, part.width, CV_8UC1, cv::Scalar(255))
                             : p.cut_out.crop({part.x, size.height - 1, part.width, 1});
    if (!all || !p.picture.pixels.format().alpha) return cv::countNonZero(last) * 8 > part.width;
  }
  const cv::Mat lowest = scene.thing.alpha.row(scene.thing.alpha.rows - 1) > 0.5F;
  return cv::countNonZero(lowest) > 0;
}

/// Shadows fall away from the light; where it comes from behind or in front, shading does not tell, and
/// people expect the ground before a thing to be darker.
double away_from_light(const Scene& scene) {
  const harmony::LightDirection light = harmony::light_direction(picture_near(scene), scene.around);
  constexpr double kForward = 0.7;
  const double aside = -light.x * std::min(1.0, 3 * light.confidence);
  return std::atan2(kForward, aside) * 180 / CV_PI;
}

cv::Mat shadow_under(const Scene& scene) {
  const Harmony::Shadow& shadow = scene.placement.harmony.shadow;
  const double opacity = shadow.opacity ? *shadow.opacity : is_cut_off(scene) ? 0 : kShadowOpacity;
  if (opacity <= 0) return cv::Mat::zeros(scene.thing.alpha.size(), CV_32FC1);
  const double direction = shadow.direction ? *shadow.direction : away_from_light(scene);
  return harmony::shadow_of(scene.thing.alpha, {direction, shadow.length, shadow.softness}) * opacity;
}

/// The thing over its shadow as one layer: black where there is only shadow.
cv::Mat layered(const CutOut& thing, const cv::Mat& shadow) {
  cv::Mat layer(thing.color.size(), CV_32FC4);
  for (int y = 0; y < layer.rows; ++y) {
    for (int x = 0; x < layer.cols; ++x) {
      const cv::Vec3f& color = thing.color.at<cv::Vec3f>(y, x);
      const float a = std::clamp(thing.alpha.at<float>(y, x), 0.0F, 1.0F);
      const float s = std::clamp(shadow.at<float>(y, x), 0.0F, 1.0F) * (1 - a), w = a + s;
      const float share = w > 0 ? a / w : 1;
      layer.at<cv::Vec4f>(y, x) = {color[0] * share, color[1] * share, color[2] * share, w};
    }
  }
  return layer;
}
}  // namespace

cv::Mat PlaceBackend::run(const BackendJob& job, Progress& progress, const PreviewSink& /*preview*/) {
  if (!job.placement) throw Error(ErrorCode::Internal, "There is nothing to place.");
  const Placement& placement = *job.placement;
  const cv::Rect part = cv::boundingRect(job.mask.whole());
  const Rect area{job.origin.x + part.x, job.origin.y + part.y, part.width, part.height};
  Progress cutting = progress.part(0, 0.4), matching = progress.part(0.4, 0.6);
  Scene scene{job, placement, part, cut_out(placement, area, cutting), near_to(part, job.picture.size()), {}};
  scene.around = around_of(scene);
  const cv::Mat shadow = shadow_under(scene);
  if (job.harmonize) {
    match_tone(scene, matching);
    scene.thing.color = harmony::without_seam(scene.thing.color, scene.thing.alpha, picture_under(scene),
                                              placement.harmony.seam);
    progress.update(0.65);
    match_sharpness(scene);
    progress.update(0.75);
    match_grain(scene);
    progress.update(0.85);
    match_blocks(scene);
  }
  cv::Mat layer(job.picture.size(), CV_32FC4, cv::Scalar::all(0));
  layered(scene.thing, shadow).copyTo(layer(part));
  progress.update(1);
  return layer;
}

}  // namespace pentimento::engine
