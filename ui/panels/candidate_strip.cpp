#include "ui/panels/candidate_strip.h"

#include <QEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QWheelEvent>

#include "ui/candidate_canvas.h"
#include "ui/qimage_conversion.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr QSize kThumbnail(112, 76);
constexpr int kLabelHeight = 20;
constexpr int kProgressRole = Qt::UserRole;  // 0..1 for the item in work

/// Thumbnail, label below, an accent frame around the current one; a progress line for the one in work.
class Painter : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {kThumbnail.width() + 2 * kSmallGap, kThumbnail.height() + kLabelHeight + 2 * kSmallGap};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QRect frame(option.rect.topLeft() + QPoint(kSmallGap, kSmallGap), kThumbnail);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(frame, option.palette.color(QPalette::Button));
    paintThumbnail(painter, frame, index);
    paintProgress(painter, frame, option, index);
    if (option.state & QStyle::State_Selected) {
      painter->setPen(QPen(accentColor(), option.state & QStyle::State_HasFocus ? 4 : 3));
      painter->drawRoundedRect(QRectF(frame).adjusted(-1, -1, 1, 1), 3, 3);
    }
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(QRect(frame.left(), frame.bottom() + 2, frame.width(), kLabelHeight), Qt::AlignCenter,
                      index.data(Qt::DisplayRole).toString());
    painter->restore();
  }

 private:
  static void paintThumbnail(QPainter* painter, const QRect& frame, const QModelIndex& index) {
    const QImage image = index.data(Qt::DecorationRole).value<QImage>();
    if (image.isNull()) return;
    QRect target(QPoint(),
                 (image.size() / image.devicePixelRatio()).scaled(frame.size(), Qt::KeepAspectRatio));
    target.moveCenter(frame.center());
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(target, image);
  }

  static void paintProgress(QPainter* painter, const QRect& frame, const QStyleOptionViewItem& option,
                            const QModelIndex& index) {
    const QVariant progress = index.data(kProgressRole);
    if (!progress.isValid()) return;
    const QRectF track(frame.left() + 2 * kGap, frame.center().y() - 2, frame.width() - 4 * kGap, 4);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option.palette.color(QPalette::Mid));
    painter->drawRoundedRect(track, 2, 2);
    painter->setBrush(accentColor());
    painter->drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * progress.toDouble(), 4)), 2, 2);
  }
};
}  // namespace

CandidateStrip::CandidateStrip(EditorSession& session, QWidget* parent)
    : QListWidget(parent), session_(session) {
  setAccessibleName(tr("Candidates"));
  setToolTip(tr("Click to see a candidate in place; the arrow keys go through them"));
  setFocusPolicy(Qt::TabFocus);
  setFlow(LeftToRight);
  setWrapping(false);
  setUniformItemSizes(true);
  setHorizontalScrollMode(ScrollPerPixel);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setBackgroundRole(QPalette::Window);
  viewport()->setBackgroundRole(QPalette::Window);
  viewport()->setAutoFillBackground(true);
  setViewportMargins(kGap, kSmallGap, kGap, kSmallGap);
  setFrameShape(NoFrame);
  setItemDelegate(new Painter(this));
  setFixedHeight(CandidateStrip::sizeHint().height());
  connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
    if (!rebuilding_) session_.viewCandidate(row - 1);
  });
  connect(&session_, &EditorSession::candidatesChanged, this, &CandidateStrip::rebuild);
  connect(&session_, &EditorSession::runChanged, this, &CandidateStrip::updateRunning);
  rebuild();
}

QSize CandidateStrip::sizeHint() const {
  return {400, kThumbnail.height() + kLabelHeight + 4 * kSmallGap};
}

bool CandidateStrip::working() const {
  return session_.running();
}

void CandidateStrip::addPicture(const QString& label, const QString& name, const QImage& thumbnail) {
  auto* item = new QListWidgetItem(label, this);
  item->setData(Qt::DecorationRole, thumbnail);
  item->setData(Qt::AccessibleTextRole, name);
}

void CandidateStrip::rebuild() {
  const auto& candidates = session_.candidates();
  std::erase_if(thumbnails_, [&](const auto& entry) {
    return std::find(candidates.begin(), candidates.end(), entry.first) == candidates.end();
  });
  rebuilding_ = true;
  clear();
  if (!candidates.empty() || working())
    addPicture(tr("Before"), tr("The picture before"), thumbnailOfBefore());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    addPicture(QString::number(i + 1), tr("Candidate %1").arg(i + 1), thumbnailOf(candidates[i]));
  }
  setCurrentRow(session_.currentCandidate() + 1);
  rebuilding_ = false;
  updateRunning();
}

/// The item in work is the last one, and comes and goes with the run.
void CandidateStrip::updateRunning() {
  const int pictures = session_.candidates().empty() ? 0 : static_cast<int>(session_.candidates().size()) + 1;
  if (working() && count() == 0) return rebuild();
  if (!working() && pictures == 0 && count() > 0) return rebuild();
  const int expected = std::max(pictures, working() ? 1 : 0);
  if (working()) {
    if (count() == expected) {
      auto* item = new QListWidgetItem(tr("In work"), this);
      item->setFlags(Qt::ItemIsEnabled);
    }
    const double done = session_.progress() * session_.candidatesOfRun() - session_.candidateInWork();
    item(expected)->setData(kProgressRole, std::clamp(done, 0.0, 1.0));
  } else if (count() > expected) {
    const QScopedValueRollback keep(rebuilding_, true);
    delete takeItem(count() - 1);
  }
  viewport()->update();
}

QSize CandidateStrip::thumbnailLimit() const {
  return kThumbnail * devicePixelRatioF();
}

QImage CandidateStrip::thumbnailOf(const std::shared_ptr<const engine::Candidate>& candidate) {
  QImage& image = thumbnails_[candidate];
  if (image.isNull()) {
    const image::ColorConverter converter(candidate->image.pixels.format(), *candidate->image.metadata);
    image = thumbnail(candidate->image, converter, shownArea(*candidate), thumbnailLimit());
  }
  return image;
}

/// The same area as the first candidate's.
QImage CandidateStrip::thumbnailOfBefore() const {
  const image::Image& before = session_.document().picture;
  if (before.pixels.empty()) return {};
  Rect area = before.pixels.bounds();
  if (!session_.candidates().empty() && session_.candidates().front()->image.size() == before.size()) {
    area = session_.candidates().front()->changed;
  }
  const image::ColorConverter converter(before.pixels.format(), *before.metadata);
  return thumbnail(before, converter, area, thumbnailLimit());
}

/// Always there, so that the picture does not jump when the first candidate comes.
void CandidateStrip::paintEvent(QPaintEvent* event) {
  QListWidget::paintEvent(event);
  if (count() > 0) return;
  QPainter painter(viewport());
  painter.setPen(palette().color(QPalette::PlaceholderText));
  painter.drawText(viewport()->rect(), Qt::AlignCenter,
                   tr("Candidates appear here: the arrow keys go through them, Enter accepts one"));
}

void CandidateStrip::wheelEvent(QWheelEvent* event) {
  const QPoint delta = event->angleDelta();
  QScrollBar* bar = horizontalScrollBar();
  bar->setValue(bar->value() - (delta.x() != 0 ? delta.x() : delta.y()));
  event->accept();
}

void CandidateStrip::changeEvent(QEvent* event) {
  QListWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) viewport()->update();
}

}  // namespace pentimento::ui
