#include "harmony/light_direction.h"

#include <cmath>

#include "tests/catch.h"
#include "tests/core/harmony/scenes.h"

using namespace pentimento::harmony;

namespace {
/// Balls on a gray ground, lit from (x, y) in the picture and half from the front.
cv::Mat balls(double x, double y) {
  cv::Mat picture(200, 200, CV_32FC3, cv::Scalar::all(0.4));
  for (const cv::Point middle : {cv::Point(50, 60), cv::Point(140, 50), cv::Point(95, 140)}) {
    for (int dy = -32; dy <= 32; ++dy) {
      for (int dx = -32; dx <= 32; ++dx) {
        const double nx = dx / 32.0, ny = dy / 32.0, rest = 1 - nx * nx - ny * ny;
        if (rest <= 0) continue;
        const double light = std::max(0.0, 0.8 * (nx * x + ny * y) + 0.6 * std::sqrt(rest));
        picture.at<cv::Vec3f>(middle.y + dy, middle.x + dx) =
            cv::Vec3f::all(static_cast<float>(0.05 + 0.75 * light));
      }
    }
  }
  return picture;
}
}  // namespace

TEST_CASE("Light direction: from where balls are bright") {
  for (const cv::Vec2d& light : {cv::Vec2d(-1, 0), cv::Vec2d(1, 0), cv::Vec2d(0, -1), cv::Vec2d(0.7, -0.7)}) {
    const cv::Mat picture = balls(light[0], light[1]);
    const LightDirection found = light_direction(picture, everywhere(picture));
    INFO(light[0] << " " << light[1] << ": " << found.x << " " << found.y);
    CHECK(found.x * light[0] + found.y * light[1] > 0.85 * std::hypot(light[0], light[1]));
    CHECK(found.confidence > 0.15);
  }
}

TEST_CASE("Light direction: none in noise, and none without pixels") {
  const cv::Mat noise = noisy(cv::Mat(200, 200, CV_32FC3, cv::Scalar::all(0.5)), 0.2);
  CHECK(light_direction(noise, everywhere(noise)).confidence < 0.1);
  CHECK(light_direction(noise, cv::Mat::zeros(noise.size(), CV_8UC1)).confidence == 0);
}
