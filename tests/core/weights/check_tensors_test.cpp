#include "weights/check_tensors.h"

#include "tests/catch.h"

using namespace pentimento::weights;
using Catch::Matchers::ContainsSubstring;

namespace {

StateDict tensors(std::initializer_list<std::pair<std::string, Shape>> list, DType dtype = DType::F16) {
  StateDict result;
  for (const auto& [name, shape] : list) {
    TensorView view;
    view.dtype = dtype;
    view.shape = shape;
    result.insert(name, view);
  }
  return result;
}

}  // namespace

TEST_CASE("a state dict that fits has no mismatch") {
  CHECK(compare(tensors({{"a", {1}}, {"b", {2, 3}}}), {{"a", {1}}, {"b", {2, 3}}}).empty());
}

TEST_CASE("missing extra and misshapen tensors are named and counted") {
  const TensorMismatch mismatch = compare(tensors({{"a", {1}}, {"x", {1}}}),
                                          {{"a", {2}}, {"b", {1}}, {"c", {1}}, {"d", {1}}, {"e", {1}}});
  const std::string sentence = describe(mismatch, "UNet");
  CHECK(sentence ==
        "The UNet lacks 4 tensors (\"b\", \"c\", \"d\", ...), has another shape than expected in 1 tensor "
        "(\"a\" is [1], "
        "not [2]) and has no place for 1 tensor (\"x\").");
}

TEST_CASE("whole numbers are no weights") {
  const TensorMismatch mismatch = compare(tensors({{"a", {1}}}, DType::I64), {{"a", {1}}});
  CHECK_THAT(describe(mismatch, "autoencoder"),
             ContainsSubstring("no floating-point numbers in 1 tensor (\"a\")"));
}

TEST_CASE("state dicts give parts by prefix") {
  const StateDict all = tensors({{"model.a", {1}}, {"model.b.c", {1}}, {"modelx", {1}}, {"vae.a", {1}}});
  CHECK(all.has_prefix("model."));
  CHECK_FALSE(all.has_prefix("unet."));
  const StateDict part = all.without_prefix("model.");
  CHECK(part.size() == 2);
  CHECK(part.contains("b.c"));
  CHECK(all.parameter_count() == 4);
}
