#include "base/error.h"
#include "base/shared_library.h"
#include "engine/diffusion_model.h"

namespace pentimento::engine {

namespace {
/// Opened once and kept: libtorch does not survive being closed.
const SharedLibrary& diffusion_library() {
  if (!SharedLibrary::is_there(kDiffusionLibrary)) {
    throw Error(ErrorCode::MissingWeights,
                "This build of Pentimento has no diffusion engine, so it cannot run models: install one that "
                "has it, or use the built-in engine (remove, extend and vary without a prompt).");
  }
  try {
    static const SharedLibrary library(kDiffusionLibrary);
    return library;
  } catch (const Error& error) {
    throw Error(ErrorCode::MissingWeights,
                "The diffusion engine cannot be started: libtorch, which it needs, "
                "may be missing (scripts/fetch-libtorch gets it). " +
                    std::string(error.what()));
  }
}
}  // namespace

std::filesystem::path installed_clip_merges() {
  return program_folder().parent_path() / "share" / "pentimento" / "clip" / "merges.txt";
}

std::unique_ptr<DiffusionModel> load_installed_model(const ModelSource& source) {
  auto* load = diffusion_library().function<LoadDiffusionModel>(kLoadDiffusionModel);
  return std::unique_ptr<DiffusionModel>(load(source));
}

}  // namespace pentimento::engine
