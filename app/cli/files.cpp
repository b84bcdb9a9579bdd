#include "app/cli/files.h"

#include <fstream>

#include "base/atomic_file.h"
#include "base/error.h"

namespace pentimento::cli {

namespace fs = std::filesystem;

std::string quoted(const fs::path& file) {
  return '"' + file.string() + '"';
}

std::vector<fs::path> candidate_files(const fs::path& out, int candidates) {
  if (candidates == 1) return {out};
  std::vector<fs::path> files;
  for (int i = 1; i <= candidates; ++i) {
    fs::path name = out.stem();
    name += "-" + std::to_string(i);
    name += out.extension();
    files.push_back(out.parent_path() / name);
  }
  return files;
}

bool same_file(const fs::path& a, const fs::path& b) {
  std::error_code error;
  if (fs::equivalent(a, b, error)) return true;
  return fs::weakly_canonical(a, error) == fs::weakly_canonical(b, error);
}

std::string read_text(const fs::path& file, std::uintmax_t limit) {
  std::error_code error;
  if (!fs::exists(file, error))
    throw Error(ErrorCode::BadFile, quoted(file) + " cannot be opened: there is no such file.");
  if (fs::is_directory(file, error)) {
    throw Error(ErrorCode::BadFile, quoted(file) + " cannot be opened: it is a folder.");
  }
  std::ifstream in(file, std::ios::binary);
  std::string text;
  std::vector<char> block(1 << 16);
  // A device or pipe has no size to ask for; it must not fill the memory either.
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
    text.append(block.data(), static_cast<std::size_t>(in.gcount()));
    if (text.size() > limit) throw Error(ErrorCode::BadFile, quoted(file) + " is too large for a recipe.");
  }
  if (!in.eof()) {
    throw Error(ErrorCode::BadFile, quoted(file) + " cannot be opened: check its permissions.");
  }
  return text;
}

void write_text(const fs::path& file, const std::string& text) {
  AtomicFile safe(file);
  std::ofstream out(safe.path(), std::ios::binary);
  out << text;
  out.close();
  if (!out) {
    throw Error(ErrorCode::BadFile, quoted(file) + " cannot be written: the disk may be full.");
  }
  safe.commit();
}

}  // namespace pentimento::cli
