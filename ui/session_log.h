// Writes into the log what a session does: runs with their time, what the engine chose, what went wrong.
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include "ui/editor_session.h"

namespace pentimento::ui {

class SessionLog : public QObject {
  Q_OBJECT

 public:
  explicit SessionLog(EditorSession& session, QObject* parent = nullptr);

 private:
  void followRun();
  void followCandidates();

  EditorSession& session_;
  bool running_ = false;
  QElapsedTimer since_;
  std::shared_ptr<const engine::Candidate> last_;  // that was written about
};

}  // namespace pentimento::ui
