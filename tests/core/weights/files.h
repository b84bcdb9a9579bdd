// Files that the tests of core/weights make for themselves.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/temporary_folder.h"
#include "weights/safetensors.h"

namespace pentimento::weights::test {

using pentimento::test::TemporaryFolder;

struct TestTensor {
  std::string name;
  Shape shape;
  DType dtype = DType::F32;
  std::string bytes = {};   ///< Zeros when empty.
  std::string source = {};  ///< Diffusers' name of the numbers in it; of q where q, k and v are stacked.
};

/// Header length, header, data: nothing is checked.
std::string safetensors_of(std::string_view header, std::string_view data);

/// A correct file; the tensors in the given order.
std::string safetensors_of(const std::vector<TestTensor>& tensors, const Metadata& metadata = {});

/// Writes a correct file without holding its data in memory (the zeros are holes of the file).
void write_sparse_safetensors(const std::filesystem::path& path, const std::vector<TestTensor>& tensors,
                              const Metadata& metadata = {});

/// The sentence of the Error that `action` throws, or a remark that it threw none.
template <typename Action>
std::string sentence_of(Action action) {
  try {
    action();
  } catch (const std::exception& e) {
    return e.what();
  }
  return "(no error)";
}

}  // namespace pentimento::weights::test
