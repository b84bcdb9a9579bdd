#include "ui/dialogs/repeated_dialog.h"

#include <QPainter>

#include "ui/qimage_conversion.h"

namespace pentimento::ui {

namespace {
constexpr QSize kAtFirst(720, 600);
constexpr int kLargest = 640;  // a side of one copy, px
constexpr int kCopies = 3;     // in each direction at least

/// The corner of the copy that lies around the middle of `view`.
QPoint middleCopy(const QSize& view, const QSize& copy) {
  return {(view.width() - copy.width()) / 2, (view.height() - copy.height()) / 2};
}
}  // namespace

RepeatedDialog::RepeatedDialog(EditorSession& session, QWidget* parent) : QDialog(parent), session_(session) {
  setWindowTitle(tr("Repeated"));
  setAccessibleDescription(tr("Copies of the picture side by side"));
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMinimumSize(kAtFirst / 3);
  resize(kAtFirst);
  connect(&session_, &EditorSession::shownImageChanged, this, &RepeatedDialog::read);
  read();
}

void RepeatedDialog::read() {
  if (!session_.hasPicture()) {
    close();
    return;
  }
  const QSize limit = QSize(kLargest, kLargest) * devicePixelRatioF();
  task_.start<QImage>(
      [picture = session_.shownImage(), converter = session_.converter(), limit](Progress&) {
        return thumbnail(picture, *converter, picture.pixels.bounds(), limit);
      },
      [this](const QImage& picture) {
        picture_ = picture;
        scale();
      });
}

/// To whole pixels of the screen: nothing between two copies is drawn but their own pixels.
void RepeatedDialog::scale() {
  if (picture_.isNull()) return;
  const double ratio = devicePixelRatioF();
  const QSize room = size() * ratio / kCopies;
  const bool smaller = picture_.width() > room.width() || picture_.height() > room.height();
  copy_ = QPixmap::fromImage(smaller ? picture_.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                                     : picture_);
  copy_.setDevicePixelRatio(ratio);
  update();
}

void RepeatedDialog::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), palette().window());
  if (copy_.isNull()) return;
  const QSize copy = copy_.deviceIndependentSize().toSize();
  painter.drawTiledPixmap(rect(), copy_, -middleCopy(size(), copy));
}

void RepeatedDialog::resizeEvent(QResizeEvent* event) {
  QDialog::resizeEvent(event);
  scale();
}

}  // namespace pentimento::ui
