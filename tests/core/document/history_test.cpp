#include "document/history.h"

#include <cstdint>

#include "base/error.h"
#include "tests/catch.h"

using namespace pentimento;
using document::Document;
using document::History;

namespace {
Document blank(Size size) {
  Document d;
  d.picture.pixels = image::TiledImage({image::SampleType::UInt8, 3, false}, size);
  return d;
}

Document with_dot(Document d, int x) {
  const std::uint8_t red[3] = {255, 0, 0};
  d.picture.pixels.write({x, 0, 1, 1}, red, 3);
  return d;
}
}  // namespace

TEST_CASE("History: undo and redo walk the list and a commit forgets what could be redone") {
  History history(blank({600, 300}));
  CHECK_FALSE(history.can_undo());
  history.commit(with_dot(history.current(), 1), "Dot");
  history.commit(with_dot(history.current(), 2), "Another dot");
  CHECK(history.undo_label() == "Another dot");
  history.undo();
  CHECK(history.redo_label() == "Another dot");
  CHECK(history.undo_label() == "Dot");
  history.commit(with_dot(history.current(), 3), "Third");
  CHECK_FALSE(history.can_redo());
  CHECK(history.size() == 3);
}

TEST_CASE("History: a thousand states share what did not change") {
  History history(blank({2048, 2048}));
  for (int i = 0; i < 1000; ++i) history.commit(with_dot(history.current(), i % 2000), "Dot");
  for (int i = 0; i < 1000; ++i) history.undo();
  CHECK_FALSE(history.can_undo());
  CHECK(history.current().picture.pixels.memory_bytes() == 256 * 256 * 3);  // still one shared zero tile
}

TEST_CASE("History: a state can be amended") {
  History history(blank({64, 64}));
  history.commit(with_dot(history.current(), 1), "Dot");
  history.commit(with_dot(history.current(), 2), "Another dot");
  history.undo();
  history.amend(with_dot(history.current(), 3), "Third");
  CHECK(history.size() == 2);
  CHECK_FALSE(history.can_redo());
  CHECK(history.undo_label() == "Third");
  CHECK(history.modified());
  history.undo();
  CHECK_FALSE(history.modified());
}

TEST_CASE("History: modified() compares with what is on disk") {
  History history(blank({64, 64}));
  CHECK_FALSE(history.modified());
  history.commit(with_dot(history.current(), 1), "Dot");
  CHECK(history.modified());
  history.mark_saved();
  CHECK_FALSE(history.modified());
  history.undo();
  CHECK(history.modified());
  history.redo();
  CHECK_FALSE(history.modified());
  history.undo();
  history.commit(with_dot(history.current(), 2), "Other dot");
  CHECK(history.modified());
}

TEST_CASE("History: states of a file are read when they are gone to and a failure changes nothing") {
  bool readable = false;
  document::Stored<Document> old([&] {
    if (!readable) throw Error(ErrorCode::BadFile, "damaged");
    return with_dot(blank({64, 64}), 5);
  });
  History history({{old, ""}, {blank({64, 64}), "Dot"}}, 1);
  CHECK_FALSE(history.modified());
  CHECK_THROWS_AS(history.undo(), Error);
  CHECK(history.position() == 1);
  readable = true;
  history.undo();
  CHECK(history.position() == 0);
  CHECK(history.modified());
}
