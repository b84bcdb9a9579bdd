// The languages: the window in Chinese and back with its picture, Qt's own texts, plurals, sentences of core.
#include <QComboBox>
#include <QDialogButtonBox>
#include <QMenuBar>
#include <QPushButton>

#include "base/error.h"
#include "tests/ui/named.h"
#include "tests/ui/window_fixture.h"
#include "ui/core_sentences.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/language.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct InEnglishAgain : TestApplication {
  ~InEnglishAgain() { applyLanguage(Language::English); }
};

struct Fixture : InEnglishAgain {
  Fixture() {
    QSettings().clear();
    applyLanguage(Language::English);
    window.resize(1000, 720);
    window.show();
  }
  QString firstMenu() { return window.menuBar()->actions().constFirst()->text(); }
  void change(Language language) {
    const DocumentTab* before = &window.current();
    applyLanguage(language);
    REQUIRE(waitUntil([&] { return &window.current() != before; }));
  }

  Answers answers;
  Studio studio{scripted(std::make_shared<Script>())};
  MainWindow window{studio, promptsOf(answers)};
};
}  // namespace

TEST_CASE("the window changes its language with the picture, the view and the tool in place") {
  Fixture f;
  f.window.current().session().open({noisePicture({320, 240}), {}}, QStringLiteral("/nowhere/picture.png"));
  f.window.current().canvas().setTool(Canvas::Tool::Lasso);
  f.window.current().canvas().setZoom(3);
  f.window.current().canvas().setBrushDiameter(77);
  const QPointF corner = f.window.current().canvas().toWidget({0, 0});
  const QRect place = f.window.geometry();
  CHECK(f.firstMenu() == QStringLiteral("&File"));
  f.change(Language::Chinese);
  CHECK(f.firstMenu() == QStringLiteral("文件(&F)"));
  CHECK(f.window.isVisible());
  CHECK(f.window.geometry() == place);
  CHECK(f.window.current().session().hasPicture());
  const Canvas& canvas = f.window.current().canvas();
  CHECK(canvas.tool() == Canvas::Tool::Lasso);
  CHECK(canvas.zoom() == 3);
  CHECK(canvas.brush().diameter == 77);
  CHECK((canvas.toWidget({0, 0}) - corner).manhattanLength() < 40);
  // What is set from then on is not taken back by what is remembered of the picture.
  EditSettings settings = f.window.current().session().settings();
  settings.generation.prompt = "a boat";
  f.window.current().session().setSettings(settings);
  f.window.current().session().setMask(image::Mask(Size{320, 240}).inverted(), QStringLiteral("all"));
  CHECK(f.window.current().session().settings().generation.prompt == "a boat");
  f.change(Language::English);
  CHECK(f.firstMenu() == QStringLiteral("&File"));
}

TEST_CASE("the language waits for a stroke that is being drawn") {
  Fixture f;
  f.window.current().session().open({noisePicture({320, 240}), {}}, QStringLiteral("/nowhere/picture.png"));
  f.window.current().session().beginStroke({30, 1, false}, {150, 120, 1});
  const DocumentTab* before = &f.window.current();
  applyLanguage(Language::Chinese);
  QTest::qWait(150);
  CHECK(&f.window.current() == before);
  f.window.current().session().endStroke();
  CHECK(waitUntil([&] { return &f.window.current() != before; }));
}

TEST_CASE("the language is chosen in the preferences, which stay open") {
  Fixture f;
  f.window.findChild<QAction*>("window.preferences")->trigger();
  auto* dialog = f.window.findChild<PreferencesDialog*>();
  REQUIRE(dialog);
  const DocumentTab* before = &f.window.current();
  auto* box = named<QComboBox>(*dialog, QStringLiteral("Language"));
  REQUIRE(box);
  box->setCurrentIndex(2);
  Q_EMIT box->activated(2);
  REQUIRE(waitUntil([&] { return &f.window.current() != before; }));
  CHECK(savedLanguage() == Language::Chinese);
  dialog = f.window.findChild<PreferencesDialog*>();
  REQUIRE(dialog);
  CHECK(dialog->isVisible());
  CHECK(dialog->windowTitle() == QStringLiteral("首选项"));
}

TEST_CASE("Qt's own buttons and plurals are in the language") {
  const InEnglishAgain again;
  applyLanguage(Language::Chinese);
  const QDialogButtonBox buttons(QDialogButtonBox::Cancel);
  CHECK(buttons.button(QDialogButtonBox::Cancel)->text() == QStringLiteral("取消"));
  CHECK(QCoreApplication::translate("pentimento::ui::SelectionBar", "  ·  %n waiting", nullptr, 3) ==
        QStringLiteral("  ·  3 个等待中"));
  applyLanguage(Language::English);
  CHECK(QDialogButtonBox(QDialogButtonBox::Cancel).button(QDialogButtonBox::Cancel)->text() ==
        QStringLiteral("Cancel"));
  CHECK(QCoreApplication::translate("pentimento::ui::SelectionBar", "  ·  %n waiting", nullptr, 1) ==
        QStringLiteral("  ·  1 waiting"));
}

TEST_CASE("what core says is translated with its names") {
  const InEnglishAgain again;
  applyLanguage(Language::Chinese);
  QString sentence;
  try {
    Progress progress;
    image::read_image("/nowhere/holiday %2.png", progress);
  } catch (const Error& error) {
    sentence = QString::fromStdString(error.what());
  }
  REQUIRE(sentence.contains(QStringLiteral("holiday %2.png")));
  const QString translated = inLanguage(sentence);
  INFO(sentence.toStdString() << " / " << translated.toStdString());
  CHECK(translated.contains(QStringLiteral("无法")));
  CHECK(translated.contains(QStringLiteral("holiday %2.png")));
  CHECK(inLanguage(QStringLiteral("Something unheard of.")) == QStringLiteral("Something unheard of."));
  applyLanguage(Language::English);
  CHECK(inLanguage(sentence) == sentence);
}
