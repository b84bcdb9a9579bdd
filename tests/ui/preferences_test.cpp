// The preferences: every control of the dialog takes effect, and all can be reset.
#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QWheelEvent>

#include "base/system.h"
#include "tests/ui/named.h"
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/theme.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : WindowFixture {
  Fixture() : dialog(tab.canvas(), studio.recent, &window) { dialog.show(); }
  ~Fixture() { setPreferences({}); }

  template <typename Control>
  Control* control(const char* name) {
    return named<Control>(dialog, QLatin1String(name));
  }
  void choose(const char* name, int index) {
    auto* box = control<QComboBox>(name);
    REQUIRE(box);
    REQUIRE(index < box->count());
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
  }
  void wheel(Qt::KeyboardModifiers modifiers) {
    Canvas& canvas = tab.canvas();
    const QPointF at(200, 200);
    QWheelEvent event(at, canvas.mapToGlobal(at), {}, {0, 120}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&canvas, &event);
  }
  QRgb corner() { return tab.canvas().grab(QRect(2, 2, 4, 4)).toImage().pixel(1, 1); }

  PreferencesDialog dialog;
};
}  // namespace

TEST_CASE("what is around the picture is chosen at once") {
  Fixture f;
  f.openPicture();
  f.choose("Around the picture", 1);
  CHECK(f.corner() == qRgb(0, 0, 0));
  f.choose("Around the picture", 3);
  CHECK(f.corner() == qRgb(255, 255, 255));
}

TEST_CASE("the wheel zooms or moves the picture") {
  Fixture f;
  f.openPicture();
  f.tab.canvas().setZoom(2);
  f.choose("The wheel", 1);
  const QPointF before = f.tab.canvas().toWidget({0, 0});
  f.wheel({});
  CHECK(f.tab.canvas().zoom() == 2);
  CHECK(f.tab.canvas().toWidget({0, 0}).y() > before.y());
  f.wheel(Qt::ControlModifier);
  CHECK(f.tab.canvas().zoom() > 2);
  f.choose("The wheel", 0);
  const double zoom = f.tab.canvas().zoom();
  f.wheel({});
  CHECK(f.tab.canvas().zoom() > zoom);
}

TEST_CASE("animations stop where they are switched off") {
  Fixture f;
  f.choose("Animations", 1);
  CHECK(f.tab.canvas().animated());
  f.choose("Animations", 2);
  CHECK_FALSE(f.tab.canvas().animated());
}

TEST_CASE("the list of recent pictures is as long as wanted and can be cleared") {
  Fixture f;
  for (int i = 0; i < 6; ++i) f.studio.recent.add(f.file(QStringLiteral("%1.png").arg(i)));
  f.control<QSpinBox>("Recent pictures in the list")->setValue(4);
  CHECK(f.studio.recent.files().size() == 4);
  f.dialog.findChildren<QPushButton*>();
  for (auto* button : f.dialog.findChildren<QPushButton*>()) {
    if (button->text().contains(QStringLiteral("Clear"))) button->click();
  }
  CHECK(f.studio.recent.files().isEmpty());
}

TEST_CASE("device, threads and memory are kept and memory counts") {
  Fixture f;
  f.choose("Models run on", 1);
  f.control<QSpinBox>("Memory limit")->setValue(1);
  CHECK(preferences().device == QStringLiteral("cpu"));
  const std::uint64_t all = physical_memory();
  applyPerformance(preferences());
  CHECK(physical_memory() == std::uint64_t{1} << 30);
  limit_memory(0);
  CHECK(physical_memory() == all);
}

TEST_CASE("everything goes back to what it was") {
  Fixture f;
  f.choose("Around the picture", 2);
  f.choose("New pictures are saved as", 2);
  f.control<QSpinBox>("Threads")->setValue(3);
  CHECK_FALSE(preferences() == Preferences());
  f.dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::RestoreDefaults)->click();
  CHECK(preferences() == Preferences());
  CHECK(f.control<QSpinBox>("Threads")->value() == 0);
  CHECK(f.control<QComboBox>("New pictures are saved as")->currentIndex() == 0);
}

TEST_CASE("nonsense in the settings is not believed") {
  const TestApplication application;
  QSettings settings;
  settings.setValue(QStringLiteral("preferences/wheel"), 77);
  settings.setValue(QStringLiteral("preferences/scale"), 2);
  settings.setValue(QStringLiteral("preferences/format"), QStringLiteral("exe"));
  CHECK(preferences() == Preferences());
  settings.remove(QStringLiteral("preferences"));
}
