// What is seen of a picture while its file is still being read.
#pragma once

#include <QImage>
#include <QSize>
#include <filesystem>
#include <optional>

#include "base/progress.h"

namespace pentimento::ui {

struct ComingPicture {
  QSize size;     ///< that the whole picture will have
  int level = 0;  ///< each pixel of `coarse` is the mean of 2^level x 2^level of the picture
  QImage coarse;  ///< for the screen, RGB32
};

/// Nothing when the picture is there as soon, or cannot be read: reading all of it says why. Throws nothing.
std::optional<ComingPicture> readComing(const std::filesystem::path& file, Progress progress);

}  // namespace pentimento::ui
