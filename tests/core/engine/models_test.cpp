#include "engine/models.h"

#include <fstream>

#include "base/error.h"
#include "tests/catch.h"
#include "tests/core/weights/checkpoints.h"

using namespace pentimento;
using namespace pentimento::engine;
using weights::test::TemporaryFolder;
using weights::test::write_folder;
namespace fs = std::filesystem;

namespace {
fs::path model_folder(const TemporaryFolder& folder, const std::string& name, int in_channels = 4) {
  weights::test::Model model = weights::test::tiny_sd1();
  model.unet.in_channels = in_channels;
  write_folder(folder.path() / name, model);
  return folder.path() / name;
}

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    CHECK(std::string(error.what()).ends_with("."));
    return error.code();
  }
  FAIL("no error");
  std::abort();
}
}  // namespace

TEST_CASE("Models: what a checkpoint is and can do") {
  const TemporaryFolder folder;
  const ModelInfo plain = describe_model(model_folder(folder, "plain"));
  CHECK(plain.usable());
  CHECK(plain.name == "plain");
  CHECK(plain.dtype == "F32");
  CHECK(plain.native_size == 512);
  CHECK(plain.parameters * 4 <= plain.bytes);
  CHECK(plain.can(Operation::Generate));
  CHECK(plain.can(Operation::Add));
  CHECK_FALSE(plain.can(Operation::Remove));
  CHECK(plain.needs() == ContextNeeds{512, 8});
  const ModelInfo inpainting = describe_model(model_folder(folder, "inpainting", 9));
  CHECK(inpainting.inpainting);
  CHECK(inpainting.can(Operation::Extend));
  CHECK_FALSE(inpainting.can(Operation::Generate));
  CHECK(inpainting.hash != plain.hash);
}

TEST_CASE("Models: the hash sees other numbers and other names, not another place") {
  const TemporaryFolder folder;
  const fs::path file = folder.write("a.safetensors", std::string(1 << 20, 'a'));
  const fs::path copy = folder.write("b/renamed.safetensors", std::string(1 << 20, 'a'));
  std::string other(1 << 20, 'a');
  for (std::size_t i = 0; i < other.size(); i += 2048) other[i] = 'b';  // as other weights differ: everywhere
  CHECK(model_hash({file}) == model_hash({copy}));
  CHECK(model_hash({file}) != model_hash({folder.write("c.safetensors", other)}));
  CHECK(model_hash({file}) != model_hash({folder.write("d.safetensors", std::string(100, 'a'))}));
}

TEST_CASE("Models: the list keeps what is added and forgets what is removed") {
  const TemporaryFolder folder;
  const fs::path data = folder.path() / "data", path = model_folder(folder, "My Model v1.5");
  ModelList list(data);
  CHECK(list.models().empty());
  CHECK(list.add(path).id == "my-model-v1.5");
  CHECK_FALSE(list.add(path / "model_index.json").id.empty());
  CHECK(ModelList(data).models().front().path == fs::weakly_canonical(path));
  CHECK(ModelList(data).find("my-model-v1.5", Operation::Add).usable());
  CHECK(ModelList(data).find("", Operation::Generate).id == "my-model-v1.5");
  CHECK(ModelList(data).find(path.string(), Operation::Vary).usable());
  ModelList(data).remove("my-model-v1.5");
  CHECK(fs::exists(path / "model_index.json"));
  CHECK(code_of([&] { list.remove("my-model-v1.5"); }) == ErrorCode::Usage);
}

TEST_CASE("Models: equal names get different ids, the same model one") {
  const TemporaryFolder folder;
  ModelList list(folder.path() / "data");
  CHECK(list.add(model_folder(folder, "one/model")).id == "model");
  CHECK(list.add(model_folder(folder, "two/model")).id == "model-2");
  CHECK(list.add(folder.path() / "one" / "model").id == "model");
  CHECK(list.models().size() == 2);
}

TEST_CASE("Models: what cannot be used is told") {
  const TemporaryFolder folder;
  ModelList list(folder.path() / "data");
  CHECK(code_of([&] { list.find("", Operation::Add); }) == ErrorCode::MissingWeights);
  CHECK(code_of([&] { list.find("nothing", Operation::Add); }) == ErrorCode::MissingWeights);
  CHECK(code_of([&] { list.add(folder.path() / "nothing"); }) == ErrorCode::BadFile);
  CHECK(code_of([&] { list.add(folder.write("bad.safetensors", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F{")); }) ==
        ErrorCode::BadFile);
  const fs::path broken = model_folder(folder, "broken");
  list.add(broken);
  fs::remove_all(broken / "vae");
  CHECK_FALSE(list.models().front().usable());
  CHECK(code_of([&] { list.find("broken", Operation::Add); }) == ErrorCode::MissingWeights);
  CHECK(code_of([&] { list.find("", Operation::Add); }) == ErrorCode::MissingWeights);
  CHECK(code_of([&] { list.add(broken); }) == ErrorCode::MissingWeights);
  fs::remove_all(broken);
  CHECK_FALSE(list.models().front().problems.empty());
}

TEST_CASE("Models: a damaged or hostile list is one sentence") {
  const TemporaryFolder folder;
  const ModelList list(folder.path());
  for (const std::string& text :
       {std::string("{"), std::string("[]"), std::string("{\"models\": 7}"), std::string(100000, '['),
        std::string(2 << 20, ' '), std::string("\xFF\xFE")}) {
    folder.write("models.json", text);
    CHECK(code_of([&] { list.models(); }) == ErrorCode::BadFile);
  }
  folder.write("models.json",
               R"({"models": [7, {"id": "../x", "path": "/a"}, {"id": "a", "path": "relative"}, {"id": "b"},
                   {"id": "\u001b[2J", "path": "/a"}, {"id": "good", "path": "/nowhere"}]})");
  CHECK(list.models().size() == 1);
}

TEST_CASE("Models: verify reads everything when asked to") {
  const TemporaryFolder folder;
  const fs::path path = model_folder(folder, "model");
  Progress progress;
  CHECK(verify_model(describe_model(path), false, progress).empty());
  Progress full;
  CHECK(verify_model(describe_model(path), true, full).empty());
  const fs::path unet = path / "unet" / "diffusion_pytorch_model.safetensors";
  std::fstream file(unet, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(-4, std::ios::end);
  file.write("\xFF\xFF\xFF\xFF", 4);  // NaN
  file.close();
  Progress again;
  CHECK(verify_model(describe_model(path), true, again).size() == 1);
  fs::resize_file(unet, fs::file_size(unet) - 8);
  Progress last;
  CHECK_THROWS_AS(describe_model(path), Error);
}
