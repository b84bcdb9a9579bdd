#include "harmony/blockiness.h"

#include "tests/catch.h"
#include "tests/core/harmony/scenes.h"

using namespace pentimento::harmony;

namespace {
cv::Mat photograph() {
  cv::Mat soft;
  cv::GaussianBlur(discs(), soft, {}, 1.5);
  return noisy(soft, 0.01);
}
}  // namespace

TEST_CASE("Blockiness: blocks and their grid are found") {
  for (const cv::Point grid : {cv::Point(0, 0), cv::Point(3, 5)}) {
    const cv::Mat picture = compressed(photograph(), 35, grid);
    const Blockiness found = blockiness_of(picture, everywhere(picture));
    CHECK(found.strength > 0.2);
    CHECK(found.grid == grid);
  }
}

TEST_CASE("Blockiness: none in a picture that was never compressed, nor in flat color") {
  CHECK(blockiness_of(photograph(), everywhere(photograph())).strength < Blockiness::kLeast);
  const cv::Mat flat(64, 64, CV_32FC3, cv::Scalar::all(0.5));
  CHECK(blockiness_of(flat, everywhere(flat)).strength < Blockiness::kLeast);
}

TEST_CASE("Blockiness: more compression, more blocks; little compression changes little") {
  const cv::Mat picture = photograph();
  const auto strength = [&](int quality) {
    return blockiness_of(compressed(picture, quality, {}), everywhere(picture)).strength;
  };
  CHECK(strength(20) > strength(60));
  CHECK(distance(compressed(picture, 97, {2, 1}), picture) < 0.01);
}

TEST_CASE("Blockiness: a clean thing gets the blocks of its surroundings") {
  const cv::Mat clean = photograph(), around = compressed(photograph(), 40, {6, 2});
  const Blockiness wanted = blockiness_of(around, everywhere(around));
  const Blockiness made = blockiness_of(with_blocks(clean, everywhere(clean), wanted), everywhere(clean));
  CHECK(made.strength == Approx(wanted.strength).margin(0.2));
  CHECK(made.grid == wanted.grid);
  CHECK(cv::norm(with_blocks(clean, everywhere(clean), Blockiness{}), clean) == 0);
}
