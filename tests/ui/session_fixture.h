// A session with a picture and a scripted engine.
#pragma once

#include "document/stack.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"
#include "tests/ui/canvas/pictures.h"
#include "tests/ui/scripted_backend.h"
#include "tests/ui/test_application.h"
#include "ui/editor_session.h"

namespace pentimento::ui {

struct SessionFixture : TestApplication {
  SessionFixture() {
    session.open(document::opened(noisePicture({320, 240})), QStringLiteral("/nowhere/p.png"));
  }

  void paint(double x, double y) {
    session.beginStroke({24, 1, false}, {x, y, 1});
    session.endStroke();
  }
  void selectAt(double x, double y) {
    session.setMask(image::Mask(session.document().picture.size()), QStringLiteral("Clear"));
    paint(x, y);
  }
  void run(engine::Operation operation = engine::Operation::Remove) {
    session.run(operation);
    REQUIRE(waitUntil([&] { return !session.running(); }));
  }
  /// True when the picture is, byte for byte, what its stack makes from nothing.
  bool flat() const {
    const document::Document& now = session.document();
    return test::same_samples(document::flattened(now.base, now.edits).pixels, now.picture.pixels);
  }

  std::shared_ptr<Script> script = std::make_shared<Script>();
  engine::JobQueue queue{scripted(script)};
  EditorSession session{queue};
};

}  // namespace pentimento::ui
