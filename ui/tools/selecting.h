// Puts what tools select into the session's mask, each as one history step. Computed on a thread, one after
// the other, so that the canvas never waits, and joined with the mask as it is when the selection is ready.
#pragma once

#include <QObject>
#include <deque>
#include <optional>

#include "ui/background_task.h"
#include "ui/editor_session.h"
#include "ui/tools/selection_mode.h"

namespace pentimento::ui {

class Selecting : public QObject {
  Q_OBJECT

 public:
  /// What is selected in a picture; of the picture's size.
  using Select = std::function<image::Mask(const image::Image& picture, Progress& progress)>;

  explicit Selecting(EditorSession& session, QObject* parent = nullptr);

  /// What happens without modifier keys.
  SelectionMode defaultMode() const { return defaultMode_; }
  void setDefaultMode(SelectionMode mode);

  void start(const QString& label, SelectionMode mode, const Select& select);
  /// Gives up what is being computed and what waits. False when there was nothing.
  bool cancel();
  bool busy() const { return !jobs_.empty(); }

 Q_SIGNALS:
  void defaultModeChanged();
  void busyChanged();
  void failed(const QString& sentence);

 private:
  struct Job {
    QString label;
    SelectionMode mode;
    Select select;
    std::optional<image::Mask> selected;
  };
  struct Outcome {
    image::Mask selected, joined;
  };

  void startNext();
  void take(const image::Mask& before, const Outcome& outcome);
  void dropFirst();

  EditorSession& session_;
  SelectionMode defaultMode_ = SelectionMode::Replace;
  std::deque<Job> jobs_;  // the first one is being computed, or waits for the end of a stroke
  BackgroundTask task_;
};

}  // namespace pentimento::ui
