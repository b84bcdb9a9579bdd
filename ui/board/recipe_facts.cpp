#include "ui/board/recipe_facts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QSize>

#include "base/error.h"
#include "engine/recipe.h"
#include "ui/panels/fill_choice.h"
#include "ui/panels/format_choice.h"
#include "ui/panels/repaint_choice.h"

namespace pentimento::ui {

namespace {
struct Text {
  Q_DECLARE_TR_FUNCTIONS(RecipeFacts)
};

QString idOf(const document::Candidate& record) {
  const std::string& said = record.recipe.empty() ? record.thumbnail : record.recipe;
  return QString::fromStdString(engine::recipe_id(said));
}

void readRecipe(const engine::Recipe& recipe, RecipeFacts& facts) {
  const engine::EditRequest& r = recipe.settings();
  const engine::GenerationOptions& g = r.generation;
  const bool model = r.engine == "diffusion";
  facts.startedFrom = QString::fromStdString(r.started_from);
  facts.engine = QString::fromStdString(r.engine);
  facts.prompt = QString::fromStdString(g.prompt);
  facts.negativePrompt = QString::fromStdString(g.negative_prompt);
  facts.model = QString::fromStdString(g.model);
  facts.scheduler = QString::fromStdString(g.scheduler);
  facts.strength = r.strength;
  if (r.operation == engine::Operation::Repaint) {
    facts.style = QString::fromStdString(r.repaint.style);
    if (!r.repaint.like_picture()) facts.detail = r.repaint.detail;
  }
  if (!r.fill.none()) facts.fill = r.fill;
  facts.tiling = r.tiling;
  facts.fromSources = recipe.has_sources();
  if (model) facts.steps = g.steps;
  if (model) facts.guidance = g.guidance_scale;
  if (recipe.making()) {
    facts.when = recipe.making()->when;
    facts.seconds = recipe.making()->seconds;
    facts.seam = recipe.making()->seam;
  }
}

QString seconds(double s) {
  if (s < 90) return Text::tr("%1 s").arg(QLocale().toString(s, 'f', s < 10 ? 1 : 0));
  return Text::tr("%1 min").arg(QLocale().toString(s / 60, 'f', 1));
}
}  // namespace

RecipeFacts factsOf(const document::Edit& run, std::size_t index) {
  const document::Candidate& record = run.candidates[index];
  RecipeFacts facts;
  facts.id = idOf(record);
  facts.operation = QString::fromStdString(run.operation);
  facts.seed = record.seed;
  const Rect changed = run.extends ? run.canvas : image::changed_area(run.mask, run.ring);
  facts.size = {changed.width, changed.height};
  try {
    if (!record.recipe.empty()) readRecipe(engine::Recipe::parse(record.recipe, "recipe"), facts);
  } catch (const Error&) {
    facts.engine.clear();  // made by another version: what the record itself says is still shown
  }
  return facts;
}

QString operationName(const QString& operation) {
  if (operation == QLatin1String("remove")) return Text::tr("Remove");
  if (operation == QLatin1String("add")) return Text::tr("Add");
  if (operation == QLatin1String("extend")) return Text::tr("Extend");
  if (operation == QLatin1String("vary")) return Text::tr("Vary");
  if (operation == QLatin1String("repaint")) return Text::tr("Repaint");
  if (operation == QLatin1String("generate")) return Text::tr("Generate");
  if (operation == QLatin1String("place")) return Text::tr("Place");
  return operation;
}

namespace {
QString percent(double share) {
  return Text::tr("%1 %").arg(QLocale().toString(share * 100, 'g', 3));
}

/// "mirrored, turned by up to 30°, scaled by up to 20 %"
QString copiesInWords(const engine::FillOptions& fill) {
  QStringList words;
  if (fill.mirrored) words << Text::tr("mirrored");
  if (fill.turned > 0) words << Text::tr("turned by up to %1°").arg(QLocale().toString(fill.turned, 'g', 3));
  if (fill.scaled > 0) words << Text::tr("scaled by up to %1").arg(percent(fill.scaled));
  return words.join(Text::tr(", "));
}

/// What was set otherwise than at first.
QList<std::pair<QString, QString>> fillInWords(const engine::FillOptions& fill) {
  const engine::FillOptions plain;
  QList<std::pair<QString, QString>> rows;
  if (fill.sampling != plain.sampling) rows.append({Text::tr("Copied from"), samplingName(fill.sampling)});
  if (fill.adaptation != plain.adaptation) {
    rows.append({Text::tr("Color adaptation"), percent(fill.adaptation)});
  }
  if (const QString copies = copiesInWords(fill); !copies.isEmpty())
    rows.append({Text::tr("Copies"), copies});
  if (!fill.guides.empty()) rows.append({Text::tr("Guides"), QLocale().toString(fill.guides.size())});
  return rows;
}
}  // namespace

QList<std::pair<QString, QString>> inWords(const RecipeFacts& f) {
  const QLocale locale;
  QList<std::pair<QString, QString>> rows;
  const auto add = [&rows](const QString& name, const QString& value) {
    if (!value.isEmpty()) rows.append({name, value});
  };
  add(Text::tr("Prompt"), f.prompt);
  add(Text::tr("Negative prompt"), f.negativePrompt);
  add(Text::tr("Model"), f.model);
  if (f.engine == QLatin1String("patchmatch") || f.engine == QLatin1String("painterly"))
    add(Text::tr("Engine"), Text::tr("Built-in"));
  if (f.steps) add(Text::tr("Steps"), locale.toString(*f.steps));
  add(Text::tr("Scheduler"), f.scheduler);
  if (f.guidance) add(Text::tr("Guidance"), locale.toString(*f.guidance));
  if (f.strength) add(Text::tr("Strength"), percent(*f.strength));
  if (f.fromSources) add(Text::tr("Only from"), Text::tr("a chosen part of the picture"));
  if (f.fill) rows += fillInWords(*f.fill);
  if (!f.style.isEmpty()) add(Text::tr("Style"), styleName(f.style.toStdString()));
  if (f.tiling != engine::Tiling::None) add(Text::tr("Seamless tile"), tilingName(f.tiling));
  if (f.detail) add(Text::tr("Detail"), percent(*f.detail));
  add(Text::tr("Seed"), QString::number(f.seed));
  add(Text::tr("Size"), Text::tr("%1 × %2 px").arg(f.size.width()).arg(f.size.height()));
  if (f.when > 0)
    add(Text::tr("Made"), locale.toString(QDateTime::fromSecsSinceEpoch(f.when), QLocale::ShortFormat));
  if (f.seconds >= 0) add(Text::tr("Took"), seconds(f.seconds));
  if (f.seam) add(Text::tr("Seam"), locale.toString(*f.seam, 'f', 2));
  return rows;
}

}  // namespace pentimento::ui
