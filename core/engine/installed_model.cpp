#include "base/error.h"
#include "base/shared_library.h"
#include "engine/diffusion_model.h"
#include "engine/machine.h"

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

compute::Machine this_machine() {
  static const compute::Machine machine = [] {
    compute::Machine found = compute::processor_of_this_machine();
    // Without the driver there is no device, and libtorch need not be loaded to learn that.
    if (!library_is_there("libcuda.so.1") || !SharedLibrary::is_there(kDiffusionLibrary)) return found;
    try {
      diffusion_library().function<DescribeMachine>(kDescribeMachine)(found);
    } catch (const Error&) {
      // A library that does not start is told with the job that needs it.
    }
    return found;
  }();
  return machine;
}

std::filesystem::path installed_clip_merges() {
  return program_folder().parent_path() / "share" / "pentimento" / "clip" / "merges.txt";
}

std::unique_ptr<DiffusionModel> load_installed_model(const ModelSource& source) {
  auto* load = diffusion_library().function<LoadDiffusionModel>(kLoadDiffusionModel);
  return std::unique_ptr<DiffusionModel>(load(source));
}

}  // namespace pentimento::engine
