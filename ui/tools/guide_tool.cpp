#include "ui/tools/guide_tool.h"

#include <QLineF>
#include <utility>

#include "ui/tools/eight_directions.h"

namespace pentimento::ui {

namespace {
constexpr double kDrag = 4;  // widget px: less is a click
}  // namespace

/// Counts between lines only.
void GuideTool::setErase(bool erase) {
  if (corners_.isEmpty()) erase_ = erase;
}

std::optional<std::size_t> GuideTool::selected() const {
  return selected_ && *selected_ < session_.guides().size() ? selected_ : std::nullopt;
}

bool GuideTool::means(const QPointF& widget, const QPointF& picture) const {
  return QLineF(widget, toWidget_(picture)).length() <= kGuideReach;
}

void GuideTool::remove(std::size_t guide) {
  Guides guides = session_.guides();
  guides.erase(guides.begin() + static_cast<std::ptrdiff_t>(guide));
  selected_.reset();
  session_.setGuides(guides);
}

void GuideTool::removeSelected() {
  if (const auto guide = selected()) remove(*guide);
}

/// Where the segment begins that Shift keeps straight.
std::optional<QPointF> GuideTool::anchor() const {
  if (!corners_.isEmpty()) return corners_.last();
  const Guides guides = session_.guides();
  if (!grip_ || grip_->guide >= guides.size()) return std::nullopt;
  const auto& guide = guides[grip_->guide];
  return middleOf(guide[grip_->point == 0 ? 1 : grip_->point - 1]);
}

QPointF GuideTool::placeOf(const PointerEvent& event) const {
  const auto from = event.modifiers & Qt::ShiftModifier ? anchor() : std::nullopt;
  return middleOf(pixelAt(from ? inLine(*from, event.picture) : event.picture));
}

void GuideTool::press(const PointerEvent& event) {
  pointer_ = placeOf(event);
  pressedAt_ = event.widget;
  if (!corners_.isEmpty()) {
    closing_ = means(event.widget, corners_.last()) || means(event.widget, clickedAt_);
    if (!closing_) corners_ << pointer_;
    clickedAt_ = event.picture;
    return;
  }
  const auto guide = guideAt(event.widget, session_.guides(), toWidget_);
  if (erase_) {
    if (guide) remove(*guide);
    return;
  }
  grip_ = guidePointAt(event.widget, session_.guides(), toWidget_);
  selected_ = guide;
  clickedAt_ = event.picture;
  if (!guide && session_.fillsByCopying()) corners_ << pointer_;
}

void GuideTool::move(const PointerEvent& event) {
  pointer_ = placeOf(event);
}

void GuideTool::release(const PointerEvent& event) {
  pointer_ = placeOf(event);
  const bool dragged = QLineF(pressedAt_, event.widget).length() > kDrag;
  if (const auto grip = std::exchange(grip_, {})) {
    Guides guides = session_.guides();
    if (!dragged || grip->guide >= guides.size()) return;
    guides[grip->guide][grip->point] = pixelAt(pointer_);
    return session_.setGuides(guides);
  }
  if (std::exchange(closing_, false)) return finish();
  if (corners_.size() != 1 || !dragged) return;
  corners_ << pointer_;
  finish();
}

/// A single point is no line.
void GuideTool::finish() {
  const QPolygonF corners = std::exchange(corners_, {});
  engine::FillOptions::Guide guide;
  for (const QPointF& p : corners) {
    const Point at = pixelAt(p);
    if (guide.empty() || guide.back() != at) guide.push_back(at);
  }
  if (guide.size() < 2) return;
  Guides guides = session_.guides();
  guides.push_back(std::move(guide));
  selected_ = guides.size() - 1;
  session_.setGuides(guides);
}

void GuideTool::cancel() {
  corners_.clear();
  grip_.reset();
  closing_ = false;
}

void GuideTool::stepBack() {
  if (!corners_.isEmpty()) corners_.removeLast();
}

ToolOutline GuideTool::outline() const {
  ToolOutline outline;
  QPolygonF line = corners_;
  if (!line.isEmpty()) line << pointer_;
  const Guides guides = session_.guides();
  if (grip_ && grip_->guide < guides.size()) {
    line = lineOf(guides[grip_->guide]);
    line[static_cast<qsizetype>(grip_->point)] = pointer_;
  }
  outline.path.addPolygon(line);
  return outline;
}

}  // namespace pentimento::ui
