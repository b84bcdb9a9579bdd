#include "base/atomic_file.h"

#include <unistd.h>

#include <fstream>
#include <iterator>

#include "base/error.h"
#include "tests/catch.h"

using namespace pentimento;
namespace fs = std::filesystem;

namespace {
std::string content(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Folder {
  fs::path path = fs::temp_directory_path() / ("pentimento-atomic-" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  auto files() const { return std::distance(fs::directory_iterator(path), {}); }
};
}  // namespace

TEST_CASE("AtomicFile: the target changes at commit and not before") {
  const Folder folder;
  const fs::path target = folder.path / "a.txt";
  std::ofstream(target) << "old";
  {
    AtomicFile file(target);
    CHECK(file.path().extension() == ".txt");
    std::ofstream(file.path()) << "new";
    CHECK(content(target) == "old");
  }
  CHECK(content(target) == "old");
  CHECK(folder.files() == 1);
  AtomicFile file(target);
  std::ofstream(file.path()) << "new";
  file.commit();
  CHECK(content(target) == "new");
  CHECK(folder.files() == 1);
}

TEST_CASE("AtomicFile: folders and missing folders are refused by name") {
  const Folder folder;
  for (const fs::path& target : {folder.path, folder.path / "missing" / "a.txt", folder.path / ""}) {
    try {
      check_replaceable(target);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::BadFile);
      CHECK(std::string(error.what()).find(target.string()) != std::string::npos);
    }
  }
  CHECK(folder.files() == 0);
}
