// Files that are no pictures, end too early or lie; and places that cannot be written.
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <random>

#include "base/error.h"
#include "image/io.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"
#include "tests/core/image/profiles.h"

using namespace pentimento;
using namespace pentimento::image;
using namespace pentimento::test;
namespace fs = std::filesystem;

namespace {
using Bytes = std::vector<std::uint8_t>;
const PixelFormat kRgb{SampleType::UInt8, 3, false};
const std::vector<std::string> kSuffixes = {".png", ".jpg", ".tif", ".webp", ".exr"};

/// The sentence of the Error that `read` gives; empty: none.
template <typename Read>
std::string failure_of(Read read) {
  try {
    read();
  } catch (const Error& error) {
    CHECK((error.code() == ErrorCode::BadFile || error.code() == ErrorCode::OutOfMemory));
    return error.what();
  }
  return {};
}

std::string coarse_failure(const fs::path& file) {
  Progress progress;
  return failure_of([&] { read_coarse(file, progress, 0, 256U << 20); });
}

/// Of reading the whole picture.
std::string failure(const fs::path& file) {
  Progress progress;
  return failure_of([&] { read_image(file, progress, 256U << 20); });
}

std::string write_failure(const Image& image, const fs::path& file) {
  Progress progress;
  try {
    write_image(image, file, {}, progress);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

Bytes sample_file(const TemporaryFolder& folder, const std::string& suffix) {
  Progress progress;
  Image image = noise(kRgb, {70, 300});
  auto metadata = std::make_shared<Metadata>();
  metadata->icc = display_p3_profile();
  metadata->xmp.assign(100, ' ');
  metadata->exif = {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0};
  image.metadata = metadata;
  write_image(image, folder / ("whole" + suffix), {}, progress);
  return read_bytes(folder / ("whole" + suffix));
}

/// A limit on the size of files stands in for a full disk: writing fails in the same places.
class FullDisk {
 public:
  FullDisk() : old_handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit limit{40000, old_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, old_handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit old_{};
  void (*old_handler_)(int);
};

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}
}  // namespace

TEST_CASE("read_image: what is no picture gives a sentence that names it") {
  const TemporaryFolder folder;
  write_bytes(folder / "empty.png", {});
  write_bytes(folder / "text.jpg", {'h', 'e', 'l', 'l', 'o'});
  fs::create_directory(folder / "folder.tif");
  for (const char* name : {"empty.png", "text.jpg", "folder.tif", "missing.webp"}) {
    const std::string sentence = failure(folder / name);
    INFO(sentence);
    CHECK(sentence.find(name) != std::string::npos);
    CHECK(sentence.back() == '.');
    CHECK_THROWS_AS(read_info(folder / name), Error);
  }
}

TEST_CASE("read_image: files that end too early are refused wherever they end") {
  const TemporaryFolder folder;
  for (const std::string& suffix : kSuffixes) {
    const Bytes whole = sample_file(folder, suffix);
    const fs::path file = folder / ("cut" + suffix);
    CHECK(failure(folder / ("whole" + suffix)).empty());
    std::vector<std::size_t> lengths;
    for (std::size_t i = 1; i < 200; i += 3) lengths.push_back(i);
    for (std::size_t i = 200; i < whole.size(); i += whole.size() / 60 + 1) lengths.push_back(i);
    // The last four bytes of a TIFF file say that no further picture follows: nothing is lost with them.
    for (std::size_t i = suffix == ".tif" ? 5 : 1; i <= 12; ++i) lengths.push_back(whole.size() - i);
    for (const std::size_t length : lengths) {
      write_bytes(file, Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)));
      const std::string sentence = failure(file);
      INFO(suffix << " of " << length << " of " << whole.size() << " bytes: " << sentence);
      if (suffix == ".jpg") CHECK(coarse_failure(file).find("cut.jpg") != std::string::npos);
      CHECK(sentence.find("cut" + suffix) != std::string::npos);
    }
  }
}

namespace {
/// Reads files with random changes; ends by itself only if none of them crashes.
void read_changed_files(const std::vector<std::string>& suffixes) {
  const TemporaryFolder folder;
  std::mt19937 random(11);
  for (const std::string& suffix : suffixes) {
    const Bytes whole = sample_file(folder, suffix);
    const fs::path file = folder / ("changed" + suffix);
    for (int i = 0; i < 150; ++i) {
      Bytes bytes = whole;
      const std::size_t changes = 1 + random() % 8U;
      // Headers are where it hurts: half of the changes go to the first 1000 bytes or the last.
      for (std::size_t c = 0; c < changes; ++c) {
        const std::size_t near_edge = random() % 1000U;
        std::size_t at = random() % bytes.size();
        if (random() % 2U == 0) at = std::min(near_edge, bytes.size() - 1);
        if (random() % 4U == 0) at = bytes.size() - 1 - std::min(near_edge, bytes.size() - 1);
        bytes[at] = random() % 3U == 0 ? 0xFF : static_cast<std::uint8_t>(random());
      }
      write_bytes(file, bytes);
      for (const std::string& sentence : {failure(file), coarse_failure(file)}) {
        if (!sentence.empty()) CHECK(sentence.find("changed" + suffix) != std::string::npos);
      }
    }
  }
}
}  // namespace

TEST_CASE("read_image: changed bytes never crash it") {
  read_changed_files(kSuffixes);
}

TEST_CASE("read_image: sizes that lie or would not fit are refused before memory is taken") {
  const TemporaryFolder folder;
  Progress progress;
  Bytes png = sample_file(folder, ".png");
  // Width and height in IHDR; the checksum of the chunk is wrong then, so make the header again by libpng.
  const Image large = [] {
    Image image;
    image.pixels = TiledImage(kRgb, {9000, 9000});
    return image;
  }();
  write_image(large, folder / "large.png", {}, progress);
  CHECK(failure(folder / "large.png").empty());  // 243 MB fit into 256
  try {
    read_image(folder / "large.png", progress, 100U << 20);
    FAIL("243 MB fitted into 100");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::OutOfMemory);
    CHECK(std::string(error.what()).find("large.png") != std::string::npos);
  }
  Bytes jpeg = sample_file(folder, ".jpg");
  for (std::size_t i = 0; i + 9 < jpeg.size(); ++i) {
    if (jpeg[i] != 0xFF || jpeg[i + 1] != 0xC0) continue;
    jpeg[i + 5] = jpeg[i + 7] = 0x1F;  // nearly 8000 x 8000
    break;
  }
  write_bytes(folder / "lies.jpg", jpeg);
  CHECK(failure(folder / "lies.jpg").find("lies.jpg") != std::string::npos);
  CHECK(coarse_failure(folder / "lies.jpg").find("lies.jpg") != std::string::npos);
}

TEST_CASE("write_image: places that cannot be written give a sentence and leave nothing behind") {
  const TemporaryFolder folder;
  const Image image = noise(kRgb, {50, 50});
  fs::create_directory(folder / "folder.png");
  for (const fs::path& file : {folder / "folder.png", folder / "missing" / "a.png", folder / "a.xyz"}) {
    const std::string sentence = write_failure(image, file);
    INFO(sentence);
    CHECK(sentence.find(file.string()) != std::string::npos);
    CHECK_THROWS_AS(check_writable(file), Error);
  }
  CHECK(files_in(folder.path()) == 1);
  CHECK_NOTHROW(check_writable(folder / "a.png"));
  CHECK(files_in(folder.path()) == 1);
  if (geteuid() != 0) {
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    CHECK_FALSE(write_failure(image, folder / "a.png").empty());
    fs::permissions(folder.path(), fs::perms::owner_all);
  }
}

TEST_CASE("write_image: a full disk leaves the old file as it was") {
  const TemporaryFolder folder;
  Progress progress;
  const Image image = noise({SampleType::UInt8, 3, false}, {400, 400});
  for (const std::string& suffix : kSuffixes) {
    INFO(suffix);
    const fs::path file = folder / ("a" + suffix);
    write_image(noise(kRgb, {20, 20}), file, {}, progress);
    const Bytes before = read_bytes(file);
    std::string sentence;
    {
      const FullDisk full;
      sentence = write_failure(image, file);
    }
    CHECK(sentence.find("a" + suffix) != std::string::npos);
    CHECK(read_bytes(file) == before);
  }
  CHECK(files_in(folder.path()) == kSuffixes.size());
}

TEST_CASE("write_image: permissions of an existing file are kept and links followed") {
  const TemporaryFolder folder;
  Progress progress;
  const Image image = noise(kRgb, {20, 20});
  write_image(image, folder / "a.png", {}, progress);
  fs::permissions(folder / "a.png", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("a.png", folder / "link.png");
  write_image(noise(kRgb, {30, 30}), folder / "link.png", {}, progress);
  CHECK(fs::is_symlink(folder / "link.png"));
  CHECK(fs::status(folder / "a.png").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(read_info(folder / "a.png").size == Size{30, 30});
}

TEST_CASE("write_image: cancelling leaves nothing behind") {
  const TemporaryFolder folder;
  std::stop_source stop;
  Progress progress(stop.get_token(), [&](double) { stop.request_stop(); });
  CHECK_THROWS_AS(write_image(noise(kRgb, {50, 600}), folder / "a.tif", {}, progress), Cancelled);
  CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("read_mask: grey, color, alpha and sizes") {
  const TemporaryFolder folder;
  Progress progress;
  const Mask mask = rectangle_mask({60, 40}, {5, 6, 20, 10});
  write_mask(mask, folder / "mask.png", progress);
  CHECK(read_mask(folder / "mask.png", {60, 40}, progress) == mask);
  try {
    read_mask(folder / "mask.png", {61, 40}, progress);
    FAIL("a mask of another size was taken");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::Usage);
  }
  Image cutout;
  cutout.pixels = TiledImage({SampleType::UInt16, 3, true}, {60, 40});
  const std::uint16_t opaque[4] = {0, 0, 0, 65535};
  cutout.pixels.write({7, 8, 1, 1}, opaque, 8);
  write_image(cutout, folder / "cutout.png", {}, progress);
  CHECK(read_mask(folder / "cutout.png", {60, 40}, progress) == rectangle_mask({60, 40}, {7, 8, 1, 1}));
}
