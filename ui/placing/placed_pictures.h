// The files of placed pictures, so that they can be placed otherwise later.
#pragma once

#include <string>

#include "base/progress.h"
#include "image/image.h"

namespace pentimento::ui {

/// `path` if it is the file of the picture; else that of a copy in the data folder, named by its content,
/// which is written if it is not there. Throws Error(BadFile).
std::string fileOfPlacedPicture(const image::Image& picture, const std::string& path, Progress& progress);

/// Throws Error(BadFile) with a sentence when the picture is not there any more.
image::Image readPlacedPicture(const std::string& path, Progress& progress);

}  // namespace pentimento::ui
