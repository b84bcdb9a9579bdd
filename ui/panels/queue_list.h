// The run in work with its preview, and those that wait: earlier, later, not at all.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>
#include <QWidget>

#include "ui/editor_session.h"

namespace pentimento::ui {

class QueueList : public QWidget {
  Q_OBJECT

 public:
  explicit QueueList(EditorSession& session, QWidget* parent = nullptr);

 private:
  QWidget* makeRunning();
  QWidget* makeWaiting(const WaitingRun& run, int place, int count);
  void updateRunning();
  void updatePreview();
  void rebuild();

  EditorSession& session_;
  QWidget* running_ = nullptr;
  QLabel* preview_ = nullptr;
  QLabel* text_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QWidget* waiting_ = nullptr;
  QLabel* empty_;
  QVBoxLayout* column_;
};

}  // namespace pentimento::ui
