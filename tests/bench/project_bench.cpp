// bench_project [FILE]: how long a project of 100 edits on 24 megapixels takes to write and to open. Prints
// seconds and bytes. FILE: where to leave the project, for "pentimento --measure-startup FILE".
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "document/stack.h"
#include "project/project.h"
#include "tests/core/document/edits.h"

using namespace pentimento;

namespace {
double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Smooth shapes with the noise of a camera.
image::Image photograph(Size size) {
  cv::Mat small(size.height / 40, size.width / 40, CV_8UC3), pixels, noise(size.height, size.width, CV_8UC3);
  cv::RNG(1).fill(small, cv::RNG::UNIFORM, 30, 220);
  cv::resize(small, pixels, cv::Size(size.width, size.height), 0, 0, cv::INTER_CUBIC);
  cv::RNG(2).fill(noise, cv::RNG::NORMAL, 8, 2);
  pixels += noise;
  image::Image picture;
  picture.pixels = image::TiledImage({}, size);
  picture.pixels.write(Rect::of(size), pixels.data, pixels.step);
  return picture;
}
}  // namespace

int main(int argc, char** argv) {
  const auto file = argc > 1 ? std::filesystem::path(argv[1])
                             : std::filesystem::temp_directory_path() / "bench_project.pentimento";
  const Size size{6000, 4000};
  document::FlattenCache cache;
  project::Content content{document::History(document::opened(photograph(size))), {}};
  double create = 0, append = 0, commit = 0, compact = 0;
  {
    std::optional<project::Project> project;
    create = seconds_of([&] { project.emplace(project::Project::create(file, content)); });
    for (unsigned i = 0; i < 100; ++i) {
      const Rect area{static_cast<int>(i * 577 % 5400), static_cast<int>(i * 389 % 3600), 500, 350};
      const document::Edit edit = test::noise_edit(Rect::of(size), area, 2 * i);
      append += seconds_of([&] {
        content.history.commit(document::appended(content.history.current(), edit, cache), "Vary");
      });
      commit += seconds_of([&] { project->commit(content); });
      for (const auto& candidate : edit.candidates) candidate.fill.release();
    }
    project::Content shorter = content;  // 40 states are forgotten: the file is compacted
    for (int i = 0; i < 40; ++i) shorter.history.undo();
    shorter.history.commit(content.history.current(), "All again");
    compact = seconds_of([&] { project->commit(shorter); });
  }
  std::printf("create %.3f s; append %.4f s and commit %.4f s for each edit; %.1f MB\n", create, append / 100,
              commit / 100, static_cast<double>(std::filesystem::file_size(file)) / 1e6);
  std::printf("commit that compacts the file %.3f s\n", compact);
  for (int i = 0; i < 5; ++i) {
    const double open = seconds_of([&] { project::Project::open(file); });
    std::printf("open to the canvas picture %.3f s\n", open);
  }
  if (argc < 2) std::filesystem::remove(file);
}
