#include "ui/read_ahead.h"

#include "base/error.h"
#include "image/io.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct PictureFile {
  PictureFile() {
    Progress progress;
    image::write_image(picture, file, {}, progress);
  }

  test::TemporaryFolder folder;
  const std::filesystem::path file = folder / "a.png";
  const image::Image picture = test::noise({image::SampleType::UInt8, 3, false}, {600, 400});
};
}  // namespace

TEST_CASE_METHOD(PictureFile, "read ahead: the picture is taken once, and only as the file that it is") {
  Progress progress;
  ReadAhead ahead(file);
  CHECK_FALSE(ahead.take(folder / "b.png", progress));
  const auto taken = ahead.take(folder.path() / "." / "a.png", progress);
  REQUIRE(taken);
  CHECK(test::same_samples(taken->pixels, picture.pixels));
  CHECK_FALSE(ahead.take(file, progress));
}

TEST_CASE_METHOD(PictureFile, "read ahead: what goes wrong is said when it is taken") {
  Progress progress;
  ReadAhead ahead(folder / "none.png");
  CHECK_THROWS_AS(ahead.take(folder / "none.png", progress), Error);
}

TEST_CASE_METHOD(PictureFile, "read ahead: what is seen of the picture before is there until it is taken") {
  Progress progress;
  const std::filesystem::path large = folder / "large.jpg";
  image::write_image(test::noise({image::SampleType::UInt8, 3, false}, {2600, 1700}), large, {}, progress);
  ReadAhead ahead(large);
  CHECK_FALSE(ahead.coming(folder / "b.jpg"));
  const auto coming = ahead.coming(large);
  REQUIRE(coming);
  CHECK(coming->size == QSize(2600, 1700));
  CHECK(ahead.take(large, progress));
  CHECK_FALSE(ahead.coming(large));
  CHECK_FALSE(ReadAhead(file).coming(file));
}

TEST_CASE_METHOD(PictureFile, "read ahead: nobody has to take it") {
  { const ReadAhead ahead(file); }
  Progress progress;
  CHECK(test::same_samples(image::read_image(file, progress).pixels, picture.pixels));
}
