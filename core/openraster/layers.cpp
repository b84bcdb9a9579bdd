#include "openraster/layers.h"

#include <cctype>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>

#include "base/utf8.h"
#include "document/stack.h"
#include "image/color.h"
#include "image/composite.h"
#include "image/samples.h"

namespace pentimento::openraster {

namespace {
using image::PixelFormat;
using image::TiledImage;

/// Profile and resolution; a layer is no photograph of its own.
std::shared_ptr<const image::Metadata> layer_metadata(const image::Metadata& of) {
  image::Metadata metadata;
  metadata.icc = of.icc;
  metadata.dots_per_inch_x = of.dots_per_inch_x;
  metadata.dots_per_inch_y = of.dots_per_inch_y;
  return std::make_shared<const image::Metadata>(std::move(metadata));
}

/// Colors (in units of the sample type) and weights (0..1) as samples with alpha.
cv::Mat with_alpha(const cv::Mat& colors, const cv::Mat& weight, image::SampleType sample) {
  std::vector<cv::Mat> planes;
  cv::split(colors, planes);
  planes.push_back(weight * image::white_of(sample));
  cv::Mat samples;
  cv::merge(planes, samples);
  samples.convertTo(samples, image::depth_of(sample));
  return samples;
}

/// Tile by tile; tiles without any weight share one.
TiledImage pixels_of(const image::Layer& layer, const Rect& area, const image::ColorConverter& converter,
                     PixelFormat format) {
  TiledImage pixels(format, area.size());
  const Size grid = pixels.tile_grid();
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) {
      const Rect tile = pixels.tile_area({x, y}), part = tile.translated(area.x, area.y);
      const cv::Mat weight = layer.weight(part);
      if (cv::countNonZero(weight) == 0) continue;
      const cv::Mat samples = with_alpha(converter.from_srgb(layer.srgb(part)), weight, format.sample);
      pixels.write(tile, samples.data, samples.step);
    }
  }
  return pixels;
}

void clear(TiledImage& pixels, const Rect& area) {
  const std::vector<std::byte> row(static_cast<std::size_t>(area.width) *
                                   static_cast<std::size_t>(pixels.format().pixel_bytes()));
  for (int y = area.y; y < area.bottom(); ++y)
    pixels.write({area.x, y, area.width, 1}, row.data(), row.size());
}
}  // namespace

Layer base_layer(const document::Document& document) {
  return {"Picture", *document.base, {-document.canvas.x, -document.canvas.y}};
}

Layer border_layer(const document::Document& document) {
  const Rect& canvas = document.canvas;
  TiledImage pixels = document::base_on(document.base->pixels, canvas);
  // Without alpha the base hides it anyway.
  if (pixels.format().alpha) clear(pixels, document.base->pixels.bounds().translated(-canvas.x, -canvas.y));
  Layer layer{"Border", *document.base, {}};
  layer.image.pixels = std::move(pixels);
  return layer;
}

Layer edit_layer(const document::Document& document, const document::Edit& edit, image::SampleType sample) {
  const PixelFormat base = document.base->pixels.format();
  const PixelFormat format{sample, base.color_channels, true};
  const auto fill = edit.candidates[edit.chosen].fill.borrow();
  const image::Layer blended(edit.mask, edit.ring, *fill, 1,
                             {edit.canvas.x - document.canvas.x, edit.canvas.y - document.canvas.y});
  Layer layer{name_of(edit), {}, {}, edit.opacity, edit.enabled, base.alpha && !fill->opaque};
  layer.image.metadata = layer_metadata(*document.base->metadata);
  const Rect area = blended.area();
  if (area.empty()) {
    layer.image.pixels = TiledImage(format, {1, 1});  // the mask selects nothing: nothing to see
  } else {
    const image::ColorConverter converter({sample, base.color_channels, false}, *layer.image.metadata);
    layer.image.pixels = pixels_of(blended, area, converter, format);
    layer.origin = {area.x, area.y};
  }
  return layer;
}

std::string name_of(const document::Edit& edit) {
  if (!edit.name.empty() && is_utf8(edit.name)) return edit.name;
  std::string name = edit.operation.empty() ? "edit" : edit.operation;
  name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  const auto recipe = nlohmann::json::parse(edit.candidates[edit.chosen].recipe.str(), nullptr, false);
  if (!recipe.is_object()) return name;
  const auto generation = recipe.find("generation");
  if (generation == recipe.end() || !generation->is_object()) return name;
  const auto prompt = generation->find("prompt");
  if (prompt == generation->end() || !prompt->is_string()) return name;
  const auto words = prompt->get<std::string>();
  return words.empty() || !is_utf8(words) ? name : name + ": " + words;
}

}  // namespace pentimento::openraster
