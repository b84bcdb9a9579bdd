#include "ui/panels/mask_adjust.h"

#include <QElapsedTimer>
#include <thread>

#include "tests/core/image/pictures.h"
#include "tests/ui/session_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
MaskAdjustment slowFeather() {
  return {QStringLiteral("Feather"), 300,
          [](const image::Mask& mask, const image::Image&, double radius, Progress&) {
            std::this_thread::sleep_for(std::chrono::milliseconds(30));
            return mask.feathered(radius);
          }};
}
}  // namespace

TEST_CASE("mask adjust: the mask follows a number that changes faster than masks are made") {
  SessionFixture f;
  f.selectAt(160, 120);
  const image::Mask before = f.session.mask();
  MaskAdjust adjust(f.session);
  adjust.open(slowFeather());
  int shown = 0;
  QObject::connect(&f.session, &EditorSession::maskChanged, [&] { ++shown; });
  QElapsedTimer clock;
  clock.start();
  for (int radius = 1; radius <= 100; ++radius) {
    adjust.pixels()->setValue(radius);
    QTest::qWait(5);
  }
  CHECK(shown >= 3);                         // not only at the end
  CHECK(shown <= clock.elapsed() / 16 + 1);  // no more than the screen shows
  QTest::keyClick(adjust.pixels(), Qt::Key_Return);
  REQUIRE(waitUntil([&] { return !f.session.strokeActive(); }));
  CHECK(test::same_samples(f.session.mask().pixels(), before.feathered(100).pixels()));
}
