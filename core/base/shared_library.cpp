#include "base/shared_library.h"

#include <dlfcn.h>

#include <cstdlib>

#include "base/error.h"

namespace pentimento {

namespace {
std::filesystem::path library_folder() {
  const char* chosen = std::getenv("PENTIMENTO_LIBRARY_PATH");
  if (chosen != nullptr && *chosen != '\0') return chosen;
  return program_folder().parent_path() / "lib" / "pentimento";
}

std::filesystem::path library_file(const std::string& name) {
  return library_folder() / ("lib" + name + ".so");
}

Error broken(const std::filesystem::path& file) {
  const char* reason = dlerror();
  return Error(ErrorCode::Internal, "A part of Pentimento cannot be loaded (" +
                                        std::string(reason != nullptr ? reason : file.string()) +
                                        "); install Pentimento again.");
}
}  // namespace

std::filesystem::path program_folder() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
}

bool library_is_there(const char* file) {
  return dlopen(file, RTLD_NOW | RTLD_LOCAL) != nullptr;
}

SharedLibrary::SharedLibrary(const std::string& name) : file_(library_file(name)) {
  handle_ = dlopen(file_.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle_ == nullptr) throw broken(file_);
}

bool SharedLibrary::is_there(const std::string& name) {
  std::error_code ignored;
  return std::filesystem::exists(library_file(name), ignored);
}

void* SharedLibrary::symbol(const char* name) const {
  void* address = dlsym(handle_, name);
  if (address == nullptr) throw broken(file_);
  return address;
}

}  // namespace pentimento
