// Another format in the window: a candidate on the canvas, a new picture in a tab of its own.
#include <QLabel>
#include <QMenu>
#include <QStatusBar>

#include "tests/ui/named.h"
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/repeated_dialog.h"
#include "ui/panels/format_choice.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : WindowFixture {
  /// In the status line.
  bool saysSize(const QString& size) {
    for (const auto* label : tab.findChildren<QLabel*>()) {
      if (qobject_cast<QStatusBar*>(label->parentWidget()) && label->text().startsWith(size)) return true;
    }
    return false;
  }
  QToolButton* button(const char* name) {
    auto* found = named<QToolButton>(*tab.workspace().bar(), QString::fromUtf8(name));
    REQUIRE(found);
    return found;
  }
  /// Opens the popover with a key, goes to the entry and runs from there.
  void varyAs(const QString& format) {
    QToolButton* opener = button("Format and seamless tile");
    QTimer::singleShot(100, &window, [this, format, opener] {
      auto* choice = opener->menu()->findChild<FormatChoice*>();
      auto* formats = choice->findChild<QComboBox*>();
      for (int i = 0; i < formats->count() && formats->currentText() != format; ++i) {
        QTest::keyClick(formats, Qt::Key_Down);
      }
      for (auto* run : choice->findChildren<QToolButton*>()) {
        if (run->defaultAction() == tab.run().vary) QTest::mouseClick(run, Qt::LeftButton);
      }
    });
    opener->setFocus();
    QTest::keyClick(opener, Qt::Key_Space);
    REQUIRE(waitUntil([&] { return !session.running() && !session.candidates().empty(); }));
    CHECK(opener->menu()->isHidden());
  }
};
}  // namespace

TEST_CASE("formats: chosen in the popover, seen whole on the canvas, opened in a tab with Enter") {
  Fixture f;
  f.openPicture();
  f.session.open({noisePicture({800, 600}), {}}, QStringLiteral("/nowhere/picture.png"));
  const double zoom = f.tab.canvas().zoom();
  f.varyAs(QStringLiteral("9:16"));
  CHECK(f.session.shownImage().size() == Size{520, 924});
  CHECK(f.saysSize(QStringLiteral("520 × 924 px")));
  const double fitting = f.tab.canvas().zoom();
  CHECK(fitting < zoom);  // as the picture did
  f.session.showOriginal(true);
  CHECK(f.saysSize(QStringLiteral("800 × 600 px")));
  CHECK(f.tab.canvas().zoom() == fitting);
  f.session.showOriginal(false);
  CHECK(f.button("Open as a new picture")->isVisible());
  CHECK_FALSE(f.button("Accept")->isVisible());
  f.tab.canvas().setFocus();
  f.key(Qt::Key_Return);
  REQUIRE(f.window.documents().count() == 2);
  DocumentTab& opened = f.window.current();
  CHECK(opened.name() == QStringLiteral("picture, 520 × 924"));
  CHECK(opened.session().document().picture.size() == Size{520, 924});
  CHECK(opened.session().modified());
  CHECK(opened.session().settings().format.none());
  CHECK(f.session.document().edits.empty());
  f.window.documents().show(f.tab);
  f.key(Qt::Key_Escape);
  CHECK(f.session.shown() == Shown::Document);
  CHECK(f.tab.canvas().zoom() > fitting);
}

TEST_CASE("formats: with a mask the button is off and says why") {
  Fixture f;
  f.openPicture();
  CHECK(f.button("Format and seamless tile")->isEnabled());
  f.select();
  CHECK_FALSE(f.button("Format and seamless tile")->isEnabled());
  CHECK(f.button("Format and seamless tile")->toolTip().contains(QStringLiteral("clear the mask")));
}

TEST_CASE("formats: compared with the picture before, each in its own size") {
  Fixture f;
  f.openPicture();
  f.varyAs(QStringLiteral("1:1"));
  f.tab.canvas().setFocus();
  f.key(Qt::Key_C);
  CompareView* compare = f.tab.workspace().comparing();
  REQUIRE(waitUntil([&] { return compare->isVisible(); }));
  const auto& pictures = compare->comparison().pictures();
  REQUIRE(pictures.size() == 2);
  CHECK(pictures[0].picture.size() == Size{320, 240});
  CHECK(pictures[1].picture.size() == Size{277, 277});
  CHECK(pictures[1].origin == Point{-21, 18});
  compare->comparison().setMode(CompareMode::Difference);
  REQUIRE(waitUntil([&] { return compare->bar().numbers().contains(QStringLiteral("differ")); }));
}

TEST_CASE("repeated: copies of what the canvas shows, as large as there is room, until it is closed") {
  Fixture f;
  f.tab.view().repeated->trigger();
  CHECK_FALSE(f.window.findChild<RepeatedDialog*>());
  f.openPicture();
  f.tab.view().repeated->trigger();
  auto* dialog = f.window.findChild<RepeatedDialog*>();
  REQUIRE(dialog);
  REQUIRE(waitUntil([&] { return !dialog->copy().isNull(); }));
  dialog->resize(600, 600);
  CHECK(dialog->copy().size() == QSize(200, 150));
  const QImage seen = dialog->grab().toImage();
  const QRgb middle = seen.pixel(300, 300);
  CHECK(seen.pixel(100, 300) == middle);
  CHECK(seen.pixel(500, 150) == middle);
  const qint64 before = dialog->copy().cacheKey();
  f.varyAs(QStringLiteral("1:1"));
  REQUIRE(waitUntil([&] { return dialog->copy().cacheKey() != before; }));
  CHECK(dialog->copy().size() == QSize(200, 200));
  f.tab.view().repeated->trigger();
  CHECK(f.window.findChildren<RepeatedDialog*>().size() == 1);
  QTest::keyClick(dialog, Qt::Key_Escape);
  REQUIRE(waitUntil([&] { return !f.window.findChild<RepeatedDialog*>(); }));
}
