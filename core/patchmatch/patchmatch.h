// The built-in engine: a picture repairs, extends or varies itself. No network, no weights.
//
// One multi-scale patch optimiser: for every patch that touches the hole find the nearest patch outside it
// (PatchMatch: Barnes et al. 2009), let overlapping patches vote for each pixel (Wexler et al. 2007), repeat
// from a coarse picture to a fine one, with bias adaptation as in Image Melding (Darabi et al. 2012). The
// coarsest levels start from patch diffusion (the equivariant local score machine of Kamb and Ganguli 2024),
// or, where lines and patterns should go on, from few large copies (He and Sun 2012); the seed decides which.
// A variation is the same loop started from noise over the picture's own content (GPNN: Granot et al. 2022).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <opencv2/core.hpp>

#include "base/pixel_view.h"
#include "base/progress.h"
#include "patchmatch/fill_options.h"
#include "patchmatch/wrap.h"

namespace pentimento::patchmatch {

/// What jobs share that differ in nothing but their seed: up to 2 bytes per pixel, made by the first of them.
struct SharedWork;
std::shared_ptr<SharedWork> make_shared_work();

/// What to make. Results are CV_32FC3 sRGB (R G B, 0..1), masks CV_8UC1.
struct Job {
  PixelView picture;  ///< CV_32FC3 sRGB, values outside 0..1 are allowed; or CV_8UC3, 0..255
  PixelView hole;     ///< above 0: synthesize this pixel; the size of `picture`
  std::uint64_t seed =
      0;  ///< same job, same seed, same machine and build: same bits, for any number of threads
  cv::Mat excluded =
      {};  ///< CV_8UC1 or empty; above 0: never copy this pixel nor look at it (it is transparent)
  FillOptions options = {};  ///< of fill() and extend()
  cv::Rect wanted = {};      ///< what of the result is looked at; empty: all. Elsewhere it may hold anything
  /// From make_shared_work(), for one job after the other: later ones take less time. Results stay the same.
  std::shared_ptr<SharedWork> shared = {};
  PixelView not_copied = {};  ///< CV_8UC1 or empty; above 0: look at this pixel, but do not copy it
};

/// A small version of the result so far: CV_32FC3 sRGB of the whole job, at the level's own size.
using PreviewSink = std::function<void(const cv::Mat&)>;

/// `job.picture` with the hole filled from the rest; CV_32FC3. Pixels close around the hole (up to two patch
/// radii) hold what the patches vote there, for blending; farther ones are unchanged. With nothing to copy
/// from (all hole, or less than a patch known) the hole is filled smoothly from what there is, or mid grey.
/// Any size from 1x1.
cv::Mat fill(const Job& job, Progress& progress, const PreviewSink& preview = {});

/// `job.picture` continued into the hole, which is new canvas along its borders. Like fill(), but free to
/// copy from anywhere along the horizon, where fill() prefers what is near: a wide strip would repeat its
/// neighbor. What there is only once is rather not shown a second time.
cv::Mat extend(const Job& job, Progress& progress, const PreviewSink& preview = {});

/// 1 - the best correlation of fine detail between a window of a result, half as wide and as high as it, and
/// any place of the picture or of a result of another seed; the mean over five windows, on photographs
/// (tests/bench/vary), at any strength. Of textures every window differs by twice as much.
inline constexpr double kLeastDistance = 0.04;

/// What a variation is to be.
struct VaryOptions {
  double strength = 0.5;  ///< 0..1: from other details in the same layout to another layout
  /// px of the result, the whole picture on a canvas of another format (retarget.h); empty: the picture's
  /// own. Things keep their proportions: what is even around them gives way, and where it cannot, the picture
  /// is continued as by extend().
  cv::Size size = {};
  Wrap wrap = {};  ///< which borders of the result join those opposite; with all pixels set
};

/// New content of the same style inside the hole (all pixels set, and for another size: the whole picture),
/// made from all of the picture. With another size and strength 0 the same content in another format,
/// and what continues it; with borders that join the same but for what does not.
///
/// In the picture's own size no two seeds make the same, and no result is the picture moved about: by
/// kLeastDistance or more any two of them differ. What is like nothing else in the picture stays in its
/// place, and whole; ever less does with strength.
cv::Mat vary(const Job& job, const VaryOptions& options, Progress& progress, const PreviewSink& preview = {});

}  // namespace pentimento::patchmatch
