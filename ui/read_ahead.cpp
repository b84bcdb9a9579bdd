#include "ui/read_ahead.h"

#include <chrono>
#include <exception>
#include <system_error>

#include "image/io.h"

namespace pentimento::ui {

namespace {
std::filesystem::path placeOf(const std::filesystem::path& file) {
  std::error_code failed;
  std::filesystem::path place = std::filesystem::weakly_canonical(file, failed);
  return failed ? file : place;
}
}  // namespace

ReadAhead::ReadAhead(const std::filesystem::path& file)
    : file_(placeOf(file)),
      glance_([this](const std::stop_token& stop) { glanced_.set_value(readComing(file_, Progress(stop))); }),
      reading_([this](const std::stop_token& stop) {
        Progress progress(stop, [this](double fraction) { fraction_ = fraction; });
        try {
          made_.set_value(image::read_image(file_, progress));
        } catch (...) {
          made_.set_exception(std::current_exception());
        }
      }) {}

std::optional<ComingPicture> ReadAhead::coming(const std::filesystem::path& file) {
  if (placeOf(file) != file_ || taken_) return std::nullopt;
  return coming_.get();
}

std::optional<image::Image> ReadAhead::take(const std::filesystem::path& file, Progress& progress) {
  using namespace std::chrono_literals;
  if (placeOf(file) != file_ || taken_.exchange(true)) return std::nullopt;
  while (picture_.wait_for(10ms) != std::future_status::ready) {
    if (progress.stop_requested()) {
      reading_.request_stop();
    } else {
      progress.update(fraction_);
    }
  }
  return picture_.get();
}

}  // namespace pentimento::ui
