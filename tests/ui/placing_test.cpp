// Placing another picture, with the window as a person would.
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>

#include "document/stack.h"
#include "image/samples.h"
#include "tests/ui/window_fixture.h"
#include "ui/placing/cut_out_dialog.h"
#include "ui/placing/place_tool.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : WindowFixture {
  Placing& placing() { return tab.workspace().placing(); }
  PlaceBar& bar() { return *tab.workspace().placingBar(); }

  void begin() {
    openPicture();
    placing().begin(flatPicture({60, 40}, qRgb(90, 120, 200)), writePicture("thing.png"));
    REQUIRE(placing().active());
  }
  void settle() {
    REQUIRE(waitUntil([&] { return !session.changingEdits(); }));
  }
  QPoint onCanvas(const QPointF& picture) { return tab.canvas().toWidget(picture).toPoint(); }
  void drag(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers modifiers = {}) {
    Canvas* canvas = &tab.canvas();
    QTest::mousePress(canvas, Qt::LeftButton, modifiers, onCanvas(from));
    QTest::mouseMove(canvas, onCanvas((from + to) / 2));
    sendMove(onCanvas(to), modifiers);
    QTest::mouseRelease(canvas, Qt::LeftButton, modifiers, onCanvas(to));
  }
  void sendMove(const QPoint& to, Qt::KeyboardModifiers modifiers) {
    QMouseEvent move(QEvent::MouseMove, to, tab.canvas().mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                     modifiers);
    QApplication::sendEvent(&tab.canvas(), &move);
  }
  cv::Point2d middle() { return engine::middle_of(placing().placement()); }
};
}  // namespace

TEST_CASE("placing: the bar is there, a preview comes, and nothing is in the document yet") {
  Fixture f;
  f.begin();
  CHECK(f.bar().isVisible());
  CHECK_FALSE(f.tab.workspace().bar()->isVisible());
  CHECK(f.tab.workspace().rect().contains(f.bar().geometry()));
  REQUIRE(waitUntil([&] { return f.placing().preview().has_value() && !f.placing().thing().isNull(); }));
  CHECK(f.middle().x == Approx(160));
  CHECK(f.session.document().edits.empty());
  CHECK_FALSE(f.session.modified());
}

TEST_CASE("placing: neither mask nor context region is shown, and both come back") {
  Fixture f;
  f.openPicture();
  f.select({40, 40, 1});
  const auto seen = [&] {
    QTest::qWait(30);
    return f.tab.canvas().grab().toImage().pixel(f.onCanvas({40, 40}));
  };
  const QRgb masked = seen();
  f.placing().begin(flatPicture({60, 40}, qRgb(90, 120, 200)), {});
  const QRgb plain = seen();
  CHECK(plain != masked);
  f.tab.canvas().setMaskVisible(false);
  CHECK(seen() == plain);
  f.tab.canvas().setMaskVisible(true);
  f.key(Qt::Key_Escape);
  CHECK(seen() == masked);
}

TEST_CASE("placing: Enter makes an edit of one step, which changes nothing outside of its mask") {
  Fixture f;
  f.begin();
  const auto before = f.session.document().picture.pixels;
  f.key(Qt::Key_Return);
  CHECK_FALSE(f.placing().active());
  f.settle();
  REQUIRE(f.session.document().edits.size() == 1);
  const document::Edit& edit = *f.session.document().edits[0];
  CHECK(edit.operation == "place");
  CHECK_FALSE(edit.mask.empty());
  CHECK(f.session.history().undo_label() == "Place");
  const cv::Mat mask = edit.mask.crop({0, 0, 320, 240});
  const cv::Mat a = image::samples_of(before, {0, 0, 320, 240});
  const cv::Mat b = image::samples_of(f.session.document().picture.pixels, {0, 0, 320, 240});
  for (int y = 0; y < 240; ++y) {
    for (int x = 0; x < 320; ++x) {
      if (mask.at<std::uint8_t>(y, x) == 0) REQUIRE(a.at<cv::Vec3b>(y, x) == b.at<cv::Vec3b>(y, x));
    }
  }
  f.session.undo();
  CHECK(f.session.document().edits.empty());
}

TEST_CASE("placing: Esc gives it up, arrows nudge it, Ctrl+Z takes back") {
  Fixture f;
  f.begin();
  f.key(Qt::Key_Right);
  f.key(Qt::Key_Down, Qt::ShiftModifier);
  CHECK(f.middle().x == Approx(161));
  CHECK(f.middle().y == Approx(130));
  f.key(Qt::Key_Z, Qt::ControlModifier);
  CHECK(f.middle().y == Approx(120));
  f.key(Qt::Key_Escape);
  CHECK_FALSE(f.placing().active());
  CHECK_FALSE(f.bar().isVisible());
  CHECK(f.session.document().edits.empty());
}

TEST_CASE("placing: dragged, scaled by a corner and rotated by its handle") {
  Fixture f;
  f.begin();
  f.drag({160, 120}, {200, 100});
  CHECK(f.middle().x == Approx(200).margin(1.5));
  CHECK(f.middle().y == Approx(100).margin(1.5));
  const QPolygonF corners = f.placing().corners();
  f.drag(corners[2], corners[2] + QPointF(60, 40));
  const engine::Transform scaled = f.placing().placement().transform;
  CHECK(scaled.scale_x == Approx(2).margin(0.08));
  CHECK(scaled.scale_x == Approx(scaled.scale_y));
  CHECK(f.placing().corners()[0].x() == Approx(corners[0].x()).margin(0.01));
  QPolygonF onScreen;
  for (const QPointF& p : f.placing().corners()) onScreen << f.tab.canvas().toWidget(p);
  const QPointF handle = f.tab.canvas().toPicture(PlaceHandles::of(onScreen).rotate);
  const cv::Point2d center = f.middle();
  f.drag(handle, {center.x + 100, center.y + 7}, Qt::ShiftModifier);
  CHECK(f.placing().placement().transform.rotation == Approx(90));
  CHECK(f.middle().x == Approx(center.x));
  f.key(Qt::Key_Z, Qt::ControlModifier);  // a whole drag is one step
  CHECK(f.placing().placement().transform.rotation == 0);
}

TEST_CASE("placing: numbers and sliders change it, and show what it is") {
  Fixture f;
  f.begin();
  CHECK(f.bar().widthNumber()->value() == Approx(100));
  f.bar().widthNumber()->setValue(150);
  CHECK(f.placing().placement().transform.scale_x == Approx(1.5));
  CHECK(f.placing().placement().transform.scale_y == Approx(1));
  f.bar().angleNumber()->setValue(30);
  CHECK(f.placing().placement().transform.rotation == Approx(30));
  CHECK(f.middle().x == Approx(160));
  QSlider* seam = f.bar().options()->slider(QStringLiteral("Seam"));
  REQUIRE(seam);
  seam->setValue(40);
  CHECK(f.placing().placement().harmony.seam == Approx(0.4));
  f.placing().setHarmonized(false);
  CHECK_FALSE(seam->isEnabled());
  f.tab.place().mirror->trigger();
  CHECK(f.placing().placement().transform.mirrored);
}

TEST_CASE("placing: the cut-out is selected with the tools of the mask") {
  Fixture f;
  f.begin();
  f.tab.place().cutOut->trigger();
  auto* dialog = f.window.findChild<CutOutDialog*>();
  REQUIRE(dialog);
  dialog->session().beginStroke({20, 1, false}, {30, 20, 1});
  dialog->session().endStroke();
  dialog->findChild<QDialogButtonBox*>()->buttons().constFirst()->click();
  CHECK(engine::placed_part(f.placing().placement()).width < 26);
  REQUIRE(waitUntil([&] { return f.placing().preview().has_value(); }));
  f.key(Qt::Key_Z, Qt::ControlModifier);
  CHECK(engine::placed_part(f.placing().placement()).width == 60);
}

TEST_CASE("placing: an edit is placed otherwise, in its own place in the stack") {
  Fixture f;
  f.begin();
  f.key(Qt::Key_Return);
  f.settle();
  f.acceptAnEdit();
  const auto id = f.session.document().edits[0]->id;
  f.session.setEditOpacity(id, 0.5);
  f.settle();
  f.tab.edit().stack.setCurrent(id);
  REQUIRE(f.tab.place().again->isEnabled());
  CHECK_FALSE(f.tab.edit().stack.again->isEnabled());
  // The file is another picture now: said, not used.
  f.tab.place().again->trigger();
  QTest::qWait(50);
  CHECK_FALSE(f.placing().active());
}

TEST_CASE("placing: a pasted picture can be placed otherwise later") {
  Fixture f;
  f.openPicture();
  QImage thing(50, 30, QImage::Format_RGB32);
  thing.fill(Qt::red);
  QGuiApplication::clipboard()->setImage(thing);
  f.tab.place().paste->trigger();
  REQUIRE(waitUntil([&] { return f.placing().active(); }));
  f.tab.place().accept->trigger();
  f.settle();
  REQUIRE(f.session.document().edits.size() == 1);
  const auto id = f.session.document().edits[0]->id;
  const Rect was = f.session.document().edits[0]->mask.bounds();
  f.tab.edit().stack.setCurrent(id);
  f.tab.place().again->trigger();
  REQUIRE(waitUntil([&] { return f.placing().active(); }));
  CHECK_FALSE(f.placing().ground().isNull());
  f.placing().moveBy(40, 0);
  f.key(Qt::Key_Return);
  f.settle();
  REQUIRE(f.session.document().edits.size() == 1);
  CHECK(f.session.document().edits[0]->id == id);
  CHECK(f.session.document().edits[0]->mask.bounds().x == was.x + 40);
}

TEST_CASE("placing: a picture dropped on the open one is placed, a paste without one is opened") {
  Fixture f;
  const QString path = f.writePicture("dropped.png");
  f.openPicture();
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path)});
  const QPointF at = f.tab.canvas().mapTo(&f.window, f.tab.canvas().rect().center());
  QDragEnterEvent enter(at.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&f.window, &enter);
  QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&f.window, &drop);
  REQUIRE(waitUntil([&] { return f.placing().active(); }));
  CHECK(f.placing().placement().picture.size() == Size{90, 70});
  f.session.close();
  CHECK_FALSE(f.placing().active());
  QImage thing(50, 30, QImage::Format_RGB32);
  thing.fill(Qt::blue);
  QGuiApplication::clipboard()->setImage(thing);
  f.tab.place().paste->trigger();
  REQUIRE(waitUntil([&] { return f.session.hasPicture(); }));
  CHECK(f.session.document().picture.size() == Size{50, 30});
}
