// Format and seamless tile: the popover, the session behind it, and what becomes of candidates in another
// format.
#include "ui/panels/format_choice.h"

#include <QTest>

#include "engine/recipe.h"
#include "tests/ui/named.h"
#include "tests/ui/session_fixture.h"
#include "ui/board/recipe_facts.h"

using namespace pentimento;
using namespace pentimento::ui;
using engine::Operation;
using engine::Tiling;

namespace {
struct Choice : SessionFixture {
  Choice() {
    choice.show();
    REQUIRE(QTest::qWaitForWindowExposed(&choice));
    QObject::connect(&session, &EditorSession::failed, [this](const QString& sentence) { told = sentence; });
    QObject::connect(&session, &EditorSession::newPicture,
                     [this](const image::Image& picture) { opened = picture; });
    session.viewCandidate(-1);
  }

  template <typename Control>
  Control* control(const char* name) {
    auto* found = named<Control>(choice, QString::fromUtf8(name));
    REQUIRE(found);
    return found;
  }
  void pick(const char* name, const QString& entry) { pickWithKeys(*control<QComboBox>(name), entry); }
  void type(const char* name, int value) {
    auto* box = control<QSpinBox>(name);
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QString::number(value));
    QTest::keyClick(box, Qt::Key_Return);
  }
  Size size() const { return session.settings().format.sizeFor({320, 240}); }
  void varyAs(const QString& format) {
    pick("Format", format);
    run(Operation::Vary);
    session.viewCandidate(0);
  }
  CandidatePlace last() const { return {session.runs().back()->id, 0}; }

  QString told;
  image::Image opened;
  RunActions actions{session};
  FormatChoice choice{session, actions};
};
}  // namespace

TEST_CASE("formats: what is chosen is how the next variations are made, and their recipes say so") {
  Choice c;
  c.pick("Format", QStringLiteral("16:9"));
  c.pick("Seamless tile", QStringLiteral("All four"));
  CHECK(c.control<QSpinBox>("Width")->value() == 370);
  CHECK(c.control<QSpinBox>("Height")->value() == 208);
  c.run(Operation::Vary);
  REQUIRE(c.session.candidates().size() == 3);
  const engine::Candidate& made = *c.session.candidates().front();
  CHECK(made.image.size() == Size{370, 208});
  CHECK(made.recipe.tiling == Tiling::Both);
  CHECK(c.script->lastJob().tiling == Tiling::Both);
  CHECK(made.recipe.strength == c.session.settings().format.strength);
  QString said;
  for (const auto& [name, value] : inWords(factsOf(*c.session.runs().back(), 0)))
    said += name + ": " + value + '\n';
  CHECK(said.contains("Seamless tile: All four"));
  CHECK(said.contains("Size: 370 × 208 px"));
  for (auto* button : c.choice.findChildren<QToolButton*>()) {
    if (button->text() == QStringLiteral("Reset")) QTest::mouseClick(button, Qt::LeftButton);
  }
  CHECK(c.session.settings().format.none());
  c.run(Operation::Vary);
  CHECK(c.session.candidates().back()->recipe.size == Size{});
  CHECK(c.session.candidates().back()->recipe.tiling == Tiling::None);
  CHECK(c.session.candidates().back()->recipe.strength == c.session.settings().strength);
}

TEST_CASE("formats: own sizes keep to what can be made, and in proportion when asked") {
  Choice c;
  c.type("Width", 400);
  CHECK(c.size() == Size{400, 240});
  CHECK(c.control<QComboBox>("Format")->currentText() == QStringLiteral("Own size"));
  CHECK(c.control<QSpinBox>("Height")->maximum() == 320 * 240 * 4 / 400);
  CHECK(c.control<QSpinBox>("Height")->minimum() == 75);
  c.control<QToolButton>("Keep width and height in proportion")->click();
  c.type("Height", 120);
  CHECK(c.size() == Size{200, 120});
  c.run(Operation::Vary);
  REQUIRE(c.session.candidates().size() == 3);
  CHECK(c.session.candidates().front()->image.size() == Size{200, 120});
}

TEST_CASE("formats: a mask and a model keep the format of the picture") {
  Choice c;
  c.pick("Format", QStringLiteral("1:1"));
  c.pick("Seamless tile", QStringLiteral("Left and right"));
  REQUIRE(c.session.mayChangeFormat());
  c.paint(100, 100);
  CHECK_FALSE(c.session.mayChangeFormat());
  c.run(Operation::Vary);
  REQUIRE(c.told.isEmpty());
  CHECK(c.session.candidates().front()->image.size() == Size{320, 240});
  CHECK(c.script->lastJob().tiling == Tiling::None);
  c.session.setMask(image::Mask({320, 240}), QStringLiteral("Clear"));
  CHECK(c.session.mayChangeFormat());
  EditSettings settings = c.session.settings();
  settings.engine = "diffusion";
  c.session.setSettings(settings);
  CHECK_FALSE(c.session.mayChangeFormat());
}

TEST_CASE("formats: a candidate is seen around the middle of the picture, and kept as a picture of its own") {
  Choice c;
  c.paint(100, 100);
  c.run();
  c.session.viewCandidate(0);
  c.session.acceptCandidate();
  c.session.setMask(image::Mask({320, 240}), QStringLiteral("Clear"));
  const image::TiledImage before = c.session.document().picture.pixels;
  c.varyAs(QStringLiteral("9:16"));
  CHECK(c.session.viewedStandsAlone());
  CHECK(c.session.shownImage().size() == Size{208, 370});
  CHECK(c.session.shownOrigin() == QPoint(-56, 65));
  c.session.showOriginal(true);
  CHECK(samePixels(c.session.shownImage().pixels, before));
  CHECK(c.session.shownOrigin() == QPoint());
  c.session.showOriginal(false);
  CHECK(c.session.candidatesToLose());
  CHECK_FALSE(c.actions.accept->isEnabled());
  for (int i = 0; i < 3; ++i) {
    c.session.viewCandidate(i);
    c.actions.openAsNew->trigger();
    CHECK(samePixels(c.opened.pixels, c.session.candidates()[static_cast<std::size_t>(i)]->image.pixels));
  }
  CHECK(c.session.document().edits.size() == 1);
  CHECK(samePixels(c.session.document().picture.pixels, before));
}

TEST_CASE("formats: what was opened as a new picture is not lost any more") {
  Choice c;
  c.varyAs(QStringLiteral("1:1"));
  CHECK(c.session.candidatesToLose());
  for (int i = 0; i < 3; ++i) {
    c.session.viewCandidate(i);
    c.session.acceptCandidate();
  }
  CHECK_FALSE(c.session.candidatesToLose());
}

TEST_CASE("formats: kept, viewed again, exported: the same picture, whatever became of the document") {
  Choice c;
  c.varyAs(QStringLiteral("16:9"));
  const image::TiledImage made = c.session.candidates().front()->image.pixels;
  const document::EditPtr run = c.session.runs().back();
  const auto same = [&](const image::Image& picture) { return test::same_samples(picture.pixels, made); };
  CHECK(same(choosingCandidate(c.session.document(), *run, 0).picture));
  c.session.setMargins({50, 0, 0, 0});  // as wide as the candidate, then
  c.run(Operation::Extend);
  c.session.viewCandidate(static_cast<int>(c.session.candidates().size()) - 1);
  c.session.acceptCandidate();
  c.session.viewKept({run->id, 0});
  REQUIRE(waitUntil([&] { return c.session.currentCandidate() >= 0; }));
  CHECK(c.session.viewedStandsAlone());
  CHECK(same(c.session.shownImage()));
  CHECK(c.session.shownOrigin() == QPoint(0, -16));
  c.session.acceptCandidate();
  CHECK(same(c.opened));
  CHECK(c.session.document().edits.size() == 1);
}

TEST_CASE("formats: going on from a candidate in another format") {
  Choice c;
  c.varyAs(QStringLiteral("3:4"));
  const Size size = c.session.shownImage().size();
  const CandidatePlace first = c.last();
  c.session.runAgain();
  REQUIRE(waitUntil([&] { return !c.session.running(); }));
  CHECK(c.session.candidates().back()->image.size() == size);
  c.session.runDifferently(first);
  REQUIRE(waitUntil([&] { return !c.session.running(); }));
  REQUIRE(c.session.runs().size() == 3);
  CHECK(c.session.candidates().back()->image.size() == size);
  c.pick("Format", QStringLiteral("As the picture"));
  c.paint(100, 100);
  c.session.useSettingsOf(first);
  CHECK(c.size() == size);
  CHECK(c.session.maskBounds().isEmpty());
}

TEST_CASE("formats: a candidate in another format is varied in place, as a picture of its own") {
  const bool alpha = GENERATE(false, true);
  Choice c;
  c.session.open(document::opened(noisePicture({320, 240}, alpha)), QStringLiteral("/nowhere/a.png"));
  const auto seed = [&c](std::optional<std::uint64_t> value) {
    EditSettings settings = c.session.settings();
    settings.seed = value;
    c.session.setSettings(settings);
  };
  seed(1);
  c.varyAs(QStringLiteral("9:16"));
  const auto start = c.session.candidates().front();
  const CandidatePlace first = c.last();
  const auto ran = [&](std::size_t runs) {
    const bool ended = waitUntil([&] { return c.session.runs().size() == runs && !c.session.running(); });
    INFO("after run " << runs << ": " << c.told.toStdString());
    REQUIRE((ended && c.told.isEmpty()));
    const auto made = c.session.candidates().back();
    CHECK(made->recipe.image.size() == start->image.size());
    CHECK(made->image.size() == start->image.size());
    CHECK(c.session.runs().back()->canvas == c.session.runs().front()->canvas);
    return made;
  };
  seed(51);  // the scripted engine paints by it
  c.session.vary(first, 0.5, true);
  const auto varied = ran(2);
  seed({});
  const CandidatePlace second = c.last();
  CHECK(test::same_samples(varied->recipe.image.pixels, start->image.pixels));
  CHECK(varied->recipe.started_from == engine::recipe_id(findCandidate(c.session.runs(), first)->recipe));
  CHECK_FALSE(test::same_samples(varied->image.pixels, start->image.pixels));
  c.session.viewCandidate(static_cast<int>(c.session.candidates().size()) - 1);
  CHECK(c.session.viewedStandsAlone());
  CHECK(c.session.shownOrigin() == QPoint(-56, 65));
  c.session.runAgain();
  ran(3);
  c.session.runDifferently(second);
  const auto different = ran(4);
  CHECK(test::same_samples(different->recipe.image.pixels, start->image.pixels));
  c.session.vary(second, 0.2, false);
  const auto again = ran(5);
  CHECK(again->recipe.started_from == engine::recipe_id(findCandidate(c.session.runs(), second)->recipe));

  const document::EditPtr run = findRun(c.session.runs(), second.run);
  const image::Image alone =
      choosingCandidate(c.session.document(), *run, run->candidates.size() - 1).picture;
  CHECK(test::same_samples(alone.pixels, varied->image.pixels));
  c.session.viewCandidate(static_cast<int>(c.session.candidates().size()) - 1);
  c.session.acceptCandidate();
  CHECK(samePixels(c.opened.pixels, again->image.pixels));
  CHECK(c.session.document().edits.empty());
}

TEST_CASE("tiles: of the picture's own size they are edits, and what is varied from them are tiles") {
  Choice c;
  c.pick("Seamless tile", QStringLiteral("Top and bottom"));
  c.run(Operation::Vary);
  c.told.clear();
  c.session.vary(c.last(), 0.5, false);
  REQUIRE(waitUntil([&] { return c.session.runs().size() == 2 && !c.session.running(); }));
  CHECK(c.script->lastJob().tiling == Tiling::Vertical);
  c.session.runDifferently(c.last());
  REQUIRE(waitUntil([&] { return c.session.runs().size() == 3 && !c.session.running(); }));
  CHECK(c.script->lastJob().tiling == Tiling::Vertical);
  CHECK(c.told.isEmpty());
  c.session.viewCandidate(0);
  CHECK_FALSE(c.session.viewedStandsAlone());
  c.session.acceptCandidate();
  REQUIRE(c.session.document().edits.size() == 1);
  CHECK(c.flat());
  const std::int64_t edit = c.session.document().edits.front()->id;
  c.session.runEditAgain(edit);
  REQUIRE(waitUntil([&] { return !c.session.running(); }));
  CHECK(c.script->lastJob().tiling == Tiling::Vertical);
}
