// The picture in the middle of the window: shows it at any zoom, takes the brush, and never waits.
//
// Draws from display tiles (canvas/display_pyramid.h) that a background thread makes; the mask overlay has
// its own. Left paints or selects, right erases with any tool, Space or the middle button pans, the wheel
// (with Ctrl in fine steps) and pinching zoom at the pointer, two fingers on a touchpad pan, dragging a
// border of the picture extends it, dragging a handle of the context region makes it a fixed one. Picture
// coordinates are those of the document, whatever is shown.
#pragma once

#include <QColor>
#include <QPainterPath>
#include <QWidget>
#include <memory>
#include <optional>

#include "ui/canvas/veil.h"
#include "ui/coming_picture.h"
#include "ui/editor_session.h"
#include "ui/tools/brush_tool.h"
#include "ui/tools/pick_tools.h"

namespace pentimento::ui {

class Placing;
class TileCache;

class Canvas : public QWidget {
  Q_OBJECT

 public:
  /// `tiles` may be those of other canvases, too; null: its own.
  explicit Canvas(EditorSession& session, QWidget* parent = nullptr,
                  std::shared_ptr<TileCache> tiles = nullptr);
  ~Canvas() override;

  enum class Tool { Brush, Eraser, Rectangle, Ellipse, Lasso, Polygon, Wand, SmartSelect, Guide, Pan };
  Tool tool() const;
  void setTool(Tool tool);

  const image::Brush& brush() const;
  void setBrushDiameter(double diameter);  ///< px of the picture, 1..4096
  void setBrushHardness(double hardness);  ///< 0..1
  void brushSmaller();                     ///< by one step, about a sixth
  void brushLarger();
  PenPressure penPressure() const;
  void setPenPressure(PenPressure pressure);

  /// What the tools that select do with what is selected already, and how far they are.
  Selecting& selecting();
  const image::SimilarColors& wandOptions() const;
  void setWandOptions(const image::SimilarColors& options);
  image::Scribble scribble() const;
  void setScribble(image::Scribble scribble);

  double zoom() const;        ///< screen pixels (device pixels) per picture pixel: 1 is 100 %
  void setZoom(double zoom);  ///< about the middle of the view
  void zoomIn();
  void zoomOut();
  void zoomToFit();
  void zoomToActualPixels();

  QColor maskColor() const;
  void setMaskColor(const QColor& color);
  double maskOpacity() const;
  void setMaskOpacity(double opacity);
  bool maskVisible() const;
  void setMaskVisible(bool visible);
  /// Lines that what is filled follows; drawn with Tool::Guide.
  bool hasGuides() const;
  bool guidesFollowed() const;  ///< by what the next run fills
  void removeGuides();
  bool boundsVisible() const;  ///< ring and context region
  void setBoundsVisible(bool visible);
  /// Only a mask is made here and nothing runs: no ring, no context region, no new canvas.
  void setMaskOnly();
  /// While it is active, its picture is drawn over the document without the mask, and pointer and keys move
  /// it.
  void setPlacing(Placing* placing);
  /// An outline that a panel points out, px of the document; empty: none.
  void setMark(const QPainterPath& mark);
  /// While a panel asks what would be copied; an empty one: no more.
  void setVeil(const Veil& veil);
  /// Moving edges of previews; off where the person or the desktop asks for reduced motion.
  bool animated() const;
  void setAnimated(bool animated);

  /// Tool, brush and look of the mask of `other`.
  void takeTools(const Canvas& other);
  /// Zoom and place of `other`, a canvas of the same session.
  void takeView(const Canvas& other);

  /// Shown while the session has no picture, at the place and size of the whole one; none: nothing.
  void setComing(const std::optional<ComingPicture>& coming);
  bool showsComing() const;

  /// True when what is visible is exact: no tile is missing or on its way.
  bool settled() const;

  /// What has been made for the screen, for other views of the same pictures.
  const std::shared_ptr<TileCache>& tiles() const;

  QPointF toPicture(const QPointF& widget) const;
  QPointF toWidget(const QPointF& picture) const;

 Q_SIGNALS:
  void toolChanged();
  void brushChanged();
  void selectionOptionsChanged();  ///< of magic wand and smart select
  void guidesChanged();            ///< or whether they are of use now: see EditorSession::fillsByCopying()
  void zoomChanged();
  void viewChanged();  ///< zoom, position or widget size: what follows the picture must move
  void pointerMoved(const QPointF& picture);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void timerEvent(QTimerEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void tabletEvent(QTabletEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  struct Private;
  std::unique_ptr<Private> d_;
};

}  // namespace pentimento::ui
