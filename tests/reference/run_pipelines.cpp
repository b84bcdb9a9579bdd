// run_pipelines: makes the pictures that compare_live.py compares, without engine and file formats in
// between. Reads one JSON object from standard input: {"checkpoint": PATH, "config": PATH, "merges": PATH,
// "threads": N, "runs": [{"operation": "text_to_image" | "image_to_image" | "inpaint", "size": [W, H],
// "picture": FILE, "mask": FILE, "out": FILE, "prompt": TEXT, ...}]}. Pictures are files of float32 RGB,
// masks of one byte a pixel.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/progress.h"
#include "diffusion/stable_diffusion.h"

namespace {

using namespace pentimento;
using nlohmann::json;

cv::Mat read_pixels(const std::string& file, cv::Size size, int type) {
  cv::Mat pixels(size, type);
  std::ifstream in(file, std::ios::binary);
  const auto bytes = static_cast<std::streamsize>(pixels.total() * pixels.elemSize());
  if (!in.read(reinterpret_cast<char*>(pixels.data), bytes)) throw std::runtime_error("cannot read " + file);
  return pixels;
}

void write_pixels(const cv::Mat& pixels, const std::string& file) {
  std::ofstream out(file, std::ios::binary);
  const auto bytes = static_cast<std::streamsize>(pixels.total() * pixels.elemSize());
  if (!out.write(reinterpret_cast<const char*>(pixels.data), bytes)) {
    throw std::runtime_error("cannot write " + file);
  }
}

diffusion::SamplingOptions sampling_options(const json& run) {
  diffusion::SamplingOptions options;
  options.prompt = run.value("prompt", "");
  options.negative_prompt = run.value("negative_prompt", "");
  options.steps = run.value("steps", options.steps);
  options.guidance_scale = run.value("guidance_scale", options.guidance_scale);
  options.guidance_rescale = run.value("guidance_rescale", options.guidance_rescale);
  options.strength = run.value("strength", options.strength);
  options.eta = run.value("eta", options.eta);
  options.clip_skip = run.value("clip_skip", options.clip_skip);
  options.seed = run.value("seed", options.seed);
  options.truncate_prompt = true;
  if (run.contains("scheduler"))
    options.scheduler = diffusion::scheduler_named(run["scheduler"].get<std::string>());
  if (run.contains("karras_sigmas")) options.karras_sigmas = run["karras_sigmas"].get<bool>();
  return options;
}

cv::Mat make_picture(const diffusion::StableDiffusion& model, const json& run) {
  const cv::Size size(run["size"][0], run["size"][1]);
  const auto options = sampling_options(run);
  const auto operation = run["operation"].get<std::string>();
  Progress progress;
  if (operation == "text_to_image") return model.text_to_image({size.width, size.height}, options, progress);
  const cv::Mat picture = read_pixels(run["picture"], size, CV_32FC3);
  if (operation == "image_to_image") return model.image_to_image(picture, options, progress);
  return model.inpaint(picture, read_pixels(run["mask"], size, CV_8UC1), options, progress);
}

}  // namespace

int main() {
  try {
    const json request = json::parse(std::cin);
    diffusion::ModelOptions options;
    options.clip_merges = request.value("merges", "");
    if (const auto folder = request.value("config", ""); !folder.empty()) options.open.config_folder = folder;
    options.threads = request.value("threads", 0);
    const diffusion::StableDiffusion model(request["checkpoint"].get<std::string>(), options);
    for (const json& run : request["runs"]) write_pixels(make_picture(model, run), run["out"]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
