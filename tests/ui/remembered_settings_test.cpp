// What was set for a picture comes back with it.
#include "ui/remembered_settings.h"

#include <QSettings>

#include "tests/catch.h"
#include "tests/ui/canvas/pictures.h"
#include "tests/ui/scripted_backend.h"
#include "tests/ui/test_application.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
EditSettings unusual() {
  EditSettings s;
  s.strength = 0.25;
  s.wordStrength = 0.75;
  s.paintStrength = 0.35;
  s.repaint = {"/pictures/gem\xC3\xA4lde.png", "", 0.9};
  s.fill.sampling = engine::SamplingArea::Sides;
  s.fill.onlyFrom = "sky";
  s.fill.neverFrom = "schild \xC3\xA4";
  s.fill.adaptation = 0.9;
  s.fill.mirrored = true;
  s.fill.turned = 45;
  s.fill.scaled = 0.25;
  s.fill.guides = {{{-3, 4}, {50, 60}}, {{1, 1}, {2, 2}, {3, 4}}};
  s.candidates = 5;
  s.ring = 3;
  s.context.kind = engine::ContextChoice::Kind::Whole;
  s.seed = 0xFEDCBA9876543210ULL;
  s.engine = "diffusion";
  s.generation.prompt = "h\xC3\xBCtte";
  s.generation.negative_prompt = "snow";
  s.generation.model = "some-model";
  s.generation.scheduler = "unipc";
  s.generation.steps = 33;
  s.generation.guidance_scale = 6.5;
  s.preset.reset();
  return s;
}
}  // namespace

TEST_CASE("settings survive as text and what is damaged keeps its default") {
  CHECK(settingsFromJson(toJson(unusual())) == unusual());
  CHECK(settingsFromJson(toJson({})) == EditSettings{});
  CHECK(settingsFromJson("no JSON at all") == EditSettings{});
  const EditSettings odd = settingsFromJson(
      R"({"strength": 7, "candidates": -3, "ring": 1e99, "scheduler": "magic", "steps": "x", "seed": "-1", "preset": "fast"})");
  CHECK(odd.strength == EditSettings{}.strength);
  CHECK(odd.candidates == EditSettings{}.candidates);
  CHECK(odd.ring == EditSettings{}.ring);
  CHECK(odd.generation.scheduler.empty());
  CHECK_FALSE(odd.seed.has_value());
  CHECK(odd.preset == engine::Preset::Fast);
}

TEST_CASE("each picture has its own settings and a new one starts without words") {
  const TestApplication application;
  QSettings().clear();
  engine::JobQueue queue{scripted(std::make_shared<Script>())};
  EditorSession session{queue};
  const RememberedSettings remembered(session);
  const auto open = [&](const char* file) {
    session.open({noisePicture({32, 32}), {}}, QString::fromLatin1(file));
  };
  open("/nowhere/a.png");
  session.setSettings(unusual());
  open("/nowhere/b.png");
  CHECK(session.settings().generation.prompt.empty());
  CHECK_FALSE(session.settings().seed.has_value());
  CHECK(session.settings().generation.model == "some-model");
  EditSettings other = session.settings();
  other.generation.prompt = "sea";
  session.setSettings(other);
  open("/nowhere/a.png");
  CHECK(session.settings() == unusual());
  open("/nowhere/b.png");
  CHECK(session.settings().generation.prompt == "sea");
}
