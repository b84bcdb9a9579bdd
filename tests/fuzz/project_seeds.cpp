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

/// Every kind of row: masks, edits with two candidates each, new canvas, states to redo, a run.
project::Content edited(image::PixelFormat format) {
  FlattenCache cache;
  project::Content content = unedited(format);
  const auto commit = [&](Document next) { content.history.commit(std::move(next), "Step"); };
  Document next = content.history.current();
  next.mask.paint({{4, 4}, {12, 9}}, {5, 1, false});
  next.masks.push_back({"boat", next.mask, next.canvas});
  commit(next);
  commit(appended(next, test::noise_edit(next.canvas, {6, 5, 5, 4}, 1), cache));
  const Document edited = content.history.current();
  commit(appended(edited, test::extension(edited.canvas, edited.canvas.grown(2), 2), cache));
  content.history.undo();
  content.runs.push_back(std::make_shared<const Edit>(test::noise_edit(edited.canvas, {2, 2, 3, 3}, 3)));
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
    write(folder / "grey16", edited({image::SampleType::UInt16, 1, true}));
    write(folder / "float", edited({image::SampleType::Float, 3, true}));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
