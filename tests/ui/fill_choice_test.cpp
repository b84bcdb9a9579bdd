// What Remove and Extend copy, and how: the popover, the session behind it, the recipe.
#include "ui/panels/fill_choice.h"

#include <QTest>

#include "engine/recipe.h"
#include "tests/ui/named.h"
#include "tests/ui/session_fixture.h"
#include "ui/board/recipe_facts.h"

using namespace pentimento;
using namespace pentimento::ui;
using engine::Operation;
using engine::SamplingArea;

namespace {
struct Choice : SessionFixture {
  Choice() {
    choice.show();
    REQUIRE(QTest::qWaitForWindowExposed(&choice));
  }

  template <typename Control>
  Control* control(const char* name) {
    auto* found = named<Control>(choice, QString::fromUtf8(name));
    REQUIRE(found);
    return found;
  }
  QComboBox* box(const char* name) { return control<QComboBox>(name); }
  QSpinBox* number(const char* name) { return control<QSpinBox>(name); }
  void pick(const char* name, const QString& entry) { pickWithKeys(*box(name), entry); }
  void paintSources(const char* tip) { QTest::mouseClick(control<QToolButton>(tip), Qt::LeftButton); }
  void press(const QString& text) {
    for (auto* button : choice.findChildren<QToolButton*>()) {
      if (button->text() == text) return QTest::mouseClick(button, Qt::LeftButton);
    }
    FAIL("no button");
  }
  const FillSettings& set() const { return session.settings().fill; }
  engine::FillOptions ran() {
    run(Operation::Remove);
    return session.candidates().back()->recipe.fill;
  }

  RunActions actions{session};
  FillChoice choice{session, actions};
};
}  // namespace

TEST_CASE("filling: what is chosen is what the next run fills with, and its recipe says so") {
  Choice c;
  c.selectAt(160, 120);
  CHECK(c.ran().none());
  c.pick("Copy from", QStringLiteral("Left and right"));
  c.number("Turned by up to")->setValue(30);
  c.number("Scaled by up to")->setValue(20);
  QTest::mouseClick(c.choice.findChild<QCheckBox*>(), Qt::LeftButton, {}, {8, 8});
  c.choice.findChild<QSlider*>()->setValue(80);
  const engine::FillOptions fill = c.ran();
  CHECK(fill.sampling == SamplingArea::Sides);
  CHECK(fill.turned == 30);
  CHECK(fill.scaled == Approx(0.2));
  CHECK(fill.mirrored);
  CHECK(fill.adaptation == Approx(0.8));
  const RecipeFacts facts = factsOf(*c.session.runs().back(), 0);
  QString said;
  for (const auto& [name, value] : inWords(facts)) said += name + ": " + value + '\n';
  CHECK(said.contains("Copied from: Left and right"));
  CHECK(said.contains("Copies: mirrored, turned by up to 30°, scaled by up to 20 %"));
  CHECK(said.contains("Color adaptation: 80 %"));
  c.press(QStringLiteral("Reset"));
  CHECK(c.set() == FillSettings{});
  CHECK(c.ran().none());
}

TEST_CASE("filling: Vary takes nothing of it, nor does a model") {
  Choice c;
  c.selectAt(160, 120);
  c.number("Turned by up to")->setValue(30);
  c.run(Operation::Vary);
  CHECK(c.session.candidates().back()->recipe.fill.none());
  EditSettings settings = c.session.settings();
  settings.engine = "diffusion";
  c.session.setSettings(settings);
  CHECK_FALSE(c.session.fillsByCopying());
  CHECK(c.session.nextRequest().fill.none());
}

TEST_CASE("filling: kept masks tell what is copied and what never is") {
  Choice c;
  c.selectAt(40, 40);
  c.session.keepMask(QStringLiteral("sky"));
  c.selectAt(45, 45);
  c.session.keepMask(QStringLiteral("sign"));
  c.selectAt(160, 120);
  c.pick("Only from", QStringLiteral("sky"));
  c.pick("Never from", QStringLiteral("sign"));
  const auto& masks = c.session.document().masks;
  CHECK(c.ran().sources == masks[0].mask.subtracted(masks[1].mask));
  CHECK(factsOf(*c.session.runs().back(), 0).fromSources);
  c.session.renameKeptMask(QStringLiteral("sky"), QStringLiteral("clouds"));
  CHECK(c.box("Only from")->currentText() == QStringLiteral("clouds"));
  CHECK(c.ran().sources == masks[0].mask.subtracted(masks[1].mask));
  c.session.deleteKeptMask(QStringLiteral("clouds"));
  c.session.deleteKeptMask(QStringLiteral("sign"));
  CHECK(c.ran().none());
}

TEST_CASE("filling: a kept mask that is gone is chosen no more") {
  Choice c;
  for (const char* name : {"sky", "sign"}) {
    c.selectAt(40, 40);
    c.session.keepMask(QString::fromUtf8(name));
  }
  c.selectAt(160, 120);
  c.pick("Only from", QStringLiteral("sky"));
  c.pick("Never from", QStringLiteral("sign"));
  CHECK(isChosen(c.session.fill()));
  c.session.deleteKeptMask(QStringLiteral("sky"));
  CHECK(c.box("Only from")->currentText() == QStringLiteral("Everything"));
  CHECK(isChosen(c.session.fill()));
  while (!c.session.document().masks.empty()) c.session.undo();
  CHECK(c.box("Never from")->currentText() == QStringLiteral("Nothing"));
  CHECK_FALSE(isChosen(c.session.fill()));
  c.selectAt(50, 50);
  c.session.keepMask(QStringLiteral("sky"));  // another one
  CHECK(c.box("Only from")->currentText() == QStringLiteral("Everything"));
  CHECK(c.ran().none());
}

TEST_CASE("filling: what is never copied is painted in place of the mask, which is there again afterwards") {
  Choice c;
  c.selectAt(160, 120);
  const image::Mask hole = c.session.mask();
  c.paintSources("Paint what is never copied");
  CHECK(c.session.paintedSources() == SourceMask::Never);
  CHECK_FALSE(c.session.maskIsForRun());
  CHECK(c.session.maskBounds().isEmpty());
  CHECK(c.session.maskBehind() == hole);
  c.paint(40, 40);
  const image::Mask never = c.session.mask();
  c.session.maskAgain({});
  CHECK(c.session.maskIsForRun());
  CHECK(c.session.mask() == hole);
  REQUIRE(c.session.document().masks.size() == 1);
  CHECK(c.session.document().masks[0].mask == never);
  CHECK(c.box("Never from")->currentText() == QStringLiteral("Never copied"));
  CHECK(c.ran().sources == never.inverted());

  c.session.discardAllCandidates();
  c.paintSources("Paint what is never copied");
  CHECK(c.session.mask() == never);
  c.paint(80, 40);
  CHECK(c.ran().sources != never.inverted());  // a run ends it
  CHECK(c.session.mask() == hole);
}

TEST_CASE("filling: undoing past the painting of what is copied ends it") {
  Choice c;
  c.selectAt(160, 120);
  const image::Mask hole = c.session.mask();
  c.paintSources("Paint what is copied, and nothing else");
  c.paint(40, 40);
  c.session.undo();
  CHECK(c.session.paintedSources() == SourceMask::Only);
  c.session.undo();
  CHECK_FALSE(c.session.paintedSources());
  CHECK(c.session.mask() == hole);
  c.paintSources("Paint what is copied, and nothing else");
  c.session.maskAgain({});  // with nothing painted
  CHECK(c.set().onlyFrom.empty());
  CHECK(c.session.document().masks.empty());
  CHECK(c.session.mask() == hole);
}

TEST_CASE("filling: guides go with what they reach, and stay at their place when the canvas grows") {
  Choice c;
  c.selectAt(160, 120);
  c.session.setGuides({{{100, 120}, {220, 120}}, {{5, 5}, {30, 9}}});
  const engine::FillOptions fill = c.ran();
  REQUIRE(fill.guides.size() == 1);
  CHECK(fill.guides[0][0] == Point{100, 120});
  c.session.discardAllCandidates();
  c.session.setMargins({20, 0, 0, 0});
  c.run(Operation::Extend);
  CHECK(c.session.candidates().back()->recipe.fill.guides.size() == 2);
  c.session.viewCandidate(0);
  c.session.acceptCandidate();
  CHECK(c.session.guides()[0][0] == Point{120, 120});
  c.session.undo();
  CHECK(c.session.guides()[0][0] == Point{100, 120});
}

TEST_CASE("filling: the settings of a candidate bring back what it was filled with") {
  Choice c;
  c.selectAt(40, 40);
  c.session.keepMask(QStringLiteral("sky"));
  c.selectAt(160, 120);
  c.pick("Only from", QStringLiteral("sky"));
  c.pick("Copy from", QStringLiteral("Anywhere"));
  c.session.setGuides({{{100, 120}, {220, 120}}});
  const engine::FillOptions before = c.ran();
  c.press(QStringLiteral("Reset"));
  c.session.setGuides({});
  c.session.useSettingsOf({c.session.runs().back()->id, 0});
  const engine::FillOptions after = c.session.nextRequest().fill;
  CHECK(after.sampling == before.sampling);
  CHECK(after.guides == before.guides);
  CHECK(after.sources == before.sources);
  c.session.runDifferently({c.session.runs().back()->id, 0});
  REQUIRE(waitUntil([&] { return !c.session.running(); }));
  CHECK(c.session.candidates().back()->recipe.fill.sources == before.sources);
}

TEST_CASE("filling: an accepted edit is run again with what it was filled with") {
  Choice c;
  c.selectAt(160, 120);
  c.pick("Copy from", QStringLiteral("Above and below"));
  c.session.setGuides({{{100, 120}, {220, 120}}});
  c.ran();
  c.session.viewCandidate(0);
  c.session.acceptCandidate();
  c.press(QStringLiteral("Reset"));
  c.session.setGuides({});
  c.session.runEditAgain(c.session.document().edits.back()->id);
  REQUIRE(waitUntil([&] { return !c.session.running(); }));
  CHECK(c.session.candidates().back()->recipe.fill.sampling == SamplingArea::AboveAndBelow);
  CHECK(c.session.candidates().back()->recipe.fill.guides.size() == 1);
}

TEST_CASE("filling: other options ask for something new while a run works") {
  Choice c;
  c.selectAt(160, 120);
  c.script->allowed = 0;
  c.session.run(Operation::Remove);
  CHECK_FALSE(c.session.changedSinceRun());
  c.pick("Copy from", QStringLiteral("Anywhere"));
  CHECK(c.session.changedSinceRun());
  c.script->allowed = 1000;
  REQUIRE(waitUntil([&] { return !c.session.running(); }));
}

TEST_CASE("filling: undo brings a deleted or renamed mask back as what is copied, redo takes it again") {
  Choice c;
  c.selectAt(40, 40);
  c.session.keepMask(QStringLiteral("sky"));
  c.selectAt(200, 100);
  c.session.keepMask(QStringLiteral("sign"));
  c.pick("Only from", QStringLiteral("sky"));
  c.pick("Never from", QStringLiteral("sign"));
  c.session.renameKeptMask(QStringLiteral("sky"), QStringLiteral("clouds"));
  c.session.deleteKeptMask(QStringLiteral("clouds"));
  CHECK(c.box("Only from")->currentText() == QStringLiteral("Everything"));
  c.session.undo();
  CHECK(c.box("Only from")->currentText() == QStringLiteral("clouds"));
  c.session.undo();
  CHECK(c.box("Only from")->currentText() == QStringLiteral("sky"));
  CHECK(c.box("Never from")->currentText() == QStringLiteral("sign"));
  c.session.redo();
  c.session.redo();
  CHECK(c.box("Only from")->currentText() == QStringLiteral("Everything"));
  c.pick("Only from", QStringLiteral("sign"));
  c.session.undo();
  CHECK(c.box("Only from")->currentText() == QStringLiteral("sign"));  // chosen since
}

TEST_CASE("filling: the rows are of one height, whatever stands in them") {
  Choice c;
  const int height = c.box("Copy from")->height();
  for (const char* name : {"Only from", "Never from"}) CHECK(c.box(name)->parentWidget()->height() == height);
}
