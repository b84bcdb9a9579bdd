#include "tests/core/document/edits.h"

#include <opencv2/core.hpp>

namespace pentimento::test {

namespace {
document::Candidate noise_candidate(const Rect& area, unsigned seed, image::SampleType type, bool opaque) {
  cv::Mat srgb(area.height, area.width, CV_32FC3);
  cv::RNG(seed).fill(srgb, cv::RNG::UNIFORM, -0.1, 1.1);
  document::Candidate candidate;
  candidate.fill = image::make_fill(srgb, {area.x, area.y}, type, opaque);
  candidate.seed = seed;
  candidate.recipe = "{\"seed\": " + std::to_string(seed) + "}";
  return candidate;
}
}  // namespace

document::Edit noise_edit(const Rect& canvas, const Rect& area, unsigned seed, image::SampleType type) {
  document::Edit edit;
  edit.id = document::new_edit_id();
  edit.operation = "vary";
  edit.canvas = canvas;
  const Rect own = area.translated(-canvas.x, -canvas.y);
  cv::Mat values(own.height, own.width, CV_8UC1, cv::Scalar(255));
  if (seed % 2 == 1) cv::RNG(seed).fill(values, cv::RNG::UNIFORM, 1, 256);  // a soft mask
  edit.mask = image::Mask::placed(canvas.size(), own, values);
  const Rect filled = own.grown(image::kMaxRing).intersected(Rect::of(canvas.size()));
  for (unsigned i = 0; i < 2; ++i) {
    edit.candidates.push_back(noise_candidate(filled, 2 * seed + i, type, false));
  }
  return edit;
}

document::Edit extension(const Rect& old, const Rect& canvas, unsigned seed) {
  document::Edit edit;
  edit.id = document::new_edit_id();
  edit.operation = "extend";
  edit.canvas = canvas;
  edit.extends = true;
  edit.ring = 0;
  edit.mask = image::Mask(canvas.size()).inverted();
  edit.mask.set(old.translated(-canvas.x, -canvas.y), cv::Mat::zeros(old.height, old.width, CV_8UC1));
  for (unsigned i = 0; i < 2; ++i) {
    edit.candidates.push_back(
        noise_candidate(Rect::of(canvas.size()), 2 * seed + i, image::SampleType::Half, true));
  }
  return edit;
}

}  // namespace pentimento::test
