// The candidates of the last runs as thumbnails of the changed area, with the picture before them and the one
// in work after them.
#pragma once

#include <QListWidget>
#include <map>

#include "ui/editor_session.h"

namespace pentimento::ui {

class CandidateStrip : public QListWidget {
  Q_OBJECT

 public:
  explicit CandidateStrip(EditorSession& session, QWidget* parent = nullptr);

  QSize sizeHint() const override;

 protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  void rebuild();
  void updateRunning();
  void addPicture(const QString& label, const QString& name, const QImage& thumbnail);
  QImage thumbnailOf(const std::shared_ptr<const engine::Candidate>& candidate);
  QImage thumbnailOfBefore() const;
  QSize thumbnailLimit() const;
  bool working() const;

  EditorSession& session_;
  std::map<std::shared_ptr<const engine::Candidate>, QImage> thumbnails_;
  bool rebuilding_ = false;
};

}  // namespace pentimento::ui
