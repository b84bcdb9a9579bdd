// A picture that is being placed: moved about over the document, cut out, made to fit, and then accepted as
// an edit or given up. The document does not change before.
#pragma once

#include <QImage>
#include <QObject>
#include <QRectF>
#include <QTransform>
#include <memory>
#include <optional>

#include "engine/place_preview.h"
#include "ui/background_task.h"
#include "ui/editor_session.h"

namespace pentimento::ui {

/// A part of what is being placed, as it will look.
struct PlacedLook {
  QImage image;  ///< premultiplied, of any size
  QRect area;    ///< px of the document
};

class Placing : public QObject {
  Q_OBJECT

 public:
  explicit Placing(EditorSession& session, QObject* parent = nullptr);

  bool active() const { return placement_.has_value(); }
  /// While active.
  const engine::Placement& placement() const { return *placement_; }
  bool harmonized() const { return harmonize_; }

  /// In the middle of the document, at its own size if that fits. `path`: of its file; empty: from none.
  void begin(image::Image picture, const QString& path);
  /// The same, read in the background.
  void beginFile(const QString& path);
  /// What the edit has placed, to be placed otherwise. Its picture is read from its file.
  void beginAgain(std::int64_t edit);

  /// Changes of one `gesture` (not 0) that follow each other are taken back together.
  void setTransform(const engine::Transform& transform, int gesture = 0);
  void setHarmony(const engine::Harmony& harmony, int gesture = 0);
  void setHarmonized(bool on);
  void setCutOut(image::Mask mask);
  void moveBy(double x, double y);
  bool undo();  ///< takes the last change back; false when there is none
  void accept();
  void cancel();

  /// From px of thing() to px of the document.
  QTransform toDocument() const;
  /// What is placed, as it is, small enough to be drawn at once; null until it is made.
  const QImage& thing() const { return thing_; }
  /// As it will look; nothing while it is being made anew for another place. After accept() it stays until
  /// the document has it.
  const std::optional<PlacedLook>& preview() const { return preview_; }
  /// Corners of what is placed, px of the document.
  QPolygonF corners() const;
  /// What an edit that is placed otherwise has covered, as it is without it; px of the document.
  const QImage& ground() const { return ground_; }
  const QRect& groundArea() const { return groundArea_; }

 Q_SIGNALS:
  void activeChanged();
  void changed();         ///< placement(), harmonized()
  void previewChanged();  ///< thing(), preview()
  void failed(const QString& sentence);

 private:
  struct Change {
    engine::Placement placement;
    bool harmonize = true;
  };
  struct Small;

  void start(engine::Placement placement, bool harmonize, std::optional<std::int64_t> edit);
  void remember(int gesture);
  void renew(bool moved);
  void makeThing();
  void end();
  void forgetLooks();

  EditorSession& session_;
  std::optional<engine::Placement> placement_;
  bool harmonize_ = true;
  std::uint64_t seed_ = 0;
  std::optional<std::int64_t> edit_;
  image::Image under_;  // what it is placed on
  std::vector<Change> before_;
  int lastGesture_ = 0;

  std::shared_ptr<engine::PlacePreview> previews_;
  std::optional<PlacedLook> preview_;
  QImage thing_, ground_;
  QRect groundArea_;
  Rect thingPart_;  // of the small copy
  double thingScaleX_ = 1, thingScaleY_ = 1;
  BackgroundTask reading_, thingTask_, previewTask_;
};

}  // namespace pentimento::ui
