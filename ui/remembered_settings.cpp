#include "ui/remembered_settings.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <algorithm>

namespace pentimento::ui {

namespace {
const QString kGroup = QStringLiteral("pictures");
const QString kWhen = QStringLiteral("when");
const QString kWhat = QStringLiteral("settings");

QString keyOf(const QString& file) {
  return QString::fromLatin1(QCryptographicHash::hash(file.toUtf8(), QCryptographicHash::Sha1).toHex());
}

/// The oldest go.
void forgetOld(QSettings& settings) {
  QStringList pictures = settings.childGroups();
  if (pictures.size() <= RememberedSettings::kMaxPictures) return;
  std::sort(pictures.begin(), pictures.end(), [&](const QString& a, const QString& b) {
    return settings.value(a + '/' + kWhen).toLongLong() < settings.value(b + '/' + kWhen).toLongLong();
  });
  for (int i = 0; i < pictures.size() - RememberedSettings::kMaxPictures; ++i) settings.remove(pictures[i]);
}

double numberIn(const QJsonObject& json, const char* key, double otherwise, double low, double high) {
  const double value = json.value(QLatin1String(key)).toDouble(otherwise);
  return value >= low && value <= high ? value : otherwise;
}

int wholeIn(const QJsonObject& json, const char* key, int otherwise, int low, int high) {
  return static_cast<int>(numberIn(json, key, otherwise, low, high));
}

std::string wordsIn(const QJsonObject& json, const char* key, const std::string& otherwise = {}) {
  return json.value(QLatin1String(key)).toString(QString::fromStdString(otherwise)).toStdString();
}

std::optional<Rect> rectangleIn(const QJsonObject& json, const char* key) {
  const QJsonArray sides = json.value(QLatin1String(key)).toArray();
  if (sides.size() != 4) return std::nullopt;
  constexpr int kMost = 1 << 20;
  const Rect r{sides[0].toInt(-1), sides[1].toInt(-1), sides[2].toInt(), sides[3].toInt()};
  const bool possible = r.x >= 0 && r.y >= 0 && r.x <= kMost && r.y <= kMost && r.width > 0 && r.height > 0 &&
                        r.width <= kMost && r.height <= kMost;
  return possible ? std::optional(r) : std::nullopt;
}

void readGeneration(const QJsonObject& json, engine::GenerationOptions& g) {
  g.prompt = wordsIn(json, "prompt");
  g.negative_prompt = wordsIn(json, "negativePrompt");
  g.model = wordsIn(json, "model");
  g.scheduler = wordsIn(json, "scheduler");
  if (std::find(engine::kSchedulers.begin(), engine::kSchedulers.end(), g.scheduler) ==
      engine::kSchedulers.end()) {
    g.scheduler.clear();
  }
  if (json.contains(QLatin1String("steps"))) g.steps = wholeIn(json, "steps", 20, 1, engine::kMaxSteps);
  if (json.contains(QLatin1String("guidance"))) {
    g.guidance_scale = numberIn(json, "guidance", 7.5, 0, engine::kMaxGuidanceScale);
  }
}

QJsonObject toJson(const FillSettings& fill) {
  return {{"sampling", QString::fromStdString(engine::to_string(fill.sampling))},
          {"onlyFrom", QString::fromStdString(fill.onlyFrom)},
          {"neverFrom", QString::fromStdString(fill.neverFrom)},
          {"adaptation", fill.adaptation},
          {"mirrored", fill.mirrored},
          {"turned", fill.turned},
          {"scaled", fill.scaled},
          {"guides", QString::fromStdString(engine::to_string(fill.guides))}};
}

FillSettings fillIn(const QJsonObject& json) {
  FillSettings fill;
  fill.sampling = engine::sampling_area_from_string(wordsIn(json, "sampling")).value_or(fill.sampling);
  fill.onlyFrom = wordsIn(json, "onlyFrom");
  fill.neverFrom = wordsIn(json, "neverFrom");
  fill.adaptation = numberIn(json, "adaptation", fill.adaptation, 0, 1);
  fill.mirrored = json.value(QLatin1String("mirrored")).toBool();
  fill.turned = numberIn(json, "turned", fill.turned, 0, 180);
  fill.scaled = numberIn(json, "scaled", fill.scaled, 0, 1);
  fill.guides = engine::guides_from_string(wordsIn(json, "guides")).value_or(Guides{});
  return fill;
}
}  // namespace

QByteArray toJson(const EditSettings& s) {
  const engine::GenerationOptions& g = s.generation;
  QJsonObject json{{"strength", s.strength},
                   {"wordStrength", s.wordStrength},
                   {"paintStrength", s.paintStrength},
                   {"style", QString::fromStdString(s.repaint.style)},
                   {"detail", s.repaint.detail},
                   {"fill", toJson(s.fill)},
                   {"candidates", s.candidates},
                   {"ring", s.ring},
                   {"engine", QString::fromStdString(s.engine)},
                   {"wholeContext", s.context.kind == engine::ContextChoice::Kind::Whole},
                   {"prompt", QString::fromStdString(g.prompt)},
                   {"negativePrompt", QString::fromStdString(g.negative_prompt)},
                   {"model", QString::fromStdString(g.model)},
                   {"scheduler", QString::fromStdString(g.scheduler)},
                   {"preset", s.preset ? QString::fromStdString(engine::to_string(*s.preset)) : QString()}};
  if (s.context.kind == engine::ContextChoice::Kind::Fixed) {
    const Rect& r = s.context.fixed;
    json["context"] = QJsonArray{r.x, r.y, r.width, r.height};
  }
  if (s.seed) json["seed"] = QString::number(*s.seed);  // JSON numbers hold 53 bits only
  if (g.steps) json["steps"] = *g.steps;
  if (g.guidance_scale) json["guidance"] = *g.guidance_scale;
  return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

EditSettings settingsFromJson(const QByteArray& text) {
  const QJsonObject json = QJsonDocument::fromJson(text).object();
  EditSettings s;
  if (json.isEmpty()) return s;
  s.strength = numberIn(json, "strength", s.strength, 0, 1);
  s.wordStrength = numberIn(json, "wordStrength", s.wordStrength, 0, 1);
  s.paintStrength = numberIn(json, "paintStrength", s.paintStrength, 0, 1);
  const std::string style = wordsIn(json, "style");
  if (!style.empty() && style.size() <= engine::kMaxStyleBytes) s.repaint.style = style;
  s.repaint.detail = numberIn(json, "detail", s.repaint.detail, 0, 1);
  s.fill = fillIn(json.value(QLatin1String("fill")).toObject());
  s.candidates = wholeIn(json, "candidates", s.candidates, 1, engine::kMaxCandidates);
  s.ring = wholeIn(json, "ring", s.ring, 0, image::kMaxRing);
  const std::string engine = wordsIn(json, "engine", s.engine);
  if (engine == "patchmatch" || engine == "diffusion") s.engine = engine;
  if (json.value(QLatin1String("wholeContext")).toBool()) {
    s.context.kind = engine::ContextChoice::Kind::Whole;
  }
  if (const auto fixed = rectangleIn(json, "context")) {
    s.context = {engine::ContextChoice::Kind::Fixed, *fixed};
  }
  s.preset = engine::preset_from_string(wordsIn(json, "preset"));
  bool isNumber = false;
  const std::uint64_t seed = json.value(QLatin1String("seed")).toString().toULongLong(&isNumber);
  if (isNumber) s.seed = seed;
  readGeneration(json, s.generation);
  return s;
}

RememberedSettings::RememberedSettings(EditorSession& session, QObject* parent)
    : QObject(parent), session_(session), file_(session.filePath()), known_(session.hasPicture()) {
  connect(&session_, &EditorSession::documentChanged, this, &RememberedSettings::follow);
  connect(&session_, &EditorSession::settingsChanged, this, &RememberedSettings::store);
}

void RememberedSettings::follow() {
  const QString file = session_.filePath();
  if (!session_.hasPicture() || (known_ && file == file_)) return;
  const bool saved = known_ && file_.isEmpty() && session_.history().size() > 1;  // it has got a name now
  known_ = true;
  file_ = file;
  if (saved || file.isEmpty()) return store();
  QSettings settings;
  settings.beginGroup(kGroup);
  const QByteArray remembered = settings.value(keyOf(file) + '/' + kWhat).toByteArray();
  if (!remembered.isEmpty()) return session_.setSettings(settingsFromJson(remembered));
  session_.setSettings(session_.settings().forAnotherPicture());
}

void RememberedSettings::store() {
  if (file_.isEmpty() || session_.filePath() != file_) return;
  QSettings settings;
  settings.beginGroup(kGroup);
  settings.setValue(keyOf(file_) + '/' + kWhat, toJson(session_.settings()));
  settings.setValue(keyOf(file_) + '/' + kWhen, QDateTime::currentMSecsSinceEpoch());
  forgetOld(settings);
}

}  // namespace pentimento::ui
