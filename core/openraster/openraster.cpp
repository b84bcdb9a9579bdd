#include "openraster/openraster.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/suffix.h"
#include "openraster/layers.h"
#include "openraster/stack_xml.h"
#include "openraster/thumbnail.h"
#include "openraster/zip_file.h"

namespace pentimento::openraster {

namespace {
namespace fs = std::filesystem;
using image::SampleType;

SampleType sample_of(const document::Document& document, const Options& options) {
  const SampleType own = document.base->pixels.format().sample;
  const SampleType sample =
      options.sample.value_or(own == SampleType::UInt8 ? SampleType::UInt8 : SampleType::UInt16);
  if (sample != SampleType::UInt8 && sample != SampleType::UInt16) {
    throw Error(ErrorCode::Usage, "OpenRaster files hold 8 or 16 bit for each channel; choose one of them.");
  }
  return sample;
}

/// For the pictures until they are in the zip file: beside it, where there must be room anyway.
class PartsFolder {
 public:
  explicit PartsFolder(fs::path path) : path_(std::move(path)) { fs::create_directory(path_); }
  ~PartsFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  PartsFolder(const PartsFolder&) = delete;
  PartsFolder& operator=(const PartsFolder&) = delete;
  fs::path file(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

/// The pictures of one OpenRaster file as they are written one after the other.
class Writing {
 public:
  Writing(const document::Document& document, const Options& options, ZipFile& zip, const PartsFolder& parts)
      : document_(document), options_(options), zip_(zip), parts_(parts) {
    write_.sample = sample_of(document, options);
    // Krita asks about every picture of 16 bit without a profile.
    write_.name_srgb = write_.sample == SampleType::UInt16;
  }

  std::vector<std::string> run(Progress& progress) {
    zip_.add_text("mimetype", "image/openraster");
    const bool extended = document_.canvas != document_.base->pixels.bounds();
    const double pictures = static_cast<double>(document_.edits.size()) + (extended ? 3 : 2);
    auto next = [&, done = 0.0]() mutable {
      const double from = done++ / pictures;
      return progress.part(from, done / pictures);
    };
    if (extended) add(border_layer(document_), next());
    add(base_layer(document_), next());
    for (const auto& edit : document_.edits) add(edit_layer(document_, *edit, *write_.sample), next());
    const image::Metadata& metadata = *document_.base->metadata;
    zip_.add_text("stack.xml", stack_xml(document_.canvas.size(), metadata.dots_per_inch_x,
                                         metadata.dots_per_inch_y, stack_));
    return add_merged(next());
  }

 private:
  void add(const Layer& layer, Progress progress) {
    const std::string file = "layer" + std::to_string(stack_.size()) + ".png";
    image::WriteOptions write = write_;
    write.metadata = image::MetadataChoice::ProfileOnly;
    image::write_image(layer.image, parts_.file(file), write, progress);
    zip_.add_file("data/" + file, parts_.file(file));
    stack_.push_back(
        {layer.name, "data/" + file, layer.origin, layer.opacity, layer.visible, layer.keeps_alpha});
  }

  std::vector<std::string> add_merged(Progress progress) {
    image::WriteOptions write = write_;
    write.metadata = options_.metadata;
    auto losses = image::write_image(document_.picture, parts_.file("merged.png"), write, progress);
    zip_.add_file("mergedimage.png", parts_.file("merged.png"));
    image::write_image(thumbnail(document_.picture), parts_.file("thumbnail.png"), {}, progress);
    zip_.add_file("Thumbnails/thumbnail.png", parts_.file("thumbnail.png"));
    return losses;
  }

  const document::Document& document_;
  const Options& options_;
  ZipFile& zip_;
  const PartsFolder& parts_;
  image::WriteOptions write_;
  std::vector<StackEntry> stack_;  // the lowest first
};
}  // namespace

bool is_openraster(const fs::path& file) {
  return suffix_of(file) == kSuffix;
}

std::vector<std::string> write(const document::Document& document, const fs::path& file,
                               const Options& options, Progress& progress) {
  if (!document.base) throw Error(ErrorCode::Internal, "A document without a base cannot be exported.");
  AtomicFile target(file);
  const PartsFolder parts(target.path().string() + "-parts");
  ZipFile zip(target.path(), file);
  Progress pictures = progress.part(0, 0.95);
  auto losses = Writing(document, options, zip, parts).run(pictures);
  zip.finish(progress);
  target.commit();
  progress.update(1);
  return losses;
}

}  // namespace pentimento::openraster
