// fuzz_project_seeds FOLDER: small sound projects for fuzz_read_project to start from. Pages of 512 bytes, so
// that a project is some ten kilobytes and a changed byte says something.
#include <sqlite3.h>

#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include "document/stack.h"
#include "project/project.h"
#include "tests/core/document/edits.h"

using namespace pentimento;
using namespace pentimento::document;

namespace {
constexpr Size kSize{24, 20};

project::Content unedited(image::PixelFormat format) {
  image::Image picture;
  picture.pixels = image::TiledImage(format, kSize);
  return {History(opened(picture), "Open"), {}};
}

/// With one candidate: each is a tile to unpack, and the fuzzer wants many tries a second.
Edit with_one(Edit edit) {
  edit.candidates.resize(1);
  return edit;
}

/// Masks, an edit, a run.
project::Content edited(image::PixelFormat format) {
  FlattenCache cache;
  project::Content content = unedited(format);
  Document next = content.history.current();
  next.mask.paint({{4, 4}, {12, 9}}, {5, 1, false});
  next.masks.push_back({"boat", next.mask, next.canvas});
  next = appended(next, with_one(test::noise_edit(next.canvas, {6, 5, 5, 4}, 1)), cache);
  content.history.commit(next, "Remove");
  content.runs.push_back(
      std::make_shared<const Edit>(with_one(test::noise_edit(next.canvas, {2, 2, 3, 3}, 3))));
  return content;
}

/// New canvas, and a state to redo.
project::Content extended(image::PixelFormat format) {
  FlattenCache cache;
  project::Content content = unedited(format);
  const Document& first = content.history.current();
  const Edit edit = with_one(test::extension(first.canvas, first.canvas.grown(2), 2));
  content.history.commit(appended(first, edit, cache), "Extend");
  content.history.undo();
  return content;
}

void shrink(const std::filesystem::path& file) {
  sqlite3* database = nullptr;
  const bool done = sqlite3_open(file.c_str(), &database) == SQLITE_OK &&
                    sqlite3_exec(database, "PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM",
                                 nullptr, nullptr, nullptr) == SQLITE_OK;
  sqlite3_close(database);
  if (!done) throw std::runtime_error("no project could be made");
}

void write(const std::filesystem::path& file, project::Content&& content) {
  {
    const project::Content closed = std::move(content);  // its values keep the file open
    project::Project::create(file, closed);
  }
  shrink(file);
}
}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    write(folder / "unedited", unedited({}));
    write(folder / "edited", edited({}));
    write(folder / "extended", extended({image::SampleType::UInt16, 1, true}));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
