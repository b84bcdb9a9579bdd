#include "weights/renames.h"

#include <cstring>

#include "files.h"
#include "tests/catch.h"

using namespace pentimento::weights;
using namespace pentimento::weights::test;

namespace {

std::string bytes_of(const TensorView& view) {
  return {reinterpret_cast<const char*>(view.bytes.data()), view.bytes.size()};
}

}  // namespace

TEST_CASE("the most specific row of a rename table counts") {
  RenameTable table;
  table.rename("a", "x");
  table.rename("a.b", "y");
  table.drop("a.c");
  StateDict tensors;
  for (const char* name : {"a.w", "a.b.w", "a.c.w", "ab.w", "a"}) tensors.insert(name, {});
  const StateDict renamed = table.apply(tensors);
  CHECK(renamed.size() == 4);
  for (const char* name : {"x.w", "y.w", "ab.w", "x"}) CHECK(renamed.contains(name));
}

TEST_CASE("slices reshapes and transposes are views") {
  const TemporaryFolder folder;
  const auto file =
      read_safetensors(folder.write("m", safetensors_of({{"qkv", {6, 2}, DType::U8, "aabbccddeeff"},
                                                         {"conv", {2, 3, 1, 1}, DType::U8, "123456"}})));
  RenameTable table;
  table.rename("qkv", "q", TensorChange::FirstThird);
  table.rename("qkv", "k", TensorChange::SecondThird);
  table.rename("qkv", "v", TensorChange::LastThird);
  table.rename("conv", "linear", TensorChange::Squeeze);
  table.rename("conv", "kept", TensorChange::Transpose);
  const StateDict renamed = table.apply(file.tensors);
  CHECK(renamed.at("q").shape == Shape{2, 2});
  CHECK(bytes_of(renamed.at("q")) == "aabb");
  CHECK(bytes_of(renamed.at("k")) == "ccdd");
  CHECK(bytes_of(renamed.at("v")) == "eeff");
  CHECK(renamed.at("v").bytes.data() == file.tensors.at("qkv").bytes.data() + 8);
  CHECK(renamed.at("linear").shape == Shape{2, 3});
  CHECK(renamed.at("kept").shape == Shape{2, 3, 1, 1});
  CHECK(renamed.at("q").source_name == "qkv");
}

TEST_CASE("a transposed view has the shape of the transpose and says so") {
  TensorView view;
  view.shape = {2, 3};
  const TensorView turned = changed(view, TensorChange::Transpose);
  CHECK(turned.shape == Shape{3, 2});
  CHECK(turned.transposed);
  CHECK_FALSE(changed(turned, TensorChange::Transpose).transposed);
}

TEST_CASE("a stack that is not three parts stays as it is") {
  TensorView view;
  view.shape = {7, 2};
  CHECK(changed(view, TensorChange::SecondThird).shape == Shape{7, 2});
  CHECK(changed({}, TensorChange::FirstThird).shape.empty());
}
