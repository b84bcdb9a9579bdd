// The real diffusion library on a tiny random checkpoint.
#include "engine/diffusion_backend.h"
#include "engine/edit_frame.h"
#include "tests/catch.h"
#include "tests/core/engine/backend_contract.h"
#include "tests/core/engine/pictures.h"
#include "tests/core/engine/random_checkpoint.h"
#include "tests/core/weights/files.h"

using namespace pentimento;
using namespace pentimento::engine;

namespace {
EditRequest generate(const std::filesystem::path& model, std::uint64_t seed) {
  EditRequest request;
  request.operation = Operation::Generate;
  request.size = {72, 64};
  request.seed = seed;
  request.generation.prompt = "the inn";
  request.generation.model = model.string();
  request.generation.steps = 2;
  return request;
}
}  // namespace

TEST_CASE("Backend contract: the diffusion library") {
  const weights::test::TemporaryFolder folder;
  write_random_checkpoint(folder.path() / "tiny");
  ModelList list(folder.path() / "data");
  list.add(folder.path() / "tiny");
  check_backend_contract([&] { return std::make_unique<DiffusionBackend>(list); }, std::chrono::seconds(5));
}

TEST_CASE("Diffusion library: the same seed makes the same picture and another seed or prompt another") {
  const weights::test::TemporaryFolder folder;
  write_random_checkpoint(folder.path() / "tiny");
  DiffusionBackend backend{ModelList(folder.path() / "data")};
  const auto made = [&](const EditRequest& request) {
    Progress progress;
    return bytes_of(run_edit(request, backend, progress).image.pixels);
  };
  const EditRequest request = generate(folder.path() / "tiny", 1);
  const auto first = made(request);
  CHECK(made(request) == first);
  CHECK(made(generate(folder.path() / "tiny", 2)) != first);
  EditRequest other = request;
  other.generation.prompt = "an inn";
  CHECK(made(other) != first);
  other = request;
  other.generation.scheduler = "euler";
  CHECK(made(other) != first);
}

TEST_CASE("Diffusion library: a model for inpainting fills a mask") {
  const weights::test::TemporaryFolder folder;
  write_random_checkpoint(folder.path() / "tiny", {9, 1});
  DiffusionBackend backend{ModelList(folder.path() / "data")};
  EditRequest request;
  request.operation = Operation::Add;
  request.image = noise_picture({100, 80});
  request.mask = rect_mask({100, 80}, {30, 30, 20, 20});
  request.generation.model = (folder.path() / "tiny").string();
  request.generation.steps = 2;
  Progress progress;
  const Candidate candidate = run_edit(request, backend, progress);
  CHECK(same_outside(candidate.image.pixels, request.image.pixels, candidate.changed));
  CHECK(bytes_of(candidate.image.pixels) != bytes_of(request.image.pixels));
}
