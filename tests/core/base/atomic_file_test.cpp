#include "base/atomic_file.h"

#include <fstream>
#include <iterator>

#include "base/error.h"
#include "tests/catch.h"
#include "tests/temporary_folder.h"

using namespace pentimento;
namespace fs = std::filesystem;

namespace {
std::string content(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}
}  // namespace

TEST_CASE("AtomicFile: the target changes at commit and not before") {
  const test::TemporaryFolder folder;
  const fs::path target = folder / "a.txt";
  std::ofstream(target) << "old";
  {
    AtomicFile file(target);
    CHECK(file.path().extension() == ".txt");
    std::ofstream(file.path()) << "new";
    CHECK(content(target) == "old");
  }
  CHECK(content(target) == "old");
  CHECK(folder.names().size() == 1);
  AtomicFile file(target);
  std::ofstream(file.path()) << "new";
  file.commit();
  CHECK(content(target) == "new");
  CHECK(folder.names().size() == 1);
}

TEST_CASE("AtomicFile: folders and missing folders are refused by name") {
  const test::TemporaryFolder folder;
  for (const fs::path& target : {folder.path(), folder / "missing" / "a.txt", folder / ""}) {
    try {
      check_replaceable(target);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::BadFile);
      CHECK(std::string(error.what()).find(target.string()) != std::string::npos);
    }
  }
  CHECK(folder.names().empty());
}
