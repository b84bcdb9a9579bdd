// The popover in which Repaint is set.
#include "ui/panels/repaint_choice.h"

#include <QAction>
#include <QTest>

#include "tests/ui/named.h"
#include "tests/ui/session_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Choice : SessionFixture {
  Choice() {
    run.setObjectName(QStringLiteral("run"));
    QObject::connect(&run, &QAction::triggered, [this] { ++runs; });
  }
  QToolButton* style(const char* name) {
    auto* button = named<QToolButton>(choice, QString::fromUtf8(name));
    REQUIRE(button);
    return button;
  }
  const engine::RepaintOptions& set() const { return session.settings().repaint; }

  int runs = 0;
  QAction run{QStringLiteral("Run")};
  RepaintChoice choice{session, &run};
};
}  // namespace

TEST_CASE("Repaint: what is chosen in the popover is what the next run paints with") {
  Choice c;
  CHECK(c.style("Watercolor")->isChecked());
  c.style("Gouache")->click();
  CHECK(c.set().style == "gouache");
  CHECK_FALSE(c.style("Watercolor")->isChecked());
  const auto sliders = c.choice.findChildren<QSlider*>();
  REQUIRE(sliders.size() == 2);
  sliders[0]->setValue(90);
  sliders[1]->setValue(20);
  CHECK(c.session.settings().paintStrength == Approx(0.9));
  CHECK(c.set().detail == Approx(0.2));
  c.SessionFixture::run(engine::Operation::Repaint);
  REQUIRE(!c.session.candidates().empty());
  const engine::EditRequest& recipe = c.session.candidates().front()->recipe;
  CHECK(recipe.operation == engine::Operation::Repaint);
  CHECK(recipe.repaint == c.set());
  CHECK(recipe.strength == c.session.settings().paintStrength);
}

TEST_CASE("Repaint: the media are shown as paintings of the picture, and Enter runs") {
  Choice c;
  c.choice.show();
  REQUIRE(waitUntil([&] { return !c.style("Ink")->icon().isNull(); }));
  const auto seen = [&](const char* name) { return c.style(name)->icon().pixmap(112, 84).toImage(); };
  CHECK(seen("Watercolor") != seen("Oil"));
  CHECK(seen("Oil") != seen("Gouache"));
  QTest::keyClick(&c.choice, Qt::Key_Return);
  CHECK(c.runs == 1);
  c.run.setEnabled(false);
  QTest::keyClick(&c.choice, Qt::Key_Enter);
  CHECK(c.runs == 1);
}

TEST_CASE("Repaint: like a picture, which has its own detail") {
  Choice c;
  QSlider* detail = c.choice.findChildren<QSlider*>()[1];
  c.choice.likePicture(QStringLiteral("/pictures/monet.jpg"));
  CHECK(c.set().style == "/pictures/monet.jpg");
  CHECK(c.style("Like a picture…")->isChecked());
  CHECK(c.style("Like a picture…")->text() == QStringLiteral("monet.jpg"));
  CHECK_FALSE(detail->isEnabled());
  c.style("Oil")->click();
  CHECK(c.set().style == "oil");
  CHECK(detail->isEnabled());
}
