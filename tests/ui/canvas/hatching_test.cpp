// Stripes on screens of any pixel ratio.
#include "ui/canvas/hatching.h"

#include <QImage>
#include <QPainter>

#include "tests/catch.h"
#include "ui/canvas/veil.h"

using namespace pentimento::ui;

namespace {
constexpr int kSide = 80;

QImage stripes(double ratio) {
  QImage image(QSize(kSide, kSide) * ratio, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(ratio);
  image.fill(Qt::black);
  QPainter painter(&image);
  painter.fillRect(QRect(0, 0, kSide, kSide), hatching(Qt::white, ratio));
  return image;
}

int countAcross(const QImage& image) {
  int count = 0;
  for (int x = 0; x < image.width(); ++x) {
    const bool before = qGray(image.pixel((x + image.width() - 1) % image.width(), 3)) > 60;
    count += !before && qGray(image.pixel(x, 3)) > 60;
  }
  return count;
}

double mean(const QImage& image) {
  double sum = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) sum += qGray(image.pixel(x, y));
  }
  return sum / image.width() / image.height();
}
}  // namespace

TEST_CASE("stripes are as many and as bright whatever the pixel ratio") {
  const QImage once = stripes(1);
  CHECK(countAcross(once) == kSide / 8);
  for (const double ratio : {1.25, 1.5, 2.0, 3.0}) {
    INFO(ratio);
    CHECK(countAcross(stripes(ratio)) == kSide / 8);
    CHECK(mean(stripes(ratio)) == Approx(mean(once)).epsilon(0.05));
  }
}

TEST_CASE("stripes of a veil are as many and as bright whatever the pixel ratio") {
  const auto veiled = [](double ratio) {
    QImage image(QSize(kSide, kSide) * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(QColor(40, 40, 40));
    QPainter painter(&image);
    painter.setClipRect(0, 0, kSide, kSide);
    QImage open(1, 1, QImage::Format_Alpha8);
    open.fill(0);
    paintVeil(painter, {{0, 0, 1, 1}, open}, QRectF(0, 0, kSide, kSide), QRectF(0, 0, 1, 1), ratio);
    return image;
  };
  CHECK(mean(veiled(2)) == Approx(mean(veiled(1))).epsilon(0.02));
}
