// The first byte says what the rest is: the JSON of a header, a model file, or a JSON file of a model folder.
#include <unistd.h>

#include <string>

#include "fuzz_input.h"

using namespace pentimento::weights;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("pentimento-fuzz-weights-" + std::to_string(getpid()));
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 3) {
    case 0:
      fuzz::as_header(bytes, 16);
      break;
    case 1:
      fuzz::as_model_file(file, bytes);
      break;
    default:
      fuzz::as_json_file(file, bytes);
      break;
  }
  return 0;
}
