#include "weights/checkpoint.h"

#include <array>
#include <cstring>
#include <fstream>

#include "weights/checkpoint_parts.h"
#include "weights/quote.h"

namespace pentimento::weights {
namespace {

namespace fs = std::filesystem;

// The cache of huggingface_hub: snapshots/REVISION/ holds the model, refs/main the revision.
fs::path snapshot_of(const fs::path& folder) {
  std::error_code error;
  std::string revision;
  std::ifstream(folder / "refs" / "main") >> revision;
  fs::path named = folder / "snapshots" / fs::path(revision).filename();
  if (!revision.empty() && fs::is_directory(named, error)) return named;
  const fs::directory_iterator first(folder / "snapshots", error);
  return !error && first != fs::directory_iterator() ? first->path() : folder;
}

// People also point at model_index.json, and at the cache folder around a model.
fs::path model_folder(const fs::path& path) {
  std::error_code ignored;
  if (path.filename() == "model_index.json")
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (fs::is_directory(path / "snapshots", ignored)) return snapshot_of(path);
  return path;
}

Checkpoint load(const fs::path& path, const OpenOptions& options) {
  std::error_code ignored;
  if (!fs::exists(path, ignored))
    throw Error(ErrorCode::BadFile, "There is no file or folder " + quoted_path(path) + ".");
  const fs::path model = model_folder(path);
  return assemble(
      fs::is_directory(model, ignored) ? load_folder(model, options) : load_single_file(model, options),
      options);
}

// A header length that can be true, then the header's brace.
bool begins_as_safetensors(const fs::path& path) {
  std::array<char, sizeof(std::uint64_t) + 1> start{};
  std::ifstream file(path, std::ios::binary);
  if (!file.read(start.data(), start.size()) || start.back() != '{') return false;
  std::uint64_t length = 0;
  std::memcpy(&length, start.data(), sizeof(length));
  return length <= kMaxHeaderSize;
}

}  // namespace

bool looks_like_checkpoint(const fs::path& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored) || path.filename() == "model_index.json") return true;
  if (path.string().ends_with(".safetensors.index.json")) return true;
  for (const char* extension : {".safetensors", ".ckpt", ".pt", ".pth", ".bin"})
    if (path.extension() == extension) return true;
  return fs::is_regular_file(path, ignored) && begins_as_safetensors(path);
}

CheckpointDescription describe(const fs::path& path, const OpenOptions& options) {
  return load(path, options).description;
}

Checkpoint open_checkpoint(const fs::path& path, const OpenOptions& options) {
  Checkpoint checkpoint = load(path, options);
  if (!checkpoint.description.usable)
    throw Error(ErrorCode::MissingWeights, "The model " + quoted_path(path) +
                                               " cannot be used: " + checkpoint.description.problems.front());
  return checkpoint;
}

}  // namespace pentimento::weights
