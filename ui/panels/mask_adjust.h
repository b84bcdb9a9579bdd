// A small panel over the canvas that changes the whole mask by a number of pixels, shown on the canvas while
// the number is dragged. Enter keeps what is shown, as one history step; Esc takes it back.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QTimer>
#include <optional>

#include "ui/background_task.h"
#include "ui/editor_session.h"

namespace pentimento::ui {

struct MaskAdjustment {
  QString label;  ///< for the panel and the history: "Grow mask"
  int most = 200;
  std::function<image::Mask(const image::Mask&, const image::Image&, double radius, Progress&)> apply;
};

class MaskAdjust : public QFrame {
  Q_OBJECT

 public:
  explicit MaskAdjust(EditorSession& session, QWidget* parent = nullptr);

  void open(const MaskAdjustment& adjustment);
  QSpinBox* pixels() { return pixels_; }

 Q_SIGNALS:
  void sizeChanged();  ///< it opens or shows another text: it wants to be placed
  void left();         ///< the focus belongs to the canvas again
  void failed(const QString& sentence);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void preview();
  void showReady();
  void keep();
  void giveUp();
  void leave();
  void followSession();

  EditorSession& session_;
  MaskAdjustment adjustment_;
  image::Mask before_;
  BackgroundTask task_;
  std::optional<image::Mask> ready_;  // waits for the next frame
  QTimer frame_;                      // of the screen, since a mask was shown
  bool trying_ = false;               // the session shows a mask of ours
  bool keepWhenReady_ = false;        // Enter came before the preview
  QLabel* title_;
  QSlider* slider_;
  QSpinBox* pixels_;
};

}  // namespace pentimento::ui
