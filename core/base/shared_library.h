// Code that is loaded when it is first needed: the one place that knows how this system does it.
#pragma once

#include <filesystem>
#include <string>

namespace pentimento {

/// An opened library. It stays open until the program ends: its code may have been handed out anywhere.
class SharedLibrary {
 public:
  /// Opens library `name` (without prefix and suffix) of this installation: from the folder in the
  /// environment variable PENTIMENTO_LIBRARY_PATH if it is set, else from ../lib/pentimento beside the
  /// running program's folder. Throws Error(Internal).
  explicit SharedLibrary(const std::string& name);

  /// True when library `name` is part of this installation.
  static bool is_there(const std::string& name);

  /// The address of a function. Throws Error(Internal).
  template <typename Function>
  Function* function(const char* name) const {
    return reinterpret_cast<Function*>(symbol(name));
  }

 private:
  void* symbol(const char* name) const;

  std::filesystem::path file_;
  void* handle_ = nullptr;
};

/// True when the system can open this library ("libcuda.so.1"); it stays open.
bool library_is_there(const char* file);

/// The folder of the running program.
std::filesystem::path program_folder();

}  // namespace pentimento
