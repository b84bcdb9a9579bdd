// The state of a Canvas, shared by canvas.cpp (settings), canvas_session.cpp (what it follows),
// canvas_overlays.cpp (what is drawn over the picture), canvas_input.cpp (events), canvas_gestures.cpp
// (tools) and canvas_painter.cpp (frames).
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QTimer>
#include <memory>
#include <optional>
#include <set>

#include "ui/canvas/canvas.h"
#include "ui/canvas/guide_overlay.h"
#include "ui/canvas/overlays.h"
#include "ui/canvas/preview_layer.h"
#include "ui/canvas/scene_cache.h"
#include "ui/placing/place_tool.h"
#include "ui/tools/brush_tool.h"
#include "ui/tools/context_tool.h"
#include "ui/tools/extend_tool.h"
#include "ui/tools/guide_tool.h"
#include "ui/tools/pan_tool.h"
#include "ui/tools/pick_tools.h"
#include "ui/tools/polygon_tool.h"
#include "ui/tools/shape_tool.h"

namespace pentimento::ui {

struct Canvas::Private {
  Private(Canvas& canvas, EditorSession& editorSession, std::shared_ptr<TileCache> tiles);

  // --- session ---
  void followSession();
  void syncPicture();
  bool formatChanged();
  void syncMask(const QRect& area);
  void syncStyle();
  void redrawWholeMask();
  // `area` in px of the document, `reach` as far around it in device px.
  void redrawMask(const QRect& area);
  void redraw(const QRegion& area);
  void updateAround(const QRect& area, int reach);
  void syncPreview();
  void prepareCandidates();

  // --- view ---
  /// The document with the new canvas around it, or the viewed candidate; px of the document.
  QRect content() const;
  void viewMoved(bool zoomed);
  void zoomAt(const QPointF& widget, double zoom);
  /// As zoomAt(), for wheels and fingers, whose steps may follow each other faster than frames.
  void zoomGradually(const QPointF& widget, double zoom);
  void fit();
  void requestTiles();
  void updateColors();
  void describe();

  // --- overlays ---
  bool editing() const { return session.shown() == Shown::Document; }
  /// Ring and context region.
  bool showsBounds() const {
    return boundsVisible && !maskOnly && editing() && !placing() && !session.paintedSources();
  }
  QRect contextRegion() const;
  ContextOutline contextOutline() const;
  void updateContextOutline();
  QRectF previewRect() const;
  /// The device pixels of a picture rectangle, as widget coordinates.
  QRectF onScreen(const QRectF& picture) const;
  void movePointer(const std::optional<QPointF>& widget);
  void updateCursor();
  void updateOutline();
  GuidesShown guides() const;
  void updateGuides();
  void show(ToolOutline& shown, const ToolOutline& next);
  bool brushAtPointer() const;
  bool brushLike(const PointerTool* at) const;
  double brushOnScreen() const { return brush.brush().diameter * view.scale(); }

  // --- input ---
  PointerEvent pointerEvent(const QPointF& widget, Qt::KeyboardModifiers modifiers, double pressure) const;
  PointerTool* selectionTool(bool erase);
  PointerTool* toolFor(const PointerEvent& event, Qt::MouseButton button, bool eraserTip);
  void press(const PointerEvent& event, Qt::MouseButton button, bool eraserTip = false);
  void move(const PointerEvent& event);
  void release(const PointerEvent& event, Qt::MouseButton button);
  bool cancelActive();
  /// Enter, Esc and Backspace while a gesture of several clicks is under way; false when the key is not for
  /// it.
  bool gestureKey(int key);
  /// Delete with a guide selected; false when the key is not for it.
  bool guideKey(int key);
  bool guideSelected() const { return tool == Tool::Guide && editing() && guideTool.selected(); }
  bool placing() const { return placed && placed->active(); }
  /// Arrows, Enter, Esc and undo while a picture is placed; false when the key is not for it.
  bool placingKey(const QKeyEvent& event);
  static bool isForPlacing(const QKeyEvent& event);
  void endGesture();
  Qt::Edges edgesAt(const QPointF& widget) const;
  Qt::Edges contextEdgesAt(const QPointF& widget) const;

  Canvas& q;
  EditorSession& session;

  ViewTransform view;
  DisplayPyramid pyramid;
  PictureLayer picture{pyramid};
  MaskPyramid mask;
  MaskOverlay overlay{mask};
  SceneCache scene{picture, &overlay};
  QSize documentSize;
  QPoint shownOrigin;
  QSize otherFormat;  // of the candidate that is viewed; none: it has the document's, or is an extension
  QElapsedTimer sinceZoomStep;
  QElapsedTimer sinceRequest;
  QTimer refine;       // ends drafts
  bool fitted = true;  // follows the size of the widget until the person zooms or pans

  BrushTool brush;
  BrushOutline brushOutline;
  PanTool pan;
  ExtendTool extend;
  ContextTool context;
  Selecting selecting;
  ShapeTool shape;
  PolygonTool polygon;
  WandTool wand;
  SmartSelectTool smart;
  GuideTool guideTool;
  Placing* placed = nullptr;
  std::unique_ptr<PlaceTool> place;
  Tool tool = Tool::Brush;
  PointerTool* active = nullptr;
  Qt::MouseButton activeButton = Qt::NoButton;
  bool pressed = false;  // between a press and its release
  bool spaceHeld = false;

  OverlayStyle style;  // as the person set it; without the ring
  bool maskVisible = true;
  bool boundsVisible = true;
  bool maskOnly = false;
  bool animated = true;
  ContextOutline contextShown;
  GuidesShown guidesShown;
  Veil veil;
  ToolOutline outline, mark;       // as they are on the screen
  std::optional<QPointF> pointer;  // widget coordinates; none: not over the canvas
  PreviewLayer preview;
  std::set<std::weak_ptr<const engine::Candidate>, std::owner_less<>>
      prepared;  // of the session's candidates
  double previewPhase = 0;
  QBasicTimer animation;
};

}  // namespace pentimento::ui
