// Whatever the bytes, a project opens or gives an Error; everything in it is read.
#include "base/error.h"
#include "project/check.h"
#include "tests/fuzz/temporary_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pentimento;
  try {
    Progress progress;
    project::check(fuzz::input_file(data, size), progress);
  } catch (const Error&) {
  }
  return 0;
}
