// bench_painterly OUT_FOLDER PHOTO...: paints each photograph in each medium, writes the paintings and a
// contact sheet (all at a glance, and a detail of each at 100 %), and prints seconds to the first preview and
// to the painting, beside OpenCV's stylization filters in the same run.
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <opencv2/imgproc.hpp>
#ifdef PENTIMENTO_HAS_OPENCV_PHOTO
#include <opencv2/photo.hpp>
#endif
#ifdef PENTIMENTO_HAS_OPENCV_XPHOTO
#include <opencv2/xphoto/oilpainting.hpp>
#endif
#include <string>
#include <utility>
#include <vector>

#include "image/color.h"
#include "image/io.h"
#include "painterly/painterly.h"

using namespace pentimento;

namespace {
constexpr int kCell = 420;  // px of the sheet

struct Result {
  std::string name;
  cv::Mat picture;  // CV_8UC3 RGB
  double preview = 0, seconds = 0;
};

class Clock {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

cv::Mat bytes(const cv::Mat& srgb) {
  cv::Mat result;
  srgb.convertTo(result, CV_8U, 255);
  return result;
}

Result painted(const std::string& name, painterly::Medium medium, const cv::Mat& photo) {
  painterly::Job job;
  job.picture = photo;
  job.medium = medium;
  Result result{name, {}};
  Progress progress;
  const Clock clock;
  const cv::Mat picture = painterly::paint(job, progress, [&](const cv::Mat&) {
    if (result.preview == 0) result.preview = clock.seconds();
  });
  result.seconds = clock.seconds();
  result.picture = bytes(picture);
  return result;
}

Result filtered(const std::string& name, const cv::Mat& photo,
                const std::function<void(const cv::Mat&, cv::Mat&)>& filter) {
  Result result{name, {}};
  const cv::Mat source = bytes(photo);
  const Clock clock;
  filter(source, result.picture);
  result.seconds = clock.seconds();
  return result;
}

std::vector<Result> all_of(const cv::Mat& photo) {
  using painterly::Medium;
  std::vector<Result> results{painted("watercolor", Medium::Watercolor, photo),
                              painted("oil", Medium::Oil, photo), painted("gouache", Medium::Gouache, photo),
                              painted("ink", Medium::Ink, photo)};
#ifdef PENTIMENTO_HAS_OPENCV_PHOTO
  results.push_back(
      filtered("cv-stylization", photo, [](const cv::Mat& in, cv::Mat& out) { cv::stylization(in, out); }));
  results.push_back(filtered("cv-pencilSketch", photo, [](const cv::Mat& in, cv::Mat& out) {
    cv::Mat grey;
    cv::pencilSketch(in, grey, out);
  }));
#endif
#ifdef PENTIMENTO_HAS_OPENCV_XPHOTO
  results.push_back(filtered("cv-oilPainting", photo, [](const cv::Mat& in, cv::Mat& out) {
    cv::xphoto::oilPainting(in, out, std::max(2, std::max(in.cols, in.rows) / 300), 1);
  }));
#endif
  return results;
}

image::Image to_image(const cv::Mat& rgb) {
  image::Image picture;
  const cv::Mat whole = rgb.clone();
  picture.pixels = image::TiledImage({}, {whole.cols, whole.rows});
  picture.pixels.write({0, 0, whole.cols, whole.rows}, whole.data, whole.step[0]);
  return picture;
}

void write(const cv::Mat& rgb, const std::filesystem::path& file) {
  Progress progress;
  image::write_image(to_image(rgb), file, {}, progress);
}

// At a glance, and the middle at 100 %.
cv::Mat cells_of(const cv::Mat& picture) {
  cv::Mat cells(2 * kCell, kCell, CV_8UC3, cv::Scalar::all(40)), small;
  const double scale = static_cast<double>(kCell) / std::max(picture.cols, picture.rows);
  cv::resize(picture, small,
             {std::max(1, cvRound(picture.cols * scale)), std::max(1, cvRound(picture.rows * scale))}, 0, 0,
             cv::INTER_AREA);
  small.copyTo(cells(cv::Rect((kCell - small.cols) / 2, (kCell - small.rows) / 2, small.cols, small.rows)));
  const cv::Size size(std::min(kCell, picture.cols), std::min(kCell, picture.rows));
  const cv::Mat middle =
      picture(cv::Rect({(picture.cols - size.width) / 2, (picture.rows - size.height) / 2}, size));
  middle.copyTo(cells(cv::Rect({0, kCell}, size)));
  return cells;
}

cv::Mat read(const std::filesystem::path& file) {
  Progress progress;
  const image::Image picture = image::read_image(file, progress);
  return image::ColorConverter(picture.pixels.format(), *picture.metadata)
      .to_srgb(picture.pixels, Rect::of(picture.size()));
}
}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::puts("bench_painterly OUT_FOLDER PHOTO...");
    return 2;
  }
  const std::filesystem::path out = words[1];
  std::filesystem::create_directories(out);
  cv::Mat sheet;
  std::puts("| photograph | MP | style | first preview, s | painting, s |\n|---|---|---|---|---|");
  for (int k = 2; k < count; ++k) {
    const std::string name = std::filesystem::path(words[k]).stem();
    const cv::Mat photo = read(words[k]);
    cv::Mat row = cells_of(bytes(photo));
    for (const Result& result : all_of(photo)) {
      std::printf("| %s | %.1f | %s | %.2f | %.2f |\n", name.c_str(),
                  static_cast<double>(photo.total()) / 1e6, result.name.c_str(), result.preview,
                  result.seconds);
      std::fflush(stdout);
      write(result.picture, out / (name + "-" + result.name + ".jpg"));
      cv::hconcat(row, cells_of(result.picture), row);
    }
    sheet.push_back(row);
  }
  write(sheet, out / "sheet.jpg");
}
