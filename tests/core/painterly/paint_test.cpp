#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/error.h"
#include "painterly/painterly.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::painterly;

namespace {
constexpr std::array<Medium, 4> kMedia = {Medium::Watercolor, Medium::Oil, Medium::Gouache, Medium::Ink};

/// A dark disk on a sky over a field, with grain; CV_32FC3.
cv::Mat scene(int width, int height) {
  cv::Mat picture(height, width, CV_32FC3, cv::Scalar(0.55, 0.7, 0.9));
  picture.rowRange(height * 2 / 3, height).setTo(cv::Scalar(0.35, 0.5, 0.2));
  cv::circle(picture, {width / 2, height / 2}, std::max(1, height / 4), cv::Scalar(0.15, 0.1, 0.1), -1);
  cv::RNG random(7);
  cv::Mat grain(picture.size(), CV_32FC3);
  random.fill(grain, cv::RNG::NORMAL, 0, 0.02);
  return picture + grain;
}

cv::Mat painted(const Job& job) {
  Progress progress;
  return paint(job, progress);
}

Job job_for(Medium medium, const cv::Mat& picture) {
  Job job;
  job.picture = picture;
  job.medium = medium;
  return job;
}

double difference(const cv::Mat& a, const cv::Mat& b) {
  return cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total() * 3);
}
}  // namespace

TEST_CASE("Painting: any size, finite, in range, the size of the picture") {
  for (const Medium medium : kMedia) {
    for (const cv::Size size :
         {cv::Size(1, 1), cv::Size(2, 1), cv::Size(1, 9), cv::Size(7, 5), cv::Size(120, 2)}) {
      INFO(static_cast<int>(medium) << ": " << size.width << " x " << size.height);
      const cv::Mat result = painted(job_for(medium, scene(size.width, size.height)));
      CHECK(result.type() == CV_32FC3);
      CHECK(result.size() == size);
      CHECK(cv::checkRange(result, true, nullptr, 0, 1.0001));
    }
  }
}

TEST_CASE("Painting: the same bits for any number of threads, others for another seed") {
  const int threads = cv::getNumThreads();
  for (const Medium medium : kMedia) {
    INFO(static_cast<int>(medium));
    Job job = job_for(medium, scene(60, 44));
    cv::setNumThreads(1);
    const cv::Mat one = painted(job);
    cv::setNumThreads(3);
    const cv::Mat three = painted(job);
    cv::setNumThreads(threads);
    CHECK(cv::norm(one, three, cv::NORM_INF) == 0);
    job.seed = 9;
    CHECK(difference(one, painted(job)) > 0.002);
  }
}

TEST_CASE("Painting: shows what the picture shows, and is not the picture") {
  const cv::Mat picture = scene(90, 66);
  for (const Medium medium : {Medium::Watercolor, Medium::Oil, Medium::Gouache}) {
    INFO(static_cast<int>(medium));
    const cv::Mat result = painted(job_for(medium, picture));
    CHECK(difference(result, picture) > 0.015);
    cv::Mat a, b;
    cv::resize(picture, a, {9, 6}, 0, 0, cv::INTER_AREA);
    cv::resize(result, b, {9, 6}, 0, 0, cv::INTER_AREA);
    CHECK(difference(a, b) < 0.08);
  }
  const cv::Mat ink = painted(job_for(Medium::Ink, picture));
  const auto red_minus_blue = [](const cv::Mat& m) { return cv::mean(m)[0] - cv::mean(m)[2]; };
  CHECK(std::abs(red_minus_blue(ink)) < 0.06);  // it has no color
  const cv::Rect disk(39, 27, 12, 12), sky(3, 3, 12, 12);
  CHECK(cv::mean(ink(disk))[1] < cv::mean(ink(sky))[1] - 0.3);
}

TEST_CASE("Painting: strength 0 is the picture, and more of it goes farther away") {
  const cv::Mat picture = scene(48, 36);
  for (const Medium medium : kMedia) {
    Job job = job_for(medium, picture);
    job.strength = 0;
    CHECK(cv::norm(painted(job), picture, cv::NORM_INF) < 1e-6);
    job.strength = 0.15;
    const double little = difference(painted(job), picture);
    job.strength = 1;
    CHECK(little > 0);
    CHECK(little < difference(painted(job), picture));
  }
}

TEST_CASE("Painting: a part is painted with the brushes of the whole") {
  cv::Mat picture(40, 60, CV_32FC3, cv::Scalar::all(0.8));
  picture.colRange(30, 32).setTo(cv::Scalar::all(0.1));  // a line for a fine brush
  Job job = job_for(Medium::Oil, picture);
  const auto line = [&] {
    const cv::Mat result = painted(job);
    return cv::mean(result.colRange(10, 20))[1] - cv::mean(result.colRange(30, 32))[1];
  };
  CHECK(line() > 0.45);
  job.full_side = 3000;
  CHECK(line() < 0.3);
}

TEST_CASE("Painting: progress rises to 1, previews come early, cancel is heard") {
  for (const Medium medium : kMedia) {
    Job job = job_for(medium, scene(420, 40));
    double last = -1, at_preview = -1;
    std::stop_source source;
    Progress progress(source.get_token(), [&](double fraction) {
      CHECK(fraction >= last);
      last = fraction;
      if (fraction > 0.3) source.request_stop();
    });
    const auto see = [&](const cv::Mat& preview) {
      if (at_preview < 0) at_preview = last;
      CHECK(preview.type() == CV_32FC3);
    };
    CHECK_THROWS_AS(paint(job, progress, see), Cancelled);
    CHECK(at_preview >= 0);
    CHECK(at_preview < 0.1);
    CHECK(last < 0.9);
  }
  double last = 0;
  Progress progress({}, [&](double fraction) { last = fraction; });
  paint(job_for(Medium::Ink, scene(60, 40)), progress);
  CHECK(last == 1);
}

TEST_CASE("Painting: refuses what is no picture, and takes odd numbers as the default") {
  Progress progress;
  CHECK_THROWS_AS(paint(Job{}, progress), Error);
  CHECK_THROWS_AS(paint(job_for(Medium::Oil, cv::Mat(4, 4, CV_8UC3)), progress), Error);
  Job job = job_for(Medium::Gouache, scene(40, 30) * 100);  // far out of range
  job.strength = job.detail = std::nan("");
  CHECK(cv::checkRange(painted(job), true, nullptr, -0.001, 1.001));
}
