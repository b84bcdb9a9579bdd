// bench_fill [PHOTO]: time and peak memory of the built-in engine at growing sizes, beside cv::inpaint
// (Telea). Without a photograph it takes a synthetic picture. Each measurement runs in a process of its own.
#include <OpenImageIO/imageio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <opencv2/imgproc.hpp>
#ifdef PENTIMENTO_HAS_OPENCV_PHOTO
#include <opencv2/photo.hpp>
#endif

#include "patchmatch/patchmatch.h"

namespace {

namespace patchmatch = pentimento::patchmatch;

cv::Mat read_photo(const char* path) {
  const auto in = OIIO::ImageInput::open(path);
  if (!in || in->spec().nchannels < 3) return {};
  const OIIO::ImageSpec spec = in->spec();
  cv::Mat all(spec.height, spec.width, CV_32FC(spec.nchannels)), rgb;
  if (!in->read_image(0, 0, 0, spec.nchannels, OIIO::TypeDesc::FLOAT, all.data)) return {};
  cv::extractChannel(all, rgb, 0);
  std::vector<cv::Mat> planes(3);
  for (int c = 0; c < 3; ++c) cv::extractChannel(all, planes[c], c);
  cv::merge(planes, rgb);
  return rgb;
}

cv::Mat synthetic() {
  cv::Mat noise(96, 128, CV_32FC3), picture;
  cv::randu(noise, 0, 1);
  cv::resize(noise, picture, {4000, 3000}, 0, 0, cv::INTER_CUBIC);
  return picture;
}

// `megapixels` large, with a round hole of 8 % in it.
patchmatch::Job make_job(const cv::Mat& photo, double megapixels) {
  const double factor = std::sqrt(megapixels * 1e6 / static_cast<double>(photo.total()));
  cv::Mat picture;
  cv::resize(photo, picture, {}, factor, factor, factor < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
  cv::Mat hole = cv::Mat::zeros(picture.size(), CV_8U);
  const double radius = std::sqrt(0.08 * static_cast<double>(picture.total()) / CV_PI);
  cv::circle(hole, {picture.cols / 2, picture.rows / 2}, static_cast<int>(radius), 255, cv::FILLED);
  return {picture, hole};
}

void telea([[maybe_unused]] const patchmatch::Job& job) {
#ifdef PENTIMENTO_HAS_OPENCV_PHOTO
  cv::Mat bytes, out;
  job.picture.whole().convertTo(bytes, CV_8U, 255);
  cv::inpaint(bytes, job.hole.whole(), out, 5, cv::INPAINT_TELEA);
#endif
}

void print_peak(const char* name, double megapixels, double seconds, long before_kb) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const double cpu =
      static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) * 1e-6;
  std::printf("%-8s %6.2f MP  %7.2f s  (process: %7.2f CPU s, peak %6ld MB, of that the job %5ld MB)\n", name,
              megapixels, seconds, cpu, usage.ru_maxrss / 1024, before_kb / 1024);
  std::fflush(stdout);
}

void measure(const char* name, const cv::Mat& photo, double megapixels,
             const std::function<void(const patchmatch::Job&)>& run) {
  const pid_t child = fork();
  if (child != 0) {
    waitpid(child, nullptr, 0);
    return;
  }
  const patchmatch::Job job = make_job(photo, megapixels);
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  const auto begin = std::chrono::steady_clock::now();
  run(job);
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
  print_peak(name, megapixels, time.count(), before.ru_maxrss);
  _exit(0);
}

}  // namespace

int main(int argc, char** argv) {
  const cv::Mat photo = argc > 1 ? read_photo(argv[1]) : synthetic();
  if (photo.empty()) {
    std::fprintf(stderr, "%s cannot be read as a color picture; name a photograph.\n", argv[1]);
    return 1;
  }
  for (const double megapixels : {0.25, 1.0, 4.0, 12.0, 24.0}) {
    measure("fill", photo, megapixels, [](const patchmatch::Job& job) {
      pentimento::Progress progress;
      patchmatch::fill(job, progress);
    });
    measure("vary", photo, megapixels, [](patchmatch::Job job) {
      pentimento::Progress progress;
      job.hole = cv::Mat(job.picture.size(), CV_8U, cv::Scalar(255));
      patchmatch::vary(job, {0.7}, progress);
    });
    measure("telea", photo, megapixels, telea);
  }
  return 0;
}
