// Where things lie in the window.
#include <QMenu>

#include "tests/ui/window_fixture.h"
#include "ui/panels/brush_options.h"
#include "ui/panels/tool_strip.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : WindowFixture {
  /// Opens the popover with a key and looks where it is.
  QRect popoverOf(const char* name) {
    QRect area;
    QTimer::singleShot(100, &window, [&area] {
      QWidget* popover = QApplication::activePopupWidget();
      if (!popover) return;
      area = popover->geometry();
      popover->close();
    });
    for (auto* opener : tab.workspace().bar()->findChildren<QToolButton*>()) {
      if (opener->accessibleName() != QString::fromUtf8(name)) continue;
      opener->setFocus();
      QTest::keyClick(opener, Qt::Key_Space);
    }
    return area;
  }
  QRect onScreen(const QRect& picture) {
    const Canvas& canvas = tab.canvas();
    const QRectF area(canvas.toWidget(picture.topLeft()), canvas.toWidget(picture.bottomRight()));
    return area.toRect().translated(canvas.mapToGlobal(QPoint()));
  }
};
}  // namespace

TEST_CASE("the popover that says what is copied leaves the mask in sight where there is room") {
  Fixture f;
  f.openPicture();
  f.window.move(0, f.window.screen()->size().height() - f.window.height());
  f.select({160, 200, 1});
  const QRect area = f.popoverOf("What is copied");
  REQUIRE_FALSE(area.isEmpty());
  CHECK_FALSE(area.intersects(f.onScreen(f.session.maskBounds())));
  CHECK(f.window.geometry().contains(area));
}

TEST_CASE("the options of a tool stand beside their names") {
  Fixture f;
  f.openPicture();
  f.tab.canvas().setTool(Canvas::Tool::Brush);
  auto* options = f.window.findChild<BrushOptions*>();
  REQUIRE(options);
  f.window.resize(1400, 700);
  QTest::qWait(50);
  CHECK(options->width() == options->sizeHint().width());
}

TEST_CASE("a window on a low screen has its tools in two columns, all of them in sight") {
  Fixture f;
  f.openPicture();
  auto* strip = f.window.findChild<ToolStrip*>();
  REQUIRE(strip);
  const int slim = strip->width();
  f.window.resize(1000, 580);
  REQUIRE(waitUntil([&] { return strip->width() > slim; }));
  CHECK(f.window.height() == 580);
  const auto inSight = [&] {
    const auto buttons = strip->findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly);
    REQUIRE(buttons.size() == 11);
    return std::all_of(buttons.begin(), buttons.end(),
                       [&](QToolButton* button) { return strip->rect().contains(button->geometry()); });
  };
  CHECK(waitUntil(inSight));
  f.window.resize(1000, 760);
  CHECK(waitUntil([&] { return strip->width() == slim && inSight(); }));
}
