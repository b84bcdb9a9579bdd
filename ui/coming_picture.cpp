#include "ui/coming_picture.h"

#include "image/io.h"
#include "ui/qimage_conversion.h"

namespace pentimento::ui {

namespace {
constexpr std::int64_t kLeastPixels =
    4'000'000;  // smaller ones are complete in less than a tenth of a second
}  // namespace

std::optional<ComingPicture> readComing(const std::filesystem::path& file, Progress progress) try {
  const auto coarse = image::read_coarse(file, progress, kLeastPixels);
  if (!coarse) return std::nullopt;
  const QImage seen = toQImage(coarse->image, coarse->image.pixels.bounds());
  return ComingPicture{{coarse->size.width, coarse->size.height},
                       image::CoarseImage::kLevel,
                       seen.convertToFormat(QImage::Format_RGB32)};
} catch (...) {
  return std::nullopt;
}

}  // namespace pentimento::ui
