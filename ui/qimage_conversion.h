// Between the project's pictures and Qt's, for the clipboard and thumbnails.
#pragma once

#include <QImage>

#include "image/color.h"
#include "image/image.h"
#include "image/mask.h"

namespace pentimento::ui {

/// Grey or RGB, 8 or 16 bit, alpha only if the picture has it; the color space's profile is kept.
image::Image fromQImage(const QImage& picture);

/// `area` as sRGB. Throws Error(OutOfMemory) when Qt cannot allocate it.
QImage toQImage(const image::Image& picture, const Rect& area);
/// As above, seen through the mask: transparent where nothing is selected.
QImage toQImage(const image::Image& picture, const image::Mask& mask, const Rect& area);

/// `area` scaled to fit into `limit` (device pixels); reads only as many pixels as that needs.
QImage thumbnail(const image::Image& picture, const image::ColorConverter& converter, const Rect& area,
                 const QSize& limit);

}  // namespace pentimento::ui
