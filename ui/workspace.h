// The canvas with what floats over it: the bar at the selection, and what changes the mask; or pictures that
// are compared, in its place.
#pragma once

#include <QPointer>
#include <QWidget>

#include "ui/canvas/canvas.h"
#include "ui/compare/compare_view.h"
#include "ui/panels/mask_adjust.h"
#include "ui/panels/mask_again_bar.h"
#include "ui/panels/selection_bar.h"
#include "ui/placing/place_bar.h"

namespace pentimento::ui {

class Workspace : public QWidget {
  Q_OBJECT

 public:
  Workspace(EditorSession& session, std::shared_ptr<TileCache> tiles, QWidget* parent = nullptr);

  Canvas& canvas() const { return *canvas_; }
  MaskAdjust* adjust() { return adjust_; }
  /// The bar needs the actions, which need the canvas.
  void setActions(const RunActions& actions, WordActions& words, const StackActions& stack,
                  QAction* repeated);
  SelectionBar* bar() { return bar_; }
  Placing& placing() { return *placing_; }
  void setPlaceActions(const PlaceActions& actions);
  PlaceBar* placingBar() { return placingBar_; }
  /// Two to four pictures at the zoom and place of the canvas, until the person leaves them.
  void compare(std::vector<Compared> pictures);
  CompareView* comparing() { return compare_; }

  /// How far down the bars at its upper border reach, px; 0: there are none.
  int barsReach() const;

 Q_SIGNALS:
  void placed();  ///< the bars, anew

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void place();
  void placeFillPopover();
  void leaveComparing();
  /// What the bar belongs to, in px of this widget.
  QRect selectionOnScreen() const;

  EditorSession& session_;
  Canvas* canvas_;
  SelectionBar* bar_ = nullptr;
  MaskAdjust* adjust_;
  MaskAgainBar* maskAgain_ = nullptr;
  Placing* placing_;
  PlaceBar* placingBar_ = nullptr;
  CompareView* compare_;
  std::shared_ptr<const image::Image> comparedBase_;
  QPointer<QWidget> focusBefore_;
};

}  // namespace pentimento::ui
