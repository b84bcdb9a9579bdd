// The whole window with a scripted backend, driven by keys, drops and files as a person would.
#include <QAccessible>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QUrl>

#include "tests/ui/named.h"
#include "tests/ui/window_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
using Fixture = WindowFixture;

void collect(QAccessibleInterface* interface, QStringList& nameless, int& controls) {
  if (!interface || interface->state().invisible) return;
  switch (interface->role()) {
    case QAccessible::Button:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::Slider:
    case QAccessible::SpinBox:
    case QAccessible::List:
    case QAccessible::ListItem:
    case QAccessible::ButtonMenu:
    case QAccessible::MenuItem:
    case QAccessible::ProgressBar:
      ++controls;
      if (interface->text(QAccessible::Name).isEmpty()) {
        QObject* object = interface->object();
        nameless << (object ? object->metaObject()->className() : "?") + QStringLiteral(" ") +
                        interface->text(QAccessible::Description);
      }
      break;
    default:
      break;
  }
  for (int i = 0; i < interface->childCount(); ++i) collect(interface->child(i), nameless, controls);
}

void collectActions(const QMenu* menu, QList<QAction*>& all) {
  for (QAction* action : menu->actions()) {
    if (action->menu()) collectActions(action->menu(), all);
    all << action;
  }
}
}  // namespace

TEST_CASE("Enter runs and accepts and the arrows go through the candidates") {
  Fixture f;
  f.openPicture();
  f.select();
  f.key(Qt::Key_Return);
  REQUIRE(f.session.running());
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  REQUIRE(f.session.candidates().size() == 3);
  CHECK(f.session.currentCandidate() == 0);
  f.key(Qt::Key_Right);
  CHECK(f.session.currentCandidate() == 1);
  f.key(Qt::Key_Left);
  f.key(Qt::Key_Left);
  CHECK(f.session.currentCandidate() == -1);
  f.key(Qt::Key_Left);
  CHECK(f.session.currentCandidate() == 2);
  f.key(Qt::Key_Delete);
  CHECK(f.session.candidates().size() == 2);
  f.key(Qt::Key_Return);
  CHECK(f.session.candidates().empty());
  CHECK(f.session.modified());
  CHECK(f.window.isWindowModified());
  f.key(Qt::Key_Z, Qt::ControlModifier);
  CHECK_FALSE(f.session.modified());
}

TEST_CASE("Enter without a mask does not vary the whole picture by surprise") {
  Fixture f;
  f.openPicture();
  f.key(Qt::Key_Return);
  CHECK_FALSE(f.session.running());
}

TEST_CASE("Esc cancels the run first and leaves the candidates then") {
  Fixture f;
  f.openPicture();
  f.select();
  f.script->allowed = 1;
  f.key(Qt::Key_Return);
  REQUIRE(waitUntil([&] { return f.session.currentCandidate() == 0; }));
  f.key(Qt::Key_Escape);
  CHECK_FALSE(f.session.running());
  CHECK(f.session.currentCandidate() == 0);
  f.key(Qt::Key_Escape);
  CHECK(f.session.currentCandidate() == -1);
  CHECK(f.session.candidates().size() == 1);
}

TEST_CASE("R runs again") {
  Fixture f;
  f.openPicture();
  f.select();
  f.runToEnd();
  f.key(Qt::Key_R);
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  CHECK(f.session.candidates().size() == 6);
}

TEST_CASE("Shift+R goes to the words with the same mask, and Enter runs") {
  Fixture f;
  f.openPicture();
  f.select();
  f.runToEnd();
  const image::Mask mask = f.session.mask();
  f.session.setMask(image::Mask({320, 240}), "Nothing");
  f.key(Qt::Key_R, Qt::ShiftModifier);
  CHECK(f.session.currentCandidate() == -1);
  CHECK(f.session.mask() == mask);
  auto* prompt = qobject_cast<QLineEdit*>(f.window.focusWidget());
  REQUIRE(prompt);
  QTest::keyClick(prompt, Qt::Key_Return);
  REQUIRE(waitUntil([&] { return f.session.runs().size() == 2 && !f.session.running(); }));
}

TEST_CASE("Shift+R after varying goes to the strength, and Enter varies") {
  Fixture f;
  f.openPicture();
  f.session.run(engine::Operation::Vary);
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  f.key(Qt::Key_R, Qt::ShiftModifier);
  auto* strength = qobject_cast<QSlider*>(f.window.focusWidget());
  REQUIRE(strength);
  QTest::keyClick(strength, Qt::Key_Right);
  QTest::keyClick(strength, Qt::Key_Return);
  REQUIRE(waitUntil([&] { return f.session.runs().size() == 2 && !f.session.running(); }));
  CHECK(f.script->lastJob().strength > 0.5);
}

TEST_CASE("Tab shows the original while it is held and F6 moves the focus on") {
  Fixture f;
  f.openPicture();
  f.select();
  f.runToEnd();
  QTest::keyPress(&f.tab.canvas(), Qt::Key_Tab);
  CHECK(f.session.shown() == Shown::Original);
  QTest::keyRelease(&f.tab.canvas(), Qt::Key_Tab);
  CHECK(f.session.shown() == Shown::Candidate);
  CHECK(f.tab.canvas().hasFocus());
  f.key(Qt::Key_F6);
  CHECK_FALSE(f.tab.canvas().hasFocus());
  QSet<QWidget*> visited;
  for (int i = 0; i < 4; ++i) {
    visited << f.window.focusWidget();
    QTest::keyClick(f.window.focusWidget(), Qt::Key_F6);
  }
  CHECK(visited.size() == 4);
}

TEST_CASE("clicks on bar and strip leave the focus on the canvas") {
  Fixture f;
  f.openPicture();
  f.select();
  f.runToEnd();
  int clicked = 0;
  for (auto* button : f.window.findChildren<QToolButton*>()) {
    if (!button->isVisible() || button->defaultAction() != f.tab.run().next) continue;
    QTest::mouseClick(button, Qt::LeftButton);
    ++clicked;
  }
  CHECK(clicked == 1);
  CHECK(f.session.currentCandidate() == 1);
  CHECK(f.tab.canvas().hasFocus());
}

TEST_CASE("a click beside Remove opens what is copied, and the canvas shows where while it is open") {
  Fixture f;
  f.openPicture();
  f.select({40, 40, 1});
  auto* fill = named<QToolButton>(*f.tab.workspace().bar(), QStringLiteral("What is copied"));
  REQUIRE(fill);
  CHECK(fill->isVisible());
  EditSettings settings = f.session.settings();
  settings.fill.sampling = engine::SamplingArea::Sides;
  f.session.setSettings(settings);
  CHECK(fill->property("marked").toBool());
  const auto seen = [&] {
    Canvas& canvas = f.tab.canvas();
    return canvas.grab().toImage().pixel(canvas.toWidget({300, 220}).toPoint());
  };
  const QRgb before = seen();
  bool veiled = false;
  QTimer::singleShot(0, &f.window, [&] {
    veiled = waitUntil([&] { return seen() != before; });
    if (QWidget* popover = QApplication::activePopupWidget()) popover->close();
  });
  QTest::mouseClick(fill, Qt::LeftButton);  // back when the popover is closed
  CHECK(veiled);
  CHECK(waitUntil([&] { return seen() == before; }));
  settings.engine = "diffusion";
  f.session.setSettings(settings);
  CHECK_FALSE(fill->isEnabled());
  CHECK(fill->toolTip().contains("built-in engine"));
}

TEST_CASE("a message lies below the bar of what is compared") {
  Fixture f;
  f.openPicture();
  f.select();
  f.runToEnd();
  f.tab.showError(QStringLiteral("Something went wrong."));
  const int alone = f.tab.messages().y();
  Workspace& workspace = f.tab.workspace();
  workspace.compare({{QStringLiteral("a"), f.session.document().picture},
                     {QStringLiteral("b"), f.session.candidates().front()->image}});
  const QRect bar(workspace.comparing()->bar().mapToGlobal(QPoint()), workspace.comparing()->bar().size());
  const QRect message(f.tab.messages().mapToGlobal(QPoint()), f.tab.messages().size());
  CHECK_FALSE(bar.intersects(message));
  workspace.comparing()->leave();
  CHECK(f.tab.messages().y() == alone);
}

TEST_CASE("the bar hides during a stroke and stays inside the canvas") {
  Fixture f;
  f.openPicture();
  auto* bar = f.window.findChild<SelectionBar*>();
  REQUIRE(bar);
  CHECK(bar->isVisible());
  f.session.beginStroke({30, 1, false}, {150, 120, 1});
  CHECK_FALSE(bar->isVisible());
  f.session.endStroke();
  CHECK(bar->isVisible());
  CHECK(bar->parentWidget()->rect().contains(bar->geometry()));
  const QRectF mask = f.session.maskBounds();
  const QRectF onScreen(f.tab.canvas().toWidget(mask.topLeft()), f.tab.canvas().toWidget(mask.bottomRight()));
  CHECK_FALSE(bar->geometry().intersects(onScreen.toAlignedRect()));
}

TEST_CASE("every control has a name for screen readers") {
  Fixture f;
  f.writePicture("recent.png");
  f.openFile(f.file("recent.png"));
  const auto check = [&] {
    QStringList nameless;
    int controls = 0;
    collect(QAccessible::queryAccessibleInterface(&f.window), nameless, controls);
    INFO(nameless.join('\n').toStdString());
    CHECK(nameless.isEmpty());
    return controls;
  };
  CHECK(check() > 15);
  f.select();
  f.runToEnd();
  CHECK(check() > 15);
  f.session.close();
  CHECK(check() > 2);
}

TEST_CASE("every action is in a menu and most have keys") {
  Fixture f;
  QList<QAction*> inMenus;
  for (QAction* top : f.window.menuBar()->actions()) collectActions(top->menu(), inMenus);
  CHECK(inMenus.size() > 40);
  QSet<QString> keys;
  for (QAction* action : f.window.findChildren<QAction*>()) {
    if (action->text().isEmpty() || action->isSeparator() || action->menu()) continue;
    if (action->shortcut().isEmpty()) continue;
    INFO(action->text().toStdString());
    CHECK(inMenus.contains(action));
  }
  for (QAction* action : inMenus) {
    if (action->shortcutContext() == Qt::WidgetShortcut) continue;
    for (const QKeySequence& key : action->shortcuts()) {
      INFO(key.toString().toStdString());
      CHECK_FALSE(keys.contains(key.toString()));
      keys << key.toString();
    }
  }
}

TEST_CASE("a picture is opened from a file and saved bit for bit") {
  Fixture f;
  const QString path = f.writePicture("round.png");
  f.openFile(path);
  REQUIRE(f.session.hasPicture());
  CHECK(f.window.windowTitle() == QStringLiteral("round.png[*] - Pentimento"));
  CHECK(f.studio.recent.files().value(0) == path);
  f.select({40, 30, 1});
  f.runToEnd();
  f.session.acceptCandidate();
  CHECK(f.window.isWindowModified());
  const image::Image edited = f.session.document().picture;
  f.tab.files().save->trigger();
  REQUIRE(waitUntil([&] { return !f.tab.files().files().saving() && !f.session.modified(); }));
  CHECK_FALSE(f.window.isWindowModified());
  Progress progress;
  const image::Image read = image::read_image(path.toStdString(), progress);
  std::vector<std::uint8_t> a(90 * 70 * 3), b(a.size());
  edited.pixels.read(edited.pixels.bounds(), a.data(), 90 * 3);
  read.pixels.read(read.pixels.bounds(), b.data(), 90 * 3);
  CHECK(a == b);
}

TEST_CASE("a file that cannot be read is told about and the window stays usable") {
  Fixture f;
  const QString path = f.file("broken.png");
  QFile broken(path);
  REQUIRE(broken.open(QIODevice::WriteOnly));
  broken.write("this is no picture");
  broken.close();
  f.openFile(path);
  CHECK_FALSE(f.session.hasPicture());
  CHECK(f.tab.messages().isVisible());
  CHECK(f.tab.messages().text().contains(QStringLiteral("broken.png")));
  f.openFile(f.writePicture("good.png"));
  CHECK(f.session.hasPicture());
}

TEST_CASE("a file that cannot be written is told about and nothing is lost") {
  Fixture f;
  f.openPicture();
  f.acceptAnEdit();
  f.answers.saveFile = f.file("no-such-folder/x.png");
  f.tab.files().saveAs->trigger();
  REQUIRE(waitUntil([&] { return f.tab.messages().isVisible(); }));
  CHECK(f.tab.messages().text().contains(QStringLiteral("x.png")));
  CHECK(f.session.modified());
}

TEST_CASE("a lossy format is asked about once") {
  Fixture f;
  f.openPicture();
  f.acceptAnEdit();
  f.answers.saveFile = f.file("lossy.jpg");
  f.tab.files().saveAs->trigger();
  CHECK(f.answers.lossyAsked == 1);
  CHECK(f.session.modified());
  f.answers.lossy = LossyAnswer::Save;
  f.tab.files().saveAs->trigger();
  REQUIRE(waitUntil([&] { return !f.session.modified(); }));
  f.acceptAnEdit();
  f.tab.files().save->trigger();
  REQUIRE(waitUntil([&] { return !f.session.modified(); }));
  CHECK(f.answers.lossyAsked == 2);
}

TEST_CASE("unsaved changes are asked about before they are lost") {
  Fixture f;
  f.openPicture();
  f.tab.tabActions().close->trigger();
  CHECK(f.answers.unsavedAsked == 0);
  f.openPicture();
  f.acceptAnEdit();
  f.tab.tabActions().close->trigger();
  CHECK(f.answers.unsavedAsked == 1);
  CHECK(f.session.hasPicture());
  CHECK_FALSE(f.window.close());
  CHECK(f.window.isVisible());
  f.answers.unsaved = UnsavedAnswer::Discard;
  f.tab.tabActions().close->trigger();
  CHECK_FALSE(f.session.hasPicture());
}

TEST_CASE("a sample that was only tried out is left without a question, one that was saved is not") {
  Fixture f;
  f.window.documents().openSample(
      {QStringLiteral("Beach"), f.writePicture(QStringLiteral("sample.png")), {}});
  REQUIRE(waitUntil([&] { return f.session.hasPicture(); }));
  f.select({30, 30, 1});
  f.runToEnd();
  CHECK_FALSE(f.session.candidates().empty());
  CHECK_FALSE(f.session.candidatesToLose());
  f.answers.saveFile = f.file("mine.png");
  f.tab.files().saveAs->trigger();
  REQUIRE(waitUntil([&] { return f.session.filePath() == f.answers.saveFile; }));
  f.runToEnd();
  CHECK(f.session.candidatesToLose());
  f.tab.tabActions().close->trigger();
  CHECK(f.answers.candidatesAsked == 1);
  f.window.documents().openSample({QStringLiteral("Beach"), f.file(QStringLiteral("sample.png")), {}});
  REQUIRE(waitUntil([&] { return f.session.hasPicture(); }));
  f.select({30, 30, 1});
  f.runToEnd();
  f.window.close();
  REQUIRE(waitUntil([&] { return !f.window.isVisible(); }));
  CHECK(f.answers.candidatesAsked == 1);
  CHECK(f.answers.unsavedAsked == 0);
}

TEST_CASE(
    "candidates that nobody accepted or discarded are asked about, until they are in a file or given up") {
  Fixture f;
  f.openPicture();
  f.select();
  f.runToEnd();
  CHECK_FALSE(f.session.modified());
  f.answers.candidates = UnsavedAnswer::Cancel;
  CHECK_FALSE(f.window.close());
  CHECK(f.answers.candidatesAsked == 1);
  CHECK(f.answers.unsavedAsked == 0);
  f.session.discardAllCandidates();
  CHECK_FALSE(f.session.candidatesToLose());
  f.runToEnd();
  CHECK(f.session.candidatesToLose());
  f.answers.saveFile = f.file("with-candidates.png");
  f.tab.files().saveAs->trigger();
  REQUIRE(waitUntil([&] { return f.session.filePath() == f.answers.saveFile; }));
  CHECK_FALSE(f.session.candidatesToLose());
  CHECK_FALSE(f.session.modified());
  f.runToEnd();
  f.answers.candidates = UnsavedAnswer::SaveProject;
  f.answers.saveFile = f.file("kept.pentimento");
  f.window.close();
  REQUIRE(waitUntil([&] { return !f.window.isVisible(); }));
  CHECK(QFile::exists(f.file("kept.pentimento")));
}

TEST_CASE("answering Save saves and then closes the window") {
  Fixture f;
  f.session.openWithoutFile({noisePicture({40, 30}), {}}, QStringLiteral("Pasted"), true);
  f.answers.unsaved = UnsavedAnswer::Save;
  f.answers.saveFile = f.file("saved-on-quit.png");
  f.window.close();
  REQUIRE(waitUntil([&] { return !f.window.isVisible(); }));
  CHECK(QFile::exists(f.file("saved-on-quit.png")));
}

TEST_CASE("answering Save and then cancelling the file dialog keeps the window open") {
  Fixture f;
  f.session.openWithoutFile({noisePicture({40, 30}), {}}, QStringLiteral("Pasted"), true);
  f.answers.unsaved = UnsavedAnswer::Save;
  f.window.close();
  QTest::qWait(10);
  CHECK(f.window.isVisible());
}

TEST_CASE("stopping the save also stops what was to follow it") {
  Fixture f;
  f.session.openWithoutFile({noisePicture({1200, 900}), {}}, QStringLiteral("Pasted"), true);
  f.answers.unsaved = UnsavedAnswer::Save;
  f.answers.saveFile = f.file("stopped.png");
  f.window.close();
  REQUIRE(f.tab.files().files().saving());
  f.tab.files().files().cancelSaving();
  CHECK(f.session.modified());
  f.tab.files().save->trigger();
  REQUIRE(waitUntil([&] { return !f.session.modified(); }));
  QTest::qWait(10);
  CHECK(f.window.isVisible());
}

TEST_CASE("a dropped file is opened") {
  Fixture f;
  const QString path = f.writePicture("dropped.png");
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path)});
  QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&f.window, &enter);
  CHECK(enter.isAccepted());
  QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&f.window, &drop);
  REQUIRE(waitUntil([&] { return f.session.hasPicture(); }));
  CHECK(f.session.filePath() == path);
}

TEST_CASE("a mask of another size is refused with a sentence") {
  Fixture f;
  const QString picture = f.writePicture("small.png");
  Progress progress;
  image::write_mask(image::Mask(Size{10, 10}).inverted(), f.file("wrong-mask.png").toStdString(), progress);
  f.window.open({picture}, f.file("wrong-mask.png"));
  REQUIRE(waitUntil([&] { return f.tab.messages().isVisible(); }));
  CHECK(f.session.hasPicture());
  CHECK(f.session.maskBounds().isEmpty());
}

TEST_CASE("masks are saved and loaded") {
  Fixture f;
  f.openPicture();
  f.select();
  const image::Mask painted = f.session.mask();
  f.answers.saveFile = f.answers.openFile = f.file("kept-mask.png");
  f.tab.mask().store->trigger();
  REQUIRE(waitUntil([&] { return !f.tab.files().files().saving(); }));
  f.tab.mask().clear->trigger();
  CHECK(f.session.maskBounds().isEmpty());
  f.tab.mask().load->trigger();
  REQUIRE(waitUntil([&] { return !f.session.maskBounds().isEmpty(); }));
  CHECK(f.session.mask() == painted);
}

TEST_CASE("the mask menu grows and inverts") {
  Fixture f;
  f.openPicture();
  f.select();
  const QRect before = f.session.maskBounds();
  f.tab.mask().grow->trigger();
  auto* adjust = f.window.findChild<MaskAdjust*>();
  REQUIRE(adjust->isVisible());
  adjust->pixels()->setValue(6);
  QTest::keyClick(adjust->pixels(), Qt::Key_Return);
  REQUIRE(waitUntil([&] { return f.session.maskBounds() != before; }));
  CHECK(f.session.maskBounds() == before.adjusted(-6, -6, 6, 6));
  f.tab.mask().invert->trigger();
  REQUIRE(waitUntil([&] { return f.session.maskBounds() == QRect(0, 0, 320, 240); }));
}

TEST_CASE("a failed run is told about and the window stays usable") {
  Fixture f;
  f.openPicture();
  f.select();
  f.script->fails = true;
  f.key(Qt::Key_Return);
  REQUIRE(waitUntil([&] { return f.tab.messages().isVisible(); }));
  CHECK(f.tab.messages().text().contains(QStringLiteral("on purpose")));
  f.script->fails = false;
  f.key(Qt::Key_Return);
  REQUIRE(waitUntil([&] { return f.session.candidates().size() == 3; }));
}

TEST_CASE("closing the window during a run is clean") {
  auto script = std::make_shared<Script>();
  {
    Fixture f;
    script = f.script;
    f.openPicture();
    f.select();
    f.script->allowed = 0;
    f.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return f.script->started == 1; }));
    CHECK(f.window.close());
  }
  QTest::qWait(10);
  CHECK(script->cancelled == 1);
}

TEST_CASE("extend by numbers sets the new canvas") {
  Fixture f;
  f.openPicture();
  f.tab.run().extendBySize->trigger();
  CHECK(f.session.margins() == engine::Margins{16, 0, 0, 0});
  f.key(Qt::Key_Return);
  REQUIRE(waitUntil([&] { return f.session.candidates().size() == 3; }));
  f.key(Qt::Key_Return);
  CHECK(f.session.document().picture.size() == Size{336, 240});
}
