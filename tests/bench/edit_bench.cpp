// bench_edit PHOTO [PERCENT..]: what a person waits for, through the engine as window and command line use
// it: time to the first preview and to the first candidate of a removal, of three candidates beside one, and
// peak memory (resident, of the whole process) over the picture's size, for masks of 1 to 30 % (or PERCENT)
// of the picture; the same for variations. Each measurement runs in a process of its own.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "base/error.h"
#include "engine/run_request.h"
#include "image/io.h"

namespace {

using namespace pentimento;
using Clock = std::chrono::steady_clock;

double megabytes_at_peak() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// A disc in the middle.
image::Mask disc(Size size, double share) {
  cv::Mat values = cv::Mat::zeros(size.height, size.width, CV_8U);
  const double radius = std::sqrt(share * static_cast<double>(size.area()) / CV_PI);
  cv::circle(values, {size.width / 2, size.height / 2}, static_cast<int>(radius), 255, cv::FILLED);
  image::Mask mask(size);
  mask.set(Rect::of(size), values);
  return mask;
}

struct Times {
  double preview = 0, first = 0, all = 0;  // s
};

Times run(const engine::EditRequest& request) {
  const engine::Backends backends = engine::built_in_backends();
  Times times;
  const auto start = Clock::now();
  const auto now = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  engine::RunObserver observer;
  observer.previewed = [&](int, const engine::Preview&) {
    if (times.preview == 0) times.preview = now();
  };
  observer.ready = [&](int index, const engine::Candidate&) {
    if (index == 0) times.first = now();
  };
  engine::run_request(request, backends, {}, observer);
  times.all = now();
  return times;
}

void measure(const char* what, const engine::EditRequest& request) {
  const pid_t child = fork();
  if (child != 0) {
    waitpid(child, nullptr, 0);
    return;
  }
  const double before = megabytes_at_peak();
  const Times times = run(request);
  const image::TiledImage& pixels = request.image.pixels;
  const double picture =
      static_cast<double>(pixels.size().area()) * pixels.format().pixel_bytes() / (1024 * 1024);
  const double peak = megabytes_at_peak();
  std::printf(
      "%-14s %d  preview %5.2f s  first %6.2f s  all %6.2f s (%6.2f s of processors)  peak %5.0f MB, %4.1f "
      "times the picture's %.0f MB; %.1f times beyond the %.0f MB of program and picture\n",
      what, request.candidates, times.preview, times.first, times.all, processor_seconds(), peak,
      peak / picture, picture, (peak - before) / picture, before);
  std::fflush(stdout);
  _exit(0);
}

void measure_variations(engine::EditRequest request) {
  request.operation = engine::Operation::Vary;
  request.candidates = 1;
  request.mask = disc(request.image.size(), 0.3);
  measure("vary 30 %", request);
  request.mask = {};
  measure("vary", request);
}

int run_all(const char* file, const std::vector<double>& percents) {
  Progress progress;
  engine::EditRequest request;
  request.image = image::read_image(file, progress);
  for (const double percent : percents.empty() ? std::vector<double>{1, 3, 10, 30} : percents) {
    request.mask = disc(request.image.size(), percent / 100);
    char what[32];
    std::snprintf(what, sizeof what, "remove %.3g %%", percent);
    for (const int candidates : {1, 3}) {
      request.candidates = candidates;
      measure(what, request);
    }
  }
  if (percents.empty()) measure_variations(request);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "bench_edit PHOTO [PERCENT..]\n");
    return 2;
  }
  try {
    std::vector<double> percents;
    for (int k = 2; k < argc; ++k) percents.push_back(std::stod(argv[k]));
    return run_all(argv[1], percents);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
