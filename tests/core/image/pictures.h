// Pictures, masks and places for the tests of core/image.
#pragma once

#include <filesystem>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "image/image.h"
#include "image/mask.h"
#include "tests/temporary_folder.h"

namespace pentimento::test {

/// Every sample type with grey and RGB, with and without alpha.
std::vector<image::PixelFormat> all_pixel_formats();
std::string to_string(image::PixelFormat format);

/// Random samples over the whole range of the type (0..1 for half and float), alpha of 0 included.
image::Image noise(image::PixelFormat format, Size size, unsigned seed = 1);

/// All samples of `area`, as bytes.
std::vector<std::byte> bytes_of(const image::TiledImage& pixels, const Rect& area);
bool same_samples(const image::TiledImage& a, const image::TiledImage& b);

/// 255 in `area`.
image::Mask rectangle_mask(Size size, const Rect& area);

std::vector<std::uint8_t> read_bytes(const std::filesystem::path& file);
void write_bytes(const std::filesystem::path& file, const std::vector<std::uint8_t>& bytes);

}  // namespace pentimento::test
