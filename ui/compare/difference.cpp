#include "ui/compare/difference.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <opencv2/core.hpp>

namespace pentimento::ui {

namespace {
struct Text {
  Q_DECLARE_TR_FUNCTIONS(Difference)
};

int depthOf(image::SampleType type) {
  switch (type) {
    case image::SampleType::UInt8:
      return CV_8U;
    case image::SampleType::UInt16:
      return CV_16U;
    case image::SampleType::Half:
      return CV_16F;
    case image::SampleType::Float:
      break;
  }
  return CV_32F;
}

/// CV_32F, one row for each pixel.
cv::Mat samplesOf(const image::TiledImage& pixels, const Rect& area) {
  const int channels = pixels.format().channels();
  cv::Mat samples(area.height, area.width, CV_MAKETYPE(depthOf(pixels.format().sample), channels));
  pixels.read(area, samples.data, samples.step[0]);
  cv::Mat numbers;
  samples.reshape(1, area.width * area.height).convertTo(numbers, CV_32F);
  return numbers;
}

void add(Difference& sum, const cv::Mat& a, const cv::Mat& b) {
  cv::Mat apart, most;
  cv::absdiff(a, b, apart);
  cv::reduce(apart, most, 1, cv::REDUCE_MAX);
  double largest = 0;
  cv::minMaxLoc(most, nullptr, &largest);
  sum.largest = std::max(sum.largest, largest);
  sum.differing += cv::countNonZero(most);
}

const cv::Mat wrapped(const QImage& image) {
  return {image.height(), image.width(), CV_8UC4, const_cast<uchar*>(image.constBits()),
          static_cast<std::size_t>(image.bytesPerLine())};
}
}  // namespace

Difference differenceOf(const image::TiledImage& a, Point originOfA, const image::TiledImage& b,
                        Point originOfB, Progress& progress) {
  const Point by{originOfB.x - originOfA.x, originOfB.y - originOfA.y};  // from a to b
  const Rect common = a.bounds().intersected(b.bounds().translated(-by.x, -by.y));
  Difference sum;
  sum.sample = a.format().sample;
  sum.compared = common.area();
  const Size grid = a.tile_grid();
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) {
      const Rect area = a.tile_area({x, y}).intersected(common);
      const bool alike = by == Point{} && x < b.tile_grid().width && y < b.tile_grid().height;
      if (area.empty() || (alike && a.tile({x, y}) == b.tile({x, y}))) continue;
      add(sum, samplesOf(a, area), samplesOf(b, area.translated(by.x, by.y)));
    }
    progress.update(double(y + 1) / grid.height);
  }
  return sum;
}

QString inWords(const Difference& difference) {
  const QLocale locale;
  if (difference.differing == 0) return Text::tr("No pixel differs");
  QString by = locale.toString(difference.largest, 'g', 3);
  if (difference.sample == image::SampleType::UInt8) by = Text::tr("%1 of 255").arg(int(difference.largest));
  if (difference.sample == image::SampleType::UInt16)
    by = Text::tr("%1 of 65535").arg(int(difference.largest));
  return Text::tr("%1 of %2 px differ, by up to %3")
      .arg(locale.toString(qlonglong(difference.differing)), locale.toString(qlonglong(difference.compared)),
           by);
}

QImage amplifiedDifference(const QImage& a, const QImage& b, int factor) {
  QImage made(a.size(), QImage::Format_RGB32);
  cv::Mat out(made.height(), made.width(), CV_8UC4, made.bits(),
              static_cast<std::size_t>(made.bytesPerLine()));
  cv::absdiff(wrapped(a), wrapped(b), out);
  out.convertTo(out, -1, factor);
  cv::add(out, cv::Scalar(0, 0, 0, 255), out);  // RGB32 wants opaque pixels
  made.setDevicePixelRatio(a.devicePixelRatio());
  return made;
}

}  // namespace pentimento::ui
