#include "ui/placing/placing.h"

#include <algorithm>
#include <utility>

#include "document/stack.h"
#include "engine/recipe.h"
#include "image/io.h"
#include "ui/local_files.h"
#include "ui/placing/placed_pictures.h"
#include "ui/qimage_conversion.h"

namespace pentimento::ui {

namespace {
constexpr int kThingSide = 1000;  // px: enough to see where it goes

QTransform toQTransform(const cv::Matx23d& m) {
  return {m(0, 0), m(1, 0), m(0, 1), m(1, 1), m(0, 2), m(1, 2)};
}

PlacedLook lookOf(const engine::Preview& preview) {
  const cv::Mat& pixels = preview.pixels;
  const Rect& a = preview.area;
  const QImage image(pixels.data, pixels.cols, pixels.rows, qsizetype(pixels.step), QImage::Format_ARGB32);
  return {image.convertToFormat(QImage::Format_ARGB32_Premultiplied), QRect(a.x, a.y, a.width, a.height)};
}

/// The document without the edit and what lies over it.
document::Document below(const document::Document& now, std::size_t index) {
  document::FlattenCache cache;
  const auto end = now.edits.begin() + static_cast<std::ptrdiff_t>(index);
  return document::with_edits(now, {now.edits.begin(), end}, cache);
}
}  // namespace

struct Placing::Small {
  engine::Placement placement;
  QImage image;
};

Placing::Placing(EditorSession& session, QObject* parent) : QObject(parent), session_(session) {
  for (BackgroundTask* task : {&reading_, &thingTask_, &previewTask_}) {
    connect(task, &BackgroundTask::failed, this, &Placing::failed);
  }
  connect(&session_, &EditorSession::replaced, this, [this] {
    cancel();
    forgetLooks();
  });
  connect(&session_, &EditorSession::editsChanged, this, [this] {
    if (!active() && !session_.changingEdits()) forgetLooks();
  });
}

void Placing::begin(image::Image picture, const QString& path) {
  if (!session_.hasPicture()) return;
  engine::Placement placement;
  placement.picture = std::move(picture);
  placement.path = path.toStdString();
  placement.transform = engine::centered(placement, session_.document().picture.size());
  under_ = session_.document().picture;
  ground_ = {};
  groundArea_ = {};
  start(std::move(placement), true, {});
}

void Placing::beginFile(const QString& path) {
  reading_.start<image::Image>(
      [path](Progress& progress) { return image::read_image(toPath(path), progress); },
      [this, path](const image::Image& picture) { begin(picture, path); });
}

void Placing::beginAgain(std::int64_t edit) {
  const document::Document now = session_.document();
  const auto index = document::find_edit(now, edit);
  if (!index) return;
  struct Again {
    engine::Placement placement;
    bool harmonize = true;
    image::Image under;
    QImage ground;
    QRect area;
  };
  reading_.start<Again>(
      [now, index = *index](Progress& progress) {
        const document::Edit& its = *now.edits[index];
        const auto recipe = engine::Recipe::parse(its.candidates[its.chosen].recipe, "recipe");
        Again again;
        again.placement = recipe.placement_of(readPlacedPicture(recipe.settings().placement.path, progress));
        again.harmonize = recipe.settings().harmonize;
        again.placement.transform.x += its.canvas.x - now.canvas.x;
        again.placement.transform.y += its.canvas.y - now.canvas.y;
        const document::Document without = below(now, index);
        again.under = image::with_pixels(
            without.picture,
            image::with_canvas(without.picture.pixels, now.picture.size(),
                               {without.canvas.x - now.canvas.x, without.canvas.y - now.canvas.y}));
        const Rect area = its.mask.bounds()
                              .translated(its.canvas.x - now.canvas.x, its.canvas.y - now.canvas.y)
                              .intersected(Rect::of(now.picture.size()));
        again.area = QRect(area.x, area.y, area.width, area.height);
        if (!area.empty()) again.ground = toQImage(again.under, area);
        return again;
      },
      [this, edit](const Again& again) {
        if (!document::find_edit(session_.document(), edit)) return;
        under_ = again.under;
        ground_ = again.ground;
        groundArea_ = again.area;
        start(again.placement, again.harmonize, edit);
      });
}

void Placing::start(engine::Placement placement, bool harmonize, std::optional<std::int64_t> edit) {
  session_.viewCandidate(-1);
  placement_ = std::move(placement);
  harmonize_ = harmonize;
  edit_ = edit;
  before_.clear();
  lastGesture_ = 0;
  preview_.reset();
  previews_ = std::make_shared<engine::PlacePreview>(under_);
  thing_ = {};
  Q_EMIT activeChanged();
  Q_EMIT changed();
  makeThing();
  renew(true);
}

void Placing::remember(int gesture) {
  if (gesture == 0 || gesture != lastGesture_) before_.push_back({*placement_, harmonize_});
  lastGesture_ = gesture;
}

void Placing::setTransform(const engine::Transform& transform, int gesture) {
  if (!active() || transform == placement_->transform) return;
  remember(gesture);
  placement_->transform = transform;
  renew(true);
}

void Placing::setHarmony(const engine::Harmony& harmony, int gesture) {
  if (!active() || harmony == placement_->harmony) return;
  remember(gesture);
  placement_->harmony = harmony;
  renew(false);
}

void Placing::setHarmonized(bool on) {
  if (!active() || on == harmonize_) return;
  remember(0);
  harmonize_ = on;
  renew(false);
}

void Placing::setCutOut(image::Mask mask) {
  if (!active()) return;
  remember(0);
  placement_->cut_out = std::move(mask);
  makeThing();
  renew(true);
}

void Placing::moveBy(double x, double y) {
  if (!active()) return;
  engine::Transform transform = placement_->transform;
  transform.x += x;
  transform.y += y;
  setTransform(transform);
}

bool Placing::undo() {
  if (!active() || before_.empty()) return false;
  Change change = std::move(before_.back());
  before_.pop_back();
  lastGesture_ = 0;
  placement_ = std::move(change.placement);
  harmonize_ = change.harmonize;
  makeThing();
  renew(true);
  return true;
}

/// A preview for another place would jump back: only looks that changed stay until the new one is there.
void Placing::renew(bool moved) {
  if (moved) {
    preview_.reset();
    previewTask_.cancel();
  }
  Q_EMIT changed();
  Q_EMIT previewChanged();
  previewTask_.follow<PlacedLook>(
      [previews = previews_, placement = *placement_, harmonize = harmonize_, seed = seed_](
          Progress& progress) { return lookOf(previews->render(placement, harmonize, seed, progress)); },
      [this](const PlacedLook& preview) {
        if (!active()) return;
        preview_ = preview;
        Q_EMIT previewChanged();
      });
}

void Placing::makeThing() {
  thingTask_.start<Small>(
      [placement = *placement_](Progress& progress) {
        engine::Placement neutral = placement;
        neutral.transform = {};
        Small small{engine::with_small_picture(neutral, kThingSide, progress), {}};
        const image::Mask& cut = small.placement.cut_out;
        const Rect part = engine::placed_part(small.placement);
        if (part.empty()) return small;
        small.image = cut.size().empty() ? toQImage(small.placement.picture, part)
                                         : toQImage(small.placement.picture, cut, part);
        small.image = small.image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
        return small;
      },
      [this](const Small& small) {
        if (!active()) return;
        thing_ = small.image;
        thingPart_ = engine::placed_part(small.placement);
        thingScaleX_ = small.placement.transform.scale_x;
        thingScaleY_ = small.placement.transform.scale_y;
        Q_EMIT previewChanged();
      });
}

QTransform Placing::toDocument() const {
  const QTransform whole = toQTransform(engine::matrix_of(placement_->transform, placement_->picture.size()));
  return QTransform::fromTranslate(thingPart_.x, thingPart_.y) *
         QTransform::fromScale(thingScaleX_, thingScaleY_) * whole;
}

QPolygonF Placing::corners() const {
  QPolygonF polygon;
  if (!active()) return polygon;
  for (const cv::Point2d& p : engine::corners_of(placement_->transform, placement_->picture.size(),
                                                 engine::placed_part(*placement_))) {
    polygon << QPointF(p.x, p.y);
  }
  return polygon;
}

void Placing::accept() {
  if (!active()) return;
  const Size canvas = session_.document().picture.size();
  try {
    engine::validate(*placement_, canvas);
  } catch (const Error& error) {
    Q_EMIT failed(QString::fromUtf8(error.what()));
    return;
  }
  const engine::Placement placement = *placement_;
  const auto edit = edit_;
  end();
  session_.place(placement, harmonize_, seed_, edit);
}

void Placing::cancel() {
  reading_.cancel();
  if (!active()) return;
  forgetLooks();
  end();
}

void Placing::end() {
  thingTask_.cancel();
  previewTask_.cancel();
  placement_.reset();
  edit_.reset();
  previews_.reset();
  before_.clear();
  Q_EMIT activeChanged();
  Q_EMIT changed();
}

void Placing::forgetLooks() {
  if (!preview_ && thing_.isNull() && ground_.isNull()) return;
  preview_.reset();
  thing_ = ground_ = {};
  groundArea_ = {};
  Q_EMIT previewChanged();
}

}  // namespace pentimento::ui
