#include "patchmatch/restyle.h"

#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "patchmatch/palette_match.h"
#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {
cv::Mat restyled(const cv::Mat& content, const cv::Mat& style, double strength = 0.8,
                 std::uint64_t seed = 1) {
  Progress progress;
  return restyle({content, style, strength, seed}, progress);
}

cv::Mat warm(const cv::Mat& picture) {
  cv::Mat result;
  cv::transform(picture, result, cv::Matx34f(0.5F, 0.2F, 0, 0.4F, 0, 0.4F, 0.1F, 0.2F, 0, 0, 0.2F, 0.05F));
  return result;
}
}  // namespace

TEST_CASE("Palette: a picture gets mean and spread of the other's colors, as far as it should") {
  const cv::Mat picture = landscape(80, 60), example = warm(bricks(70, 50));
  cv::Scalar mean, spread, wanted, wanted_spread;
  cv::meanStdDev(palette_matched(picture, example, 1), mean, spread);
  cv::meanStdDev(example, wanted, wanted_spread);
  for (int c = 0; c < 3; ++c) {
    CHECK(mean[c] == Approx(wanted[c]).margin(0.002));
    CHECK(spread[c] == Approx(wanted_spread[c]).margin(0.02));
  }
  CHECK(cv::norm(palette_matched(picture, example, 0), picture, cv::NORM_INF) < 1e-4);
}

TEST_CASE("Restyle: shows the content in the colors of the style") {
  const cv::Mat content = landscape(96, 72), style = warm(landscape(120, 90));
  const cv::Mat result = restyled(content, style);
  REQUIRE(result.size() == content.size());
  CHECK(cv::checkRange(result));
  const cv::Scalar mean = cv::mean(result), wanted = cv::mean(style);
  CHECK(std::abs(mean[0] - wanted[0]) < 0.1);
  CHECK(mean[0] > mean[2] + 0.2);
  cv::Mat a, b;
  cv::cvtColor(content, a, cv::COLOR_RGB2GRAY);
  cv::cvtColor(result, b, cv::COLOR_RGB2GRAY);
  const double sky_over_field = cv::mean(a.rowRange(0, 20))[0] - cv::mean(a.rowRange(52, 72))[0];
  CHECK((cv::mean(b.rowRange(0, 20))[0] - cv::mean(b.rowRange(52, 72))[0]) * sky_over_field > 0);
}

TEST_CASE("Restyle: the same bits for any number of threads, others for another strength") {
  const cv::Mat content = landscape(64, 48), style = bricks(60, 60);
  const int threads = cv::getNumThreads();
  cv::setNumThreads(1);
  const cv::Mat one = restyled(content, style);
  cv::setNumThreads(3);
  const cv::Mat three = restyled(content, style);
  cv::setNumThreads(threads);
  CHECK(same_bits(one, three));
  CHECK(!same_bits(one, restyled(content, style, 0.3)));
}

TEST_CASE("Restyle: any size of both") {
  for (const cv::Size size : {cv::Size(1, 1), cv::Size(3, 40), cv::Size(30, 20)}) {
    for (const cv::Size other : {cv::Size(1, 1), cv::Size(5, 90), cv::Size(40, 40)}) {
      INFO(size << " like " << other);
      cv::Mat content, style;
      cv::resize(landscape(64, 48), content, size);
      cv::resize(bricks(64, 48), style, other);
      const cv::Mat result = restyled(content, style);
      CHECK(result.size() == size);
      CHECK(cv::checkRange(result));
    }
  }
}

TEST_CASE("Restyle: progress rises to 1, and a cancel is heard") {
  double last = 0;
  std::stop_source source;
  Progress stopped(source.get_token(), [&](double fraction) {
    CHECK(fraction >= last);
    last = fraction;
    if (fraction > 0.2) source.request_stop();
  });
  const StyleJob long_job{landscape(96, 72), bricks(96, 72), 0.7, 1};
  CHECK_THROWS_AS(restyle(long_job, stopped), Cancelled);
  CHECK(last < 0.9);
  Progress whole({}, [&](double fraction) { last = fraction; });
  restyle({landscape(32, 24), bricks(32, 24), 0.7, 1}, whole);
  CHECK(last == 1);
}
