#include "ui/placing/placed_pictures.h"

#include <QCoreApplication>
#include <algorithm>
#include <filesystem>

#include "base/error.h"
#include "engine/content_hash.h"
#include "engine/models.h"
#include "image/io.h"

namespace pentimento::ui {

namespace {
namespace fs = std::filesystem;

fs::path pathOf(const std::string& utf8) {
  return {std::u8string(utf8.begin(), utf8.end())};
}

std::string utf8Of(const fs::path& path) {
  const std::u8string text = path.u8string();
  return {text.begin(), text.end()};
}
}  // namespace

std::string fileOfPlacedPicture(const image::Image& picture, const std::string& path, Progress& progress) {
  if (!path.empty()) return path;
  std::string name = engine::content_hash(picture);
  std::replace(name.begin(), name.end(), ':', '-');
  const fs::path folder = engine::user_data_folder() / "placed";
  fs::create_directories(folder);
  const bool whole = image::fill_type(picture.pixels.format().sample) == image::SampleType::Half ||
                     picture.pixels.format().sample == image::SampleType::UInt16;
  const fs::path file = folder / (name + (whole ? ".png" : ".tif"));
  if (!fs::exists(file)) image::write_image(picture, file, {}, progress);
  return utf8Of(file);
}

image::Image readPlacedPicture(const std::string& path, Progress& progress) {
  std::error_code error;
  if (path.empty() || !fs::exists(pathOf(path), error)) {
    const QString sentence = QCoreApplication::translate(
        "PlacedPicture",
        "The picture that was placed is not there any more: \"%1\". Put it back to place it otherwise.");
    throw Error(ErrorCode::BadFile, sentence.arg(QString::fromStdString(path)).toStdString());
  }
  return image::read_image(pathOf(path), progress);
}

}  // namespace pentimento::ui
