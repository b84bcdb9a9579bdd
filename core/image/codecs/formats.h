// The file formats: how they are recognized, what they can hold, and who reads and writes them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "image/codecs/codec.h"

namespace pentimento::image {

enum class FileFormat { Png, Jpeg, Tiff, WebP, OpenExr };

/// By the suffix, in upper or lower case.
std::optional<FileFormat> format_of_suffix(const std::filesystem::path& file);
/// By the first bytes.
std::optional<FileFormat> format_of_content(const std::filesystem::path& file);

std::string id(FileFormat format);    ///< "png", "jpeg", "tiff", "webp", "openexr"
std::string name(FileFormat format);  ///< as people write it: "PNG", "OpenEXR"

/// The format nearest to `wanted` that a file can hold.
PixelFormat storable(FileFormat format, PixelFormat wanted);

/// Opens the codec library if the format needs it. Throws Error(Internal) when it cannot be loaded.
const Codec& codec(FileFormat format);

}  // namespace pentimento::image
