// Two to four pictures at the same zoom and place: side by side, under a divider, in turn, or what differs.
//
// Dragging pans all of them, the wheel zooms all at the pointer; a click marks a picture, a double click
// takes it. See keys() for the keyboard.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

#include "ui/compare/compared_layer.h"
#include "ui/compare/panes.h"

namespace pentimento::ui {

class CompareStage : public QWidget {
  Q_OBJECT

 public:
  explicit CompareStage(Comparison& comparison, QWidget* parent = nullptr);
  ~CompareStage() override;

  /// For the pictures of the comparison; `converter` is used for all that have its format.
  void show(const image::Image& like, const std::shared_ptr<const image::ColorConverter>& converter,
            const std::shared_ptr<TileCache>& tiles);
  void clear();
  /// Puts `picturePoint` (of the document) into the middle.
  void look(const QPointF& picturePoint, double zoom);
  void fit();  ///< all of it, also after the size has changed
  /// Without motion pictures change only when the person says so.
  void setAnimated(bool animated);
  bool animated() const { return animated_; }

  double zoom() const { return view_.zoom(); }
  QPointF middle() const;  ///< px of the document
  bool settled() const;
  QPoint toWidget(int picture, const QPointF& point) const;

  /// Keys and what they do, for the page of keys.
  static QList<std::pair<QString, QString>> keys();

 Q_SIGNALS:
  void taken();  ///< the marked picture
  void left();

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void follow();
  void lay();
  void viewMoved(bool draft = false);
  void zoomTo(double zoom, const QPointF& widget, bool gradually = false);
  void describe();
  bool modeKey(int key);
  bool viewKey(int key);
  void arrow(int key, bool far);
  QPointF inPane(const QPointF& widget) const;
  int paneAt(const QPointF& widget) const;
  double dividerX() const;
  bool onDivider(const QPointF& widget) const;
  void paintPicture(QPainter& painter, int picture, const QRect& pane, const QRect& part);
  void paintName(QPainter& painter, int picture, const QRect& pane, bool right = false) const;
  void paintDivider(QPainter& painter) const;
  void paintDifference(QPainter& painter);

  Comparison& comparison_;
  std::vector<std::unique_ptr<ComparedLayer>> layers_;
  std::vector<QRect> panes_;
  ViewTransform view_;
  QImage difference_;  // null: to be made
  QTimer flicker_;
  QTimer refine_;
  QElapsedTimer sinceZoom_;
  bool animated_ = true;
  bool fitted_ = false;
  enum class Drag { None, Pan, Divider } drag_ = Drag::None;
  QPointF dragFrom_;
  bool moved_ = false;
};

}  // namespace pentimento::ui
