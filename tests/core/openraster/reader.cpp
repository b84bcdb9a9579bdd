#include "tests/core/openraster/reader.h"

#include <zip.h>

#include <regex>
#include <stdexcept>

#include "image/io.h"
#include "image/samples.h"
#include "tests/core/image/pictures.h"

namespace pentimento::test {

namespace {
std::vector<std::uint8_t> entry(zip_t* zip, zip_uint64_t index) {
  zip_stat_t stat;
  zip_file_t* file = zip_fopen_index(zip, index, 0);
  if (zip_stat_index(zip, index, 0, &stat) != 0 || file == nullptr) throw std::runtime_error("no entry");
  std::vector<std::uint8_t> bytes(stat.size);
  const auto read = zip_fread(file, bytes.data(), bytes.size());
  zip_fclose(file);
  if (read != static_cast<zip_int64_t>(bytes.size())) throw std::runtime_error("a short entry");
  return bytes;
}

std::map<std::string, std::vector<std::uint8_t>> entries(const std::filesystem::path& path,
                                                         std::vector<std::string>& names) {
  zip_t* zip = zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  if (zip == nullptr) throw std::runtime_error("no zip file");
  std::map<std::string, std::vector<std::uint8_t>> all;
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    names.emplace_back(zip_get_name(zip, index, 0));
    all[names.back()] = entry(zip, index);
  }
  zip_close(zip);
  return all;
}

std::map<std::string, std::string> attributes_of(const std::string& element) {
  static const std::regex pattern(R"re(([\w-]+)="([^"<]*)")re");
  std::map<std::string, std::string> attributes;
  for (std::sregex_iterator it(element.begin(), element.end(), pattern), end; it != end; ++it) {
    attributes[(*it)[1]] = (*it)[2];
  }
  return attributes;
}

image::Image decoded(const std::vector<std::uint8_t>& bytes) {
  const TemporaryFolder folder;
  write_bytes(folder / "a.png", bytes);
  Progress progress;
  return image::read_image(folder / "a.png", progress);
}

cv::Vec4d over(const cv::Vec4d& below, const cv::Vec4d& above, double opacity, bool atop) {
  const double as = above[3] * opacity, ab = below[3];
  // Fa and Fb of 9.1.4 source over and 9.1.8 source atop
  const double fa = atop ? ab : 1, alpha = as * fa + ab * (1 - as);
  cv::Vec4d result(0, 0, 0, alpha);
  for (int c = 0; c < 3 && alpha > 0; ++c) {
    result[c] = (as * fa * above[c] + ab * (1 - as) * below[c]) / alpha;
  }
  return result;
}
}  // namespace

OpenRasterFile read_openraster(const std::filesystem::path& path) {
  OpenRasterFile file;
  auto all = entries(path, file.names);
  const auto text = [&](const char* name) { return std::string(all.at(name).begin(), all.at(name).end()); };
  file.mimetype = text("mimetype");
  const std::string xml = text("stack.xml");
  static const std::regex elements(R"re(<(image|layer)\b([^>]*)>)re");
  for (std::sregex_iterator it(xml.begin(), xml.end(), elements), end; it != end; ++it) {
    auto attributes = attributes_of((*it)[2]);
    if ((*it)[1] == "image") {
      file.size = {std::stoi(attributes.at("w")), std::stoi(attributes.at("h"))};
    } else {
      image::Image image = decoded(all.at(attributes.at("src")));
      file.layers.insert(file.layers.begin(), {std::move(attributes), std::move(image)});
    }
  }
  file.merged = decoded(all.at("mergedimage.png"));
  file.thumbnail = decoded(all.at("Thumbnails/thumbnail.png"));
  return file;
}

cv::Mat as_rgba(const image::Image& image) {
  const image::PixelFormat format = image.pixels.format();
  cv::Mat samples = image::samples_of(image.pixels, image.pixels.bounds());
  cv::Mat values, result(samples.rows, samples.cols, CV_64FC4);
  samples.convertTo(values, CV_64F, 1 / image::white_of(format.sample));
  for (int y = 0; y < values.rows; ++y) {
    const auto* from = values.ptr<double>(y);
    auto* to = result.ptr<cv::Vec4d>(y);
    for (int x = 0; x < values.cols; ++x, from += format.channels()) {
      const bool grey = format.color_channels == 1;
      to[x] = {from[0], from[grey ? 0 : 1], from[grey ? 0 : 2],
               format.alpha ? from[format.color_channels] : 1};
    }
  }
  return result;
}

cv::Mat composited(const OpenRasterFile& file) {
  cv::Mat result = cv::Mat::zeros(file.size.height, file.size.width, CV_64FC4);
  for (const OpenRasterLayer& layer : file.layers) {
    if (layer.attributes.at("visibility") != "visible") continue;
    const double opacity = std::stod(layer.attributes.at("opacity"));
    const bool atop = layer.attributes.at("composite-op") == "svg:src-atop";
    const cv::Point origin(std::stoi(layer.attributes.at("x")), std::stoi(layer.attributes.at("y")));
    const cv::Mat pixels = as_rgba(layer.image);
    const cv::Rect area = cv::Rect(origin, pixels.size()) & cv::Rect({}, result.size());
    for (int y = area.y; y < area.y + area.height; ++y) {
      auto* to = result.ptr<cv::Vec4d>(y);
      const auto* from = pixels.ptr<cv::Vec4d>(y - origin.y);
      for (int x = area.x; x < area.x + area.width; ++x)
        to[x] = over(to[x], from[x - origin.x], opacity, atop);
    }
  }
  return result;
}

}  // namespace pentimento::test
