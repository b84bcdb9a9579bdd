// The models that a person has, read on a thread: what they are and can do.
#pragma once

#include <QObject>
#include <QStringList>
#include <deque>
#include <functional>
#include <vector>

#include "compute/run_plan.h"
#include "engine/models.h"
#include "ui/background_task.h"

namespace pentimento::ui {

class ModelLibrary : public QObject {
  Q_OBJECT

 public:
  /// Reads the list at once; changed() tells when it is there.
  explicit ModelLibrary(engine::ModelList list = engine::ModelList(), QObject* parent = nullptr);

  const std::vector<engine::ModelInfo>& models() const { return models_; }
  /// The model with this id, else the first that can make pictures; nothing when there is none.
  std::optional<engine::ModelInfo> choose(const std::string& id) const;
  bool busy() const { return task_.busy(); }

  /// Where and how the model runs at its native size, and what memory that takes; empty when it cannot run.
  QString describeRun(const engine::ModelInfo& model) const;

  void refresh();
  /// Files or folders; what cannot be used is told with failed().
  void add(const QStringList& paths);
  void remove(const std::string& id);

  /// True for what may be a model by its name: weights, or a folder.
  static bool looksLikeModel(const QString& path);

 Q_SIGNALS:
  void changed();  ///< models(), busy()
  void added(const QString& id, const QString& name);
  void failed(const QString& sentence);

 private:
  struct Outcome {
    std::vector<engine::ModelInfo> models;
    std::vector<engine::ModelInfo> added;
    QStringList problems;
    std::optional<compute::Machine> machine;
  };
  using Change = std::function<void(engine::ModelList& list, Outcome& outcome)>;
  void enqueue(Change change);
  void startNext();
  void finish(const Outcome& outcome);

  engine::ModelList list_;
  std::vector<engine::ModelInfo> models_;
  std::optional<compute::Machine> machine_;
  std::deque<Change> waiting_;
  BackgroundTask task_;
};

/// "Stable Diffusion 1.x, 512 px, F16, 2.1 GB".
QString describeModel(const engine::ModelInfo& model);
/// "Runs on the processor, fp32, about 6.38 GB of memory".
QString describePlan(const compute::RunPlan& plan);
/// "Add, Extend, Vary, Generate".
QString abilitiesOf(const engine::ModelInfo& model);
/// The button's and the menu's word.
QString operationName(engine::Operation operation);

}  // namespace pentimento::ui
