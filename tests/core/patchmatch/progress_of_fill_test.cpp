#include <algorithm>
#include <chrono>
#include <stop_token>
#include <thread>
#include <vector>

#include "base/error.h"
#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

TEST_CASE("Fill: progress rises to 1, and previews arrive before it") {
  const cv::Mat picture = landscape(160, 120);
  const cv::Mat mask = hole(picture.size(), {40, 30, 60, 60});
  std::vector<double> fractions;
  Progress progress({}, [&](double f) { fractions.push_back(f); });
  int previews = 0;
  fill({picture, mask, 1}, progress, [&](const cv::Mat& preview) {
    CHECK(preview.type() == CV_32FC3);
    CHECK(preview.cols <= picture.cols);
    ++previews;
  });
  CHECK(previews > 1);
  REQUIRE(fractions.size() > 10);
  CHECK(fractions.back() == 1);
  CHECK(std::is_sorted(fractions.begin(), fractions.end()));
  CHECK(fractions[fractions.size() / 2] < 0.95);
}

TEST_CASE("Fill: a cancel is noticed soon, and the next run works") {
  const cv::Mat picture = landscape(1000, 750);
  const cv::Mat mask = hole(picture.size(), {200, 150, 500, 400});
  std::stop_source stop;
  std::chrono::steady_clock::time_point asked;
  std::jthread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    asked = std::chrono::steady_clock::now();
    stop.request_stop();
  });
  Progress progress(stop.get_token());
  CHECK_THROWS_AS(fill({picture, mask, 1}, progress), Cancelled);
  other.join();
  const std::chrono::duration<double> late = std::chrono::steady_clock::now() - asked;
  CHECK(late.count() < 1);  // far above what a free machine needs: about 0.05 s
  CHECK(cv::checkRange(filled(landscape(60, 60), hole({60, 60}, {20, 20, 20, 20}))));
}

TEST_CASE("Fill: a picture and mask of different sizes are refused") {
  Progress progress;
  CHECK_THROWS_AS(fill({landscape(20, 20), cv::Mat::zeros(10, 10, CV_8U), 1}, progress), Error);
}
