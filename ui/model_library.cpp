#include "ui/model_library.h"

#include <QFileInfo>
#include <algorithm>
#include <utility>

#include "base/byte_words.h"
#include "base/error.h"
#include "engine/machine.h"
#include "engine/model_plan.h"
#include "ui/local_files.h"

namespace pentimento::ui {

using engine::Operation;

ModelLibrary::ModelLibrary(engine::ModelList list, QObject* parent)
    : QObject(parent), list_(std::move(list)) {
  connect(&task_, &BackgroundTask::failed, this, [this](const QString& sentence) {
    Q_EMIT failed(sentence);
    startNext();
  });
  connect(&task_, &BackgroundTask::changed, this, &ModelLibrary::changed);
  refresh();
}

std::optional<engine::ModelInfo> ModelLibrary::choose(const std::string& id) const {
  const auto usable = [](const engine::ModelInfo& m) { return m.usable() && m.can(Operation::Add); };
  auto found = std::find_if(models_.begin(), models_.end(), [&](const auto& m) { return m.id == id; });
  if (found == models_.end() || !usable(*found)) found = std::find_if(models_.begin(), models_.end(), usable);
  return found == models_.end() ? std::nullopt : std::optional(*found);
}

void ModelLibrary::refresh() {
  enqueue([](engine::ModelList&, Outcome&) {});
}

void ModelLibrary::add(const QStringList& paths) {
  enqueue([paths](engine::ModelList& list, Outcome& outcome) {
    for (const QString& path : paths) {
      try {
        outcome.added.push_back(list.add(toPath(path)));
      } catch (const Error& error) {
        outcome.problems << QString::fromUtf8(error.what());
      }
    }
  });
}

void ModelLibrary::remove(const std::string& id) {
  enqueue([id](engine::ModelList& list, Outcome&) { list.remove(id); });
}

bool ModelLibrary::looksLikeModel(const QString& path) {
  static const QStringList kSuffixes{QStringLiteral("safetensors"), QStringLiteral("ckpt"),
                                     QStringLiteral("pt"), QStringLiteral("pth")};
  const QFileInfo file(path);
  return file.isDir() || kSuffixes.contains(file.suffix().toLower());
}

void ModelLibrary::enqueue(Change change) {
  waiting_.push_back(std::move(change));
  if (!task_.busy()) startNext();
}

void ModelLibrary::startNext() {
  if (waiting_.empty()) return;
  Change change = std::move(waiting_.front());
  waiting_.pop_front();
  task_.start<Outcome>(
      [list = list_, change = std::move(change)](Progress&) mutable {
        Outcome outcome;
        change(list, outcome);
        outcome.models = list.models();
        if (!outcome.models.empty()) outcome.machine = engine::this_machine();
        return outcome;
      },
      [this](const Outcome& outcome) { finish(outcome); });
}

void ModelLibrary::finish(const Outcome& outcome) {
  models_ = outcome.models;
  if (outcome.machine) machine_ = outcome.machine;
  Q_EMIT changed();
  for (const engine::ModelInfo& model : outcome.added) {
    Q_EMIT added(QString::fromStdString(model.id), QString::fromStdString(model.name));
  }
  if (!outcome.problems.isEmpty()) Q_EMIT failed(outcome.problems.join(' '));
  startNext();
}

QString describeModel(const engine::ModelInfo& model) {
  QStringList facts;
  for (const std::string& fact : engine::model_facts(model)) {
    facts << (fact == "inpainting" ? ModelLibrary::tr("made for filling masks")
                                   : QString::fromStdString(fact));
  }
  return facts.join(QStringLiteral(", "));
}

QString describePlan(const compute::RunPlan& plan) {
  const bool cuda = plan.device == compute::Device::Cuda;
  QStringList facts{cuda ? ModelLibrary::tr("Runs on the graphics card")
                         : ModelLibrary::tr("Runs on the processor")};
  const std::string_view dtype = name_of(plan.compute_type);
  facts << QString::fromUtf8(dtype.data(), static_cast<qsizetype>(dtype.size()));
  if (plan.takes_turns) facts << ModelLibrary::tr("networks take turns in memory");
  if (plan.tiled_decode) facts << ModelLibrary::tr("decodes in tiles");
  facts
      << ModelLibrary::tr("about %1 of memory").arg(QString::fromStdString(byte_words(plan.estimated_bytes)));
  return facts.join(QStringLiteral(", "));
}

QString ModelLibrary::describeRun(const engine::ModelInfo& model) const {
  if (!machine_ || model.operations.empty() || model.native_size <= 0) return {};
  return describePlan(engine::run_plan(model, {model.native_size, model.native_size}, *machine_));
}

QString operationName(Operation operation) {
  switch (operation) {
    case Operation::Remove:
      return ModelLibrary::tr("Remove");
    case Operation::Add:
      return ModelLibrary::tr("Add");
    case Operation::Extend:
      return ModelLibrary::tr("Extend");
    case Operation::Generate:
      return ModelLibrary::tr("Generate");
    case Operation::Place:
      return ModelLibrary::tr("Place");
    case Operation::Repaint:
      return ModelLibrary::tr("Repaint");
    case Operation::Vary:
      break;
  }
  return ModelLibrary::tr("Vary");
}

QString abilitiesOf(const engine::ModelInfo& model) {
  if (model.tiny_autoencoder) return ModelLibrary::tr("Previews and fast decoding for other models");
  QStringList words;
  for (const Operation operation : model.operations) words << operationName(operation);
  return words.join(QStringLiteral(", "));
}

}  // namespace pentimento::ui
