#include "ui/sampling_veil.h"

#include <opencv2/core.hpp>

#include "engine/copied_area.h"
#include "engine/edit_area.h"

namespace pentimento::ui {

namespace {
constexpr int kLongest = 1024;  // px in which the area is shown

QImage alpha(const cv::Mat& values) {
  QImage image(values.cols, values.rows, QImage::Format_Alpha8);
  for (int y = 0; y < values.rows; ++y) {
    std::copy_n(values.ptr<uchar>(y), values.cols, image.scanLine(y));
  }
  return image;
}

/// What is filled stays in sight, too.
Veil veilOf(const engine::EditRequest& request) {
  const engine::CopiedArea area = engine::copied_area(request, kLongest);
  if (area.region.empty()) return {};
  const Rect picture = engine::old_picture_area(request);
  const Rect at = area.region.translated(-picture.x, -picture.y);
  return {{at.x, at.y, at.width, at.height}, alpha(area.copied | area.filled)};
}
}  // namespace

SamplingVeil::SamplingVeil(EditorSession& session, Canvas& canvas, QObject* parent)
    : QObject(parent), session_(session), canvas_(canvas) {
  for (const auto changed :
       {&EditorSession::settingsChanged, &EditorSession::documentChanged, &EditorSession::marginsChanged}) {
    connect(&session_, changed, this, &SamplingVeil::update);
  }
}

void SamplingVeil::show(bool on) {
  if (on == on_) return;
  on_ = on;
  update();
}

void SamplingVeil::update() {
  const bool fills = on_ && session_.fillsByCopying() && !session_.contextRegion().isEmpty();
  if (!fills) {
    task_.cancel();
    return canvas_.setVeil({});
  }
  task_.start<Veil>([request = session_.nextRequest()](Progress&) { return veilOf(request); },
                    [this](const Veil& veil) { canvas_.setVeil(veil); });
}

}  // namespace pentimento::ui
