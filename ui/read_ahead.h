// The picture that the program was started with, read while the window is still being made.
#pragma once

#include <atomic>
#include <filesystem>
#include <future>
#include <optional>
#include <thread>

#include "base/progress.h"
#include "image/image.h"
#include "ui/coming_picture.h"

namespace pentimento::ui {

class ReadAhead {
 public:
  /// Begins at once, on threads of its own. What goes wrong is thrown by take().
  explicit ReadAhead(const std::filesystem::path& file);

  /// What readComing() gives when `file` is the one that was begun, and nobody has taken the picture: waits
  /// for it. May be called from any thread.
  std::optional<ComingPicture> coming(const std::filesystem::path& file);
  /// The picture when `file` is the one that was begun, and nobody has taken it: waits for it. May be called
  /// from any thread; throws what image::read_image() throws.
  std::optional<image::Image> take(const std::filesystem::path& file, Progress& progress);

 private:
  const std::filesystem::path file_;  // where it really lies
  std::promise<std::optional<ComingPicture>> glanced_;
  std::shared_future<std::optional<ComingPicture>> coming_ = glanced_.get_future().share();
  std::promise<image::Image> made_;
  std::future<image::Image> picture_ = made_.get_future();
  std::atomic<double> fraction_ = 0;
  std::atomic<bool> taken_ = false;
  // Last: they use all of the above. Both at once: the window, which is made meanwhile, often waits.
  std::jthread glance_;
  std::jthread reading_;
};

}  // namespace pentimento::ui
