// Masks that are kept under names, through the menu, and the mask of what is transparent.
#include "tests/ui/window_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : WindowFixture {
  Fixture() { tab.mask().kept.fillMenu(&menu); }

  /// The entries as they are shown now.
  QStringList names() {
    Q_EMIT menu.aboutToShow();
    QStringList names;
    for (const QAction* action : menu.actions()) {
      if (action->menu()) names << action->text();
    }
    return names;
  }
  void choose(const QString& name, const QString& what) {
    Q_EMIT menu.aboutToShow();
    for (const QAction* entry : menu.actions()) {
      if (!entry->menu() || entry->text() != name) continue;
      for (QAction* action : entry->menu()->actions()) {
        if (action->text().remove(QLatin1Char('&')) != what) continue;
        action->trigger();
        return;
      }
    }
    FAIL("no such entry");
  }
  void settle() {
    REQUIRE(waitUntil([&] { return !tab.canvas().selecting().busy(); }));
  }

  QMenu menu;
};
}  // namespace

TEST_CASE("masks are kept under names and used again") {
  Fixture f;
  f.openPicture();
  CHECK_FALSE(f.tab.mask().kept.keep->isEnabled());
  CHECK(f.names().isEmpty());
  f.select({100, 100, 1});
  const image::Mask first = f.session.mask();
  f.key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
  CHECK(f.names() == QStringList{QStringLiteral("Mask 1")});
  f.tab.mask().clear->trigger();
  f.select({200, 150, 1});
  const image::Mask second = f.session.mask();
  f.tab.mask().kept.keep->trigger();
  CHECK(f.names() == QStringList{QStringLiteral("Mask 1"), QStringLiteral("Mask 2")});

  f.choose(QStringLiteral("Mask 1"), QStringLiteral("Add to the mask"));
  f.settle();
  CHECK(f.session.mask() == first.united(second));
  f.choose(QStringLiteral("Mask 2"), QStringLiteral("Take from the mask"));
  f.settle();
  CHECK(f.session.mask() == first.united(second).subtracted(second));
  f.choose(QStringLiteral("Mask 2"), QStringLiteral("Use"));
  f.settle();
  CHECK(f.session.mask() == second);
  f.choose(QStringLiteral("Mask 1"), QStringLiteral("Intersect with the mask"));
  f.settle();
  CHECK(f.session.maskBounds().isEmpty());
}

TEST_CASE("kept masks are renamed and replaced and deleted - each a step to undo") {
  Fixture f;
  f.openPicture();
  f.select();
  f.answers.name = QStringLiteral(" boat & sea ");
  f.tab.mask().kept.keep->trigger();
  CHECK(f.names() == QStringList{QStringLiteral("boat && sea")});
  f.select({40, 40, 1});
  f.tab.mask().kept.keep->trigger();  // the same name: in its place
  REQUIRE(f.session.document().masks.size() == 1);
  CHECK(f.session.document().masks[0].mask == f.session.mask());
  f.answers.name = QStringLiteral("kayak");
  f.choose(QStringLiteral("boat && sea"), QStringLiteral("Rename…"));
  CHECK(f.names() == QStringList{QStringLiteral("kayak")});
  f.answers.name = QStringLiteral("");  // the person cancelled
  f.choose(QStringLiteral("kayak"), QStringLiteral("Rename…"));
  CHECK(f.names() == QStringList{QStringLiteral("kayak")});
  f.choose(QStringLiteral("kayak"), QStringLiteral("Delete"));
  CHECK(f.names().isEmpty());
  f.session.undo();
  CHECK(f.names() == QStringList{QStringLiteral("kayak")});
}

TEST_CASE("a kept mask stays on its place when the canvas grows") {
  Fixture f;
  f.openPicture();
  f.select({100, 100, 1});
  const QRect before = f.session.maskBounds();
  f.session.keepMask(QStringLiteral("a"));
  f.session.setMargins({40, 24, 0, 0});
  f.session.run(engine::Operation::Extend);
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  f.session.acceptCandidate();
  f.tab.mask().clear->trigger();
  f.choose(QStringLiteral("a"), QStringLiteral("Use"));
  f.settle();
  CHECK(f.session.maskBounds() == before.translated(40, 24));
}

TEST_CASE("what is transparent becomes the mask") {
  Fixture f;
  f.openPicture();
  CHECK_FALSE(f.tab.mask().transparent->isEnabled());
  image::Image picture;
  picture.pixels = image::TiledImage({image::SampleType::UInt16, 3, true}, {300, 20});
  const std::vector<std::uint16_t> opaque(300 * 4, 0xffff);
  for (int y = 0; y < 12; ++y) picture.pixels.write({0, y, 300, 1}, opaque.data(), opaque.size() * 2);
  f.session.open({picture, {}}, QStringLiteral("/nowhere/cut-out.png"));
  f.tab.mask().transparent->trigger();
  f.settle();
  CHECK(f.session.maskBounds() == QRect(0, 12, 300, 8));
}
