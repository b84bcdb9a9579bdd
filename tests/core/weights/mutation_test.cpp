// Thousands of damaged files, the same ones in every run: each must be answered, by a description or by an
// Error.
#include <random>

#include "checkpoints.h"
#include "original_names.h"
#include "tests/catch.h"
#include "tests/fuzz/weights/fuzz_input.h"

using namespace pentimento::weights;
using namespace pentimento::weights::test;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) {
  return limit == 0 ? 0 : random() % limit;
}

// One small change to bytes: a flipped bit, a JSON character, a number at a limit, a cut, a copy.
void damage(std::string& bytes, Random& random) {
  static const std::vector<std::string> kPieces = {"{",
                                                   "}",
                                                   "[",
                                                   "]",
                                                   "\"",
                                                   ",",
                                                   ":",
                                                   "-",
                                                   "0",
                                                   "9",
                                                   "1e9",
                                                   "null",
                                                   "18446744073709551615",
                                                   "9223372036854775807",
                                                   "4294967296",
                                                   "__metadata__",
                                                   "F8_E4M3",
                                                   "\\u0000",
                                                   "\xff",
                                                   "data_offsets",
                                                   std::string(8, '\0')};
  const std::size_t at = below(random, bytes.size());
  const std::size_t length = std::min(below(random, 40), bytes.size() - at);
  switch (random() % 5) {
    case 0:
      if (!bytes.empty()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
      break;
    case 1:
      bytes.insert(at, kPieces[below(random, kPieces.size())]);
      break;
    case 2:
      bytes.replace(at, length, kPieces[below(random, kPieces.size())]);
      break;
    case 3:
      bytes.erase(at, length);
      break;
    default:
      bytes.insert(below(random, bytes.size()), bytes.substr(at, length));
      break;
  }
}

std::string damaged(std::string bytes, Random& random) {
  for (std::size_t i = 0, count = 1 + below(random, 4); i < count; ++i) damage(bytes, random);
  return bytes;
}

Shape random_shape(Random& random) {
  static const std::vector<std::int64_t> kExtents = {0, 1, 2, 3, 4, 7, 32, 64, 96, 1024};
  Shape shape;
  std::int64_t count = 1;
  for (std::size_t rank = below(random, 6); rank > 0 && count < 100'000; --rank) {
    shape.push_back(kExtents[below(random, kExtents.size())]);
    count *= shape.back();
  }
  return shape;
}

// One change that leaves the file well formed and the model wrong.
void distort(std::vector<TestTensor>& tensors, Random& random) {
  TestTensor& tensor = tensors[below(random, tensors.size())];
  switch (random() % 5) {
    case 0:
      tensor.shape = random_shape(random);
      break;
    case 1:
      tensor.name += ".zebra";
      break;
    case 2:
      tensor.dtype = static_cast<DType>(random() % 10);
      break;
    case 3:
      std::swap(tensor.name, tensors[below(random, tensors.size())].name);
      break;
    default:
      tensors.erase(tensors.begin() + static_cast<std::ptrdiff_t>(below(random, tensors.size())));
      break;
  }
}

}  // namespace

TEST_CASE("damaged headers are answered") {
  const std::string header =
      R"({"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},
    "b":{"dtype":"U8","shape":[8],"data_offsets":[8,16]}})";
  Random random(1);
  for (int i = 0; i < 20'000; ++i) fuzz::as_header(damaged(header, random), 16);
  SUCCEED("no crash");
}

TEST_CASE("damaged files are answered") {
  const TemporaryFolder folder;
  const std::string file = safetensors_of({{"first_stage_model.decoder.conv_in.weight", {2, 1}},
                                           {"model.diffusion_model.input_blocks.0.0.weight", {1, 4, 1, 1}}});
  Random random(2);
  for (int i = 0; i < 2'000; ++i) fuzz::as_model_file(folder.path() / "m", damaged(file, random));
  SUCCEED("no crash");
}

TEST_CASE("damaged configs are answered") {
  const TemporaryFolder folder;
  const std::vector<std::string> configs = {json_of(tiny_sd1_unet()), json_of(tiny_autoencoder()),
                                            json_of(tiny_clip_l()), tiny_sd2().scheduler,
                                            R"({"weight_map":{"a":"one.safetensors"}})"};
  Random random(3);
  for (int i = 0; i < 1'500; ++i)
    fuzz::as_json_file(folder.path() / "config.json",
                       damaged(configs[below(random, configs.size())], random));
  SUCCEED("no crash");
}

TEST_CASE("well formed files of wrong models are answered") {
  const TemporaryFolder folder;
  const std::vector<TestTensor> sd1 = original_tensors(tiny_sd1()), sd2 = original_tensors(tiny_sd2());
  Random random(4);
  for (int i = 0; i < 150; ++i) {
    std::vector<TestTensor> tensors = i % 2 ? sd1 : sd2;
    for (std::size_t k = 0, count = 1 + below(random, 30); k < count; ++k) distort(tensors, random);
    write_sparse_safetensors(folder.path() / "m", tensors);
    fuzz::answer([&] { describe(folder.path() / "m"); });
  }
  SUCCEED("no crash");
}
