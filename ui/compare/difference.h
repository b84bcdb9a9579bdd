// In what two pictures differ: as a number, and made visible.
#pragma once

#include <QImage>
#include <QString>
#include <cstdint>

#include "base/progress.h"
#include "image/tiled_image.h"

namespace pentimento::ui {

struct Difference {
  std::int64_t compared = 0;  ///< px that both pictures have
  std::int64_t differing = 0;
  double largest = 0;  ///< in steps of the sample type (of 255, of 65535), or as it is for float
  image::SampleType sample = image::SampleType::UInt8;
};

/// Of what lies in both, exactly, in the pictures' own samples, which must have one format. Where the top
/// left of the document lies in each says how they lie on each other. Shared tiles cost nothing when both
/// lie alike.
Difference differenceOf(const image::TiledImage& a, Point originOfA, const image::TiledImage& b,
                        Point originOfB, Progress& progress);

/// "1,204 of 24,000,000 px differ, by up to 37 of 255".
QString inWords(const Difference& difference);

/// The difference of two RGB32 images of one size, times `factor`.
QImage amplifiedDifference(const QImage& a, const QImage& b, int factor);

}  // namespace pentimento::ui
