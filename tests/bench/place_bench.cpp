// bench_place PHOTOS OUT: cuts things out of photographs, places them into others, and compares: pasted as
// they are, harmonized, and cv::seamlessClone. Writes a picture of each case (at 100 %) and prints a table.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <opencv2/imgproc.hpp>
#include <opencv2/photo.hpp>
#include <string>
#include <vector>

#include "engine/place_backend.h"
#include "engine/run_request.h"
#include "harmony/seam_score.h"
#include "image/color.h"
#include "image/io.h"
#include "image/selection/object_edges.h"

namespace {
using namespace pentimento;
using Clock = std::chrono::steady_clock;

struct Case {
  std::string name, thing, into;
  std::vector<cv::Point> around;  // a lasso around the thing
  cv::Point2d at;
  double scale = 1;
  double rotation = 0;
  bool mirrored = false;
};

const std::vector<cv::Point> kCup = {{70, 150},  {110, 95},  {170, 70},  {175, 25},  {280, 8},   {400, 40},
                                     {430, 62},  {432, 105}, {480, 170}, {490, 240}, {455, 320}, {380, 378},
                                     {280, 394}, {180, 370}, {110, 310}, {75, 235}};  // in coffee.png

const std::vector<Case> kCases = {
    {"cup-on-lawn", "coffee.png", "ridge.jpg", kCup, {1500, 1650}, 0.9},
    {"cup-on-rock", "coffee.png", "creek.jpg", kCup, {2250, 1010}, 0.6},
    {"rocket-by-day",
     "rocket.jpg",
     "mountain.jpg",
     {{292, 405},
      {292, 362},
      {306, 340},
      {308, 180},
      {313, 125},
      {321, 122},
      {333, 128},
      {336, 180},
      {338, 340},
      {356, 362},
      {356, 405}},
     {1800, 1450},
     2.2},
    {"astronaut-at-night",
     "astronaut.png",
     "rocket.jpg",
     {{18, 511},  {15, 420},  {32, 300},  {70, 230},  {115, 200}, {120, 165}, {160, 140},
      {148, 80},  {185, 25},  {240, 10},  {300, 50},  {305, 110}, {280, 150}, {310, 230},
      {350, 270}, {368, 345}, {420, 340}, {490, 400}, {500, 470}, {511, 480}, {511, 511}},
     {480, 290},
     0.55},
    {"astronaut-on-lawn",
     "astronaut.png",
     "ridge.jpg",
     {{18, 511},  {15, 420},  {32, 300},  {70, 230},  {115, 200}, {120, 165}, {160, 140},
      {148, 80},  {185, 25},  {240, 10},  {300, 50},  {305, 110}, {280, 150}, {310, 230},
      {350, 270}, {368, 345}, {420, 340}, {490, 400}, {500, 470}, {511, 480}, {511, 511}},
     {1300, 1745},
     1.2},
    {"pagoda-in-autumn",
     "china.jpg",
     "ridge.jpg",
     {{102, 380},
      {95, 330},
      {110, 250},
      {90, 240},
      {120, 190},
      {100, 170},
      {140, 130},
      {180, 60},
      {200, 25},
      {225, 60},
      {270, 110},
      {320, 165},
      {300, 190},
      {325, 240},
      {310, 260},
      {345, 330},
      {345, 380}},
     {2300, 1000},
     1.6},
    {"stone-on-lawn",
     "mountain.jpg",
     "ridge.jpg",
     {{2430, 2210},
      {2500, 2150},
      {2600, 2150},
      {2660, 2200},
      {2650, 2300},
      {2600, 2350},
      {2480, 2360},
      {2420, 2300}},
     {1800, 1500},
     1},
    {"dog-in-creek",
     "dogs.jpg",
     "creek.jpg",
     {{950, 1400},
      {1100, 1360},
      {1270, 1390},
      {1390, 1540},
      {1385, 1880},
      {1230, 1880},
      {1210, 2030},
      {1050, 2040},
      {990, 1900},
      {945, 1700}},
     {1500, 1500},
     0.8},
};

image::Image read(const std::filesystem::path& file) {
  Progress progress;
  return image::read_image(file, progress);
}

image::Mask cut(const image::Image& picture, const std::vector<cv::Point>& around) {
  const Size size = picture.size();
  cv::Mat values = cv::Mat::zeros(size.height, size.width, CV_8UC1);
  cv::fillPoly(values, std::vector<std::vector<cv::Point>>{around}, cv::Scalar(255), cv::LINE_AA);
  image::Mask lasso(size);
  lasso.set(Rect::of(size), values);
  const image::ColorConverter converter(picture.pixels.format(), *picture.metadata);
  Progress progress;
  return image::select_object(picture, converter, lasso, image::Scribble::Around, {}, progress);
}

cv::Mat srgb_of(const image::Image& picture, const Rect& area) {
  return image::ColorConverter(picture.pixels.format(), *picture.metadata).to_srgb(picture.pixels, area);
}

cv::Mat bgr_bytes(const cv::Mat& srgb) {
  cv::Mat bytes;
  srgb.convertTo(bytes, CV_8U, 255);
  cv::cvtColor(bytes, bytes, cv::COLOR_RGB2BGR);
  return bytes;
}

/// Mean distance in CIELAB where `mask` is set.
double color_shift(const cv::Mat& a, const cv::Mat& b, const cv::Mat& mask) {
  cv::Mat lab_a, lab_b;
  cv::cvtColor(a, lab_a, cv::COLOR_RGB2Lab);
  cv::cvtColor(b, lab_b, cv::COLOR_RGB2Lab);
  const cv::Scalar d = cv::mean(lab_a, mask) - cv::mean(lab_b, mask);
  return std::sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
}

struct Timed {
  cv::Mat picture;  // sRGB of the area
  double seconds = 0;
  image::Mask mask = {};
};

Timed placed(engine::EditRequest request, const Rect& area) {
  engine::PlaceBackend backend;
  Progress progress;
  const engine::Candidate candidate = engine::run_edit(request, backend, progress);
  return {srgb_of(candidate.image, area), candidate.seconds, candidate.mask};
}

/// What OpenCV makes of the thing as it was pasted, on the same area.
Timed cloned(const cv::Mat& pasted, const cv::Mat& background, const cv::Mat& mask) {
  const auto start = Clock::now();
  const cv::Rect bounds = cv::boundingRect(mask);
  cv::Mat result, float_result;
  cv::seamlessClone(bgr_bytes(pasted), bgr_bytes(background), mask,
                    {bounds.x + bounds.width / 2, bounds.y + bounds.height / 2}, result, cv::NORMAL_CLONE);
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  cv::cvtColor(result, result, cv::COLOR_BGR2RGB);
  result.convertTo(float_result, CV_32F, 1.0 / 255);
  return {float_result, seconds};
}

std::string score(const cv::Mat& picture, const cv::Mat& inside) {
  const auto seam = harmony::seam_of(picture, inside);
  if (!seam) return "-";
  char text[96];
  std::snprintf(text, sizeof text, "%.2f (%.2f %.2f %.2f %.2f)", seam->score(), seam->step, seam->edge,
                seam->grain, seam->sharpness);
  return text;
}

void write(const std::vector<cv::Mat>& pictures, const std::filesystem::path& file) {
  cv::Mat row, bytes;
  cv::hconcat(pictures, row);
  row.convertTo(bytes, CV_8U, 255);
  image::Image out;
  out.pixels = image::TiledImage({}, {bytes.cols, bytes.rows});
  out.pixels.write(out.pixels.bounds(), bytes.data, bytes.step);
  Progress progress;
  image::write_image(out, file, {}, progress);
}

void run(const Case& c, const std::filesystem::path& photos, const std::filesystem::path& out) {
  engine::EditRequest request;
  request.operation = engine::Operation::Place;
  request.image = read(photos / c.into);
  request.placement.picture = read(photos / c.thing);
  request.placement.cut_out = cut(request.placement.picture, c.around);
  request.placement.transform = {0, 0, c.scale, c.scale, c.rotation, c.mirrored};
  request.placement.transform = engine::moved_to(request.placement, c.at);
  engine::EditRequest plain = request;
  plain.harmonize = false;
  plain.placement.harmony.shadow.opacity = 0;
  const Rect area = engine::placed_area(plain.placement, request.image.size())
                        .grown(90)
                        .intersected(Rect::of(request.image.size()));
  const Timed pasted = placed(plain, area), harmonized = placed(request, area);
  const cv::Mat inside = pasted.mask.crop(area) > 127;
  cv::Mat solid;
  cv::erode(inside, solid, cv::Mat::ones(9, 9, CV_8UC1));
  const cv::Mat background = srgb_of(request.image, area);
  Timed clone;
  // seamlessClone cannot do masks that touch the border of the picture.
  cv::Mat shrunk = inside.clone();
  cv::rectangle(shrunk, {0, 0}, {shrunk.cols - 1, shrunk.rows - 1}, cv::Scalar(0), 3);
  clone = cloned(pasted.picture, background, shrunk);
  write({pasted.picture, harmonized.picture, clone.picture}, out / (c.name + ".png"));
  std::printf(
      "%-20s %5.2f s  shift %5.1f  seam %s\n%20s clone   %5.2f s  shift %5.1f  seam %s\n%20s pasted  %5.2f s"
      "               seam %s\n",
      c.name.c_str(), harmonized.seconds, color_shift(harmonized.picture, pasted.picture, solid),
      score(harmonized.picture, inside).c_str(), "", clone.seconds,
      color_shift(clone.picture, pasted.picture, solid), score(clone.picture, inside).c_str(), "",
      pasted.seconds, score(pasted.picture, inside).c_str());
}
}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::puts("bench_place PHOTOS OUT [CASE]"), 2;
  std::filesystem::create_directories(argv[2]);
  for (const Case& c : kCases) {
    if (argc == 3 || c.name == argv[3]) run(c, argv[1], argv[2]);
  }
}
