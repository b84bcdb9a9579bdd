#include <algorithm>
#include <fstream>

#include "base/byte_words.h"
#include "base/error.h"
#include "engine/hasher.h"
#include "engine/models.h"
#include "weights/checkpoint.h"

namespace pentimento::engine {

namespace {
namespace fs = std::filesystem;
using weights::CheckpointDescription;

constexpr int kLatentPixels = 8;  // of the autoencoders of Stable Diffusion 1.x and 2.x

std::string quoted(const fs::path& path) {
  return '"' + path.string() + '"';
}

/// Name of a folder that is written with a slash at its end, too.
std::string name_of(const fs::path& path) {
  const fs::path plain = path.lexically_normal();
  return (plain.has_filename() ? plain.filename() : plain.parent_path().filename()).string();
}

bool has_weights(const CheckpointDescription& d) {
  return std::any_of(d.parts.begin(), d.parts.end(),
                     [](const weights::PartDescription& part) { return part.parameter_count > 0; });
}

std::vector<fs::path> files_of(const CheckpointDescription& d) {
  std::vector<fs::path> files;
  for (const weights::PartDescription& part : d.parts) {
    files.insert(files.end(), part.files.begin(), part.files.end());
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

std::string dtype_of(const CheckpointDescription& d) {
  const auto largest = std::max_element(d.parts.begin(), d.parts.end(), [](const auto& a, const auto& b) {
    return a.byte_count < b.byte_count;
  });
  return largest == d.parts.end() ? "" : std::string(weights::name_of(largest->dtype));
}

/// A TAESD serves the other models; nothing else is asked of it.
void finish_tiny_autoencoder(ModelInfo& info) {
  info.tiny_autoencoder = true;
  info.problems.clear();
  try {
    const auto network = weights::open_tiny_autoencoder(info.path);
    info.parameters = static_cast<std::uint64_t>(network.tensors.parameter_count());
    info.bytes = network.tensors.byte_count();
    info.dtype = std::string(weights::name_of(network.tensors.begin()->second.dtype));
    info.notes.emplace_back("Used for previews and fast decoding; it makes no pictures by itself.");
  } catch (const Error& error) {
    info.problems.emplace_back(error.what());
  }
}

void add_block(Hasher& hasher, std::ifstream& file, std::uint64_t at, std::size_t size) {
  std::vector<char> bytes(size);
  file.seekg(static_cast<std::streamoff>(at));
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  hasher.add(bytes.data(), static_cast<std::size_t>(file.gcount()));
  file.clear();
}

/// The start, which holds names and shapes, and blocks that lie evenly in the rest.
void add_file(Hasher& hasher, const fs::path& path) {
  constexpr std::uint64_t kStart = 1 << 18, kBlock = 4096, kBlocks = 64;
  std::error_code error;
  const std::uint64_t size = fs::file_size(path, error);
  std::ifstream file(path, std::ios::binary);
  if (error || !file)
    throw Error(ErrorCode::BadFile, quoted(path) + " cannot be read: check its permissions.");
  hasher.add(&size, sizeof size);
  add_block(hasher, file, 0, std::min(size, kStart));
  for (std::uint64_t i = 0; size > kStart && i < kBlocks; ++i) {
    add_block(hasher, file, kStart + (size - kStart) / kBlocks * i, kBlock);
  }
}
}  // namespace

bool ModelInfo::can(Operation operation) const {
  return std::find(operations.begin(), operations.end(), operation) != operations.end();
}

ContextNeeds ModelInfo::needs() const {
  return {native_size, kLatentPixels};
}

std::vector<std::string> model_facts(const ModelInfo& model) {
  std::vector<std::string> facts;
  if (!model.family.empty()) facts.push_back(model.family);
  if (model.inpainting) facts.emplace_back("inpainting");
  if (model.latent_consistency) facts.emplace_back("LCM");
  if (model.native_size > 0) facts.push_back(std::to_string(model.native_size) + " px");
  if (!model.dtype.empty()) facts.push_back(model.dtype);
  if (model.bytes > 0) facts.push_back(byte_words(model.bytes));
  return facts;
}

std::string model_hash(const std::vector<fs::path>& files) {
  Hasher hasher;
  for (const fs::path& file : files) {
    const std::string name = file.filename().string();
    hasher.add(name.data(), files.size() > 1 ? name.size() : 0);  // a single file may be renamed
    add_file(hasher, file);
  }
  return "xxh3-128:" + hasher.hex();
}

ModelInfo describe_model(const fs::path& path, const fs::path& config_folder) {
  weights::OpenOptions options;
  if (!config_folder.empty()) options.config_folder = config_folder;
  const CheckpointDescription d = weights::describe(path, options);
  if (d.family == weights::Family::Unknown && !d.problems.empty() && !has_weights(d)) {
    throw Error(ErrorCode::BadFile, d.problems.front());
  }
  ModelInfo info;
  info.name = name_of(path);
  info.path = path;
  info.family = std::string(weights::name_of(d.family));
  info.dtype = dtype_of(d);
  info.bytes = d.byte_count;
  for (const weights::PartDescription& part : d.parts) {
    info.parameters += static_cast<std::uint64_t>(part.parameter_count);
  }
  info.size = compute::size_of(d);
  info.native_size = d.native_size;
  info.inpainting = d.inpainting;
  info.latent_consistency = d.latent_consistency;
  info.problems = d.problems;
  info.notes = d.notes;
  info.hash = model_hash(files_of(d));
  if (d.family == weights::Family::TinyAutoencoder) finish_tiny_autoencoder(info);
  if (d.usable) {
    info.operations = {Operation::Add, Operation::Extend, Operation::Vary};
    if (!d.inpainting) info.operations.push_back(Operation::Generate);
  }
  return info;
}

}  // namespace pentimento::engine
