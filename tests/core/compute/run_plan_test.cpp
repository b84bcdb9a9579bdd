#include "compute/run_plan.h"

#include "tests/catch.h"

namespace pentimento::compute {
namespace {

constexpr ModelSize kSd1 = {123'060'480, 859'520'964, 83'653'863, 320, 128};
constexpr std::uint64_t kGigabyte = 1'000'000'000;

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    const std::string sentence = error.what();
    CHECK(sentence.size() > 20);
    CHECK(sentence.find('\n') == std::string::npos);
    return error.code();
  }
  return ErrorCode::Internal;
}

}  // namespace

TEST_CASE("The plan follows from the memory of the machine") {
  const auto plan = [](Size size, std::uint64_t memory) { return make_plan(kSd1, size, {memory, 0, false}); };
  const RunPlan large = plan({512, 512}, 64 * kGigabyte);
  CHECK(large.device == Device::Cpu);
  CHECK(large.compute_type == ComputeType::Float32);
  CHECK_FALSE(large.takes_turns);
  CHECK_FALSE(large.tiled_decode);
  CHECK(plan({512, 512}, 8 * kGigabyte).takes_turns);
  const RunPlan tiled = plan({2048, 2048}, 36 * kGigabyte);
  CHECK(tiled.tiled_decode);
  CHECK(tiled.estimated_bytes > large.estimated_bytes);
  CHECK(to_string(large).find("processor, fp32, networks stay in memory, whole decode, about ") == 0);
}

TEST_CASE("A CUDA device is taken when it is there and refused when it is not") {
  const Machine with = {64 * kGigabyte, 24 * kGigabyte, false}, without = {64 * kGigabyte, 0, false};
  const RunPlan plan = make_plan(kSd1, {512, 512}, with);
  CHECK(plan.device == Device::Cuda);
  CHECK(plan.compute_type == ComputeType::Float16);
  CHECK(code_of([&] {
          make_plan(kSd1, {512, 512}, without, {Device::Cuda, ComputeType::Auto, {}});
        }) == ErrorCode::Usage);
}

TEST_CASE("A run that meets too little memory goes on with smaller plans") {
  const Machine machine = {64 * kGigabyte, 24 * kGigabyte, true};
  const Size size = {512, 512};
  const auto next = [&](const RunPlan& plan) { return smaller(plan, kSd1, size, machine); };
  const RunPlan first = make_plan(kSd1, size, machine);
  std::vector<RunPlan> tried;
  const auto fails = [&](const RunPlan& plan) -> int {
    tried.push_back(plan);
    throw Error(ErrorCode::OutOfMemory, "There is no memory left, says the test.");
  };
  CHECK_THROWS_AS(with_smaller_plans(first, next, fails), Error);
  CHECK(tried.size() > 3);
  CHECK(tried.back().device == Device::Cpu);
  CHECK(tried.back().tiled_decode);
  const auto second_works = [&](const RunPlan& plan) {
    if (plan == first) throw Error(ErrorCode::OutOfMemory, "There is no memory left, says the test.");
    return 7;
  };
  CHECK(with_smaller_plans(first, next, second_works) == 7);
  CHECK(code_of([&] {
          check_fits(first, kSd1, size, {kGigabyte, kGigabyte, false});
        }) == ErrorCode::OutOfMemory);
}

TEST_CASE("What a person chose is what the plan has") {
  const Machine machine = {64 * kGigabyte, 24 * kGigabyte, false};
  const RunPlan plan = make_plan(kSd1, {512, 512}, machine, {Device::Cpu, ComputeType::BFloat16, true});
  CHECK(plan.device == Device::Cpu);
  CHECK(plan.compute_type == ComputeType::BFloat16);
  CHECK(plan.tiled_decode);
  CHECK(plan.estimated_bytes < make_plan(kSd1, {512, 512}, machine, {Device::Cpu, {}, {}}).estimated_bytes);
  const RunPlan whole = make_plan(kSd1, {4096, 4096}, machine, {Device::Cpu, {}, false});
  CHECK_FALSE(whole.tiled_decode);
  CHECK(whole.takes_turns);
}

TEST_CASE("Names of devices and number formats go both ways") {
  for (const Device device : {Device::Auto, Device::Cpu, Device::Cuda}) {
    CHECK(device_named(name_of(device)) == device);
  }
  for (const ComputeType type :
       {ComputeType::Auto, ComputeType::Float32, ComputeType::BFloat16, ComputeType::Float16}) {
    CHECK(compute_type_named(name_of(type)) == type);
  }
  CHECK_FALSE(device_named("abacus"));
  CHECK_FALSE(compute_type_named("fp8"));
}

TEST_CASE("The autoencoder never computes in float16") {
  RunPlan plan;
  plan.compute_type = ComputeType::Float16;
  CHECK(autoencoder_type(plan) == ComputeType::Float32);
  plan.compute_type = ComputeType::BFloat16;
  CHECK(autoencoder_type(plan) == ComputeType::BFloat16);
}

}  // namespace pentimento::compute
