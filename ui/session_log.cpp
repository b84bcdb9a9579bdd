#include "ui/session_log.h"

#include "ui/log.h"

namespace pentimento::ui {

namespace {
/// For whoever helps: in English, as the words of recipes.
QString factsOf(const engine::Candidate& candidate) {
  const engine::EditRequest& recipe = candidate.recipe;
  const engine::GenerationOptions& g = recipe.generation;
  QString facts = QStringLiteral("candidate: %1, engine %2, seed %3, %4 s, %5 x %6 px changed")
                      .arg(QString::fromStdString(engine::to_string(recipe.operation)),
                           QString::fromStdString(recipe.engine))
                      .arg(recipe.seed)
                      .arg(candidate.seconds, 0, 'f', 2)
                      .arg(candidate.changed.width)
                      .arg(candidate.changed.height);
  if (!g.model.empty()) {
    facts += QStringLiteral(", model %1, device %2, numbers %3")
                 .arg(QString::fromStdString(g.model), QString::fromStdString(g.device),
                      QString::fromStdString(g.dtype));
  }
  return facts;
}
}  // namespace

SessionLog::SessionLog(EditorSession& session, QObject* parent) : QObject(parent), session_(session) {
  connect(&session_, &EditorSession::failed, this, [](const QString& sentence) { logError(sentence); });
  connect(&session_, &EditorSession::runChanged, this, &SessionLog::followRun);
  connect(&session_, &EditorSession::candidatesChanged, this, &SessionLog::followCandidates);
}

void SessionLog::followRun() {
  if (running_ == session_.running()) return;
  running_ = session_.running();
  if (running_) {
    since_.start();
    logInfo(QStringLiteral("run: %1, %2 candidates")
                .arg(QString::fromStdString(engine::to_string(session_.runningOperation())))
                .arg(session_.candidatesOfRun()));
  } else {
    logInfo(
        QStringLiteral("run ended after %1 s").arg(static_cast<double>(since_.elapsed()) / 1000, 0, 'f', 2));
  }
}

void SessionLog::followCandidates() {
  if (!running_ || session_.candidates().empty() || session_.candidates().back() == last_) return;
  last_ = session_.candidates().back();
  logInfo(factsOf(*last_));
}

}  // namespace pentimento::ui
