#include "ui/board/board_delegate.h"

#include <QCoreApplication>
#include <QPainter>
#include <cmath>

#include "ui/board/board_model.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kTextHeight = 20;
constexpr int kMark = 18;
const QColor kPlate(0, 0, 0, 170);

QPolygonF star(const QPointF& center, double radius) {
  QPolygonF points;
  for (int i = 0; i < 10; ++i) {
    const double angle = -M_PI / 2 + i * M_PI / 5, r = i % 2 == 0 ? radius : radius * 0.45;
    points << center + QPointF(r * std::cos(angle), r * std::sin(angle));
  }
  return points;
}

void paintPlate(QPainter* painter, const QRectF& plate, const QColor& color, const QString& text) {
  painter->setPen(Qt::NoPen);
  painter->setBrush(color);
  painter->drawRoundedRect(plate, kMark / 2.0, kMark / 2.0);
  painter->setPen(Qt::white);
  painter->drawText(plate, Qt::AlignCenter, text);
}
}  // namespace

QColor labelColor(int label) {
  static const QColor kColors[kColorLabels] = {QColor(0xb8, 0x2f, 0x2f), QColor(0xa8, 0x58, 0x0c),
                                               QColor(0x7d, 0x6a, 0x00), QColor(0x2b, 0x7d, 0x3c),
                                               QColor(0x2a, 0x66, 0xc0), QColor(0x85, 0x42, 0xad)};
  return label >= 1 && label <= kColorLabels ? kColors[label - 1] : QColor(0x60, 0x60, 0x60);
}

QString labelName(int label) {
  const char* names[] = {QT_TRANSLATE_NOOP("Labels", "No label"), QT_TRANSLATE_NOOP("Labels", "Red"),
                         QT_TRANSLATE_NOOP("Labels", "Orange"),   QT_TRANSLATE_NOOP("Labels", "Yellow"),
                         QT_TRANSLATE_NOOP("Labels", "Green"),    QT_TRANSLATE_NOOP("Labels", "Blue"),
                         QT_TRANSLATE_NOOP("Labels", "Purple")};
  return QCoreApplication::translate("Labels", names[label >= 0 && label <= kColorLabels ? label : 0]);
}

QSize BoardDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return thumbnail() + QSize(2 * kGap, kTextHeight + 2 * kGap);
}

void BoardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
  const QRect frame(option.rect.topLeft() + QPoint(kGap, kGap), thumbnail());
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (index.data(BoardModel::InOpenedGroup).toBool()) {
    painter->fillRect(option.rect.adjusted(0, 2, 0, -2), option.palette.color(QPalette::Button));
  }
  if (index.data(BoardModel::GroupSize).toInt() > 1 && !index.data(BoardModel::Opened).toBool()) {
    paintStack(painter, frame, option);
  }
  painter->fillRect(frame, option.palette.color(QPalette::Base));
  paintThumbnail(painter, frame, index);
  paintMarks(painter, frame, index);
  const bool current = option.state & QStyle::State_HasFocus;
  if (option.state & QStyle::State_Selected) {
    painter->setPen(QPen(accentColor(), current ? 4 : 3));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(frame).adjusted(-1, -1, 1, 1), 3, 3);
  } else if (current) {
    painter->setPen(QPen(option.palette.color(QPalette::Text), 1.5, Qt::DashLine));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(frame).adjusted(-1, -1, 1, 1), 3, 3);
  }
  painter->setPen(option.palette.color(QPalette::Text));
  const QRect line(frame.left(), frame.bottom() + 3, frame.width(), kTextHeight);
  painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                    option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, line.width()));
  painter->restore();
}

/// Two cards peep out from behind.
void BoardDelegate::paintStack(QPainter* painter, const QRect& frame,
                               const QStyleOptionViewItem& option) const {
  painter->setPen(QPen(option.palette.color(QPalette::Mid), 1));
  painter->setBrush(option.palette.color(QPalette::Button));
  for (const int by : {6, 3})
    painter->drawRect(QRectF(frame).translated(by, -by).adjusted(0.5, 0.5, -0.5, -0.5));
}

void BoardDelegate::paintThumbnail(QPainter* painter, const QRect& frame, const QModelIndex& index) const {
  const QImage image = index.data(BoardModel::Thumbnail).value<QImage>();
  if (image.isNull()) return;
  QRect target(QPoint(), image.size().scaled(frame.size(), Qt::KeepAspectRatio));
  target.moveCenter(frame.center());
  painter->setRenderHint(QPainter::SmoothPixmapTransform);
  painter->drawImage(target, image);
}

/// On dark plates, so that they can be read on any picture.
void BoardDelegate::paintMarks(QPainter* painter, const QRect& frame, const QModelIndex& index) const {
  painter->save();
  QFont small = painter->font();
  small.setPointSizeF(small.pointSizeF() * 0.85);
  small.setWeight(QFont::DemiBold);
  painter->setFont(small);
  QRectF plate(frame.left() + kSmallGap, frame.top() + kSmallGap, kMark, kMark);
  if (index.data(BoardModel::Starred).toBool()) {
    paintPlate(painter, plate, kPlate, {});
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(0xff, 0xd3, 0x4d));
    painter->drawPolygon(star(plate.center(), kMark * 0.38));
    plate.translate(kMark + kSmallGap, 0);
  }
  if (const int label = index.data(BoardModel::ColorLabel).toInt(); label > 0) {
    paintPlate(painter, plate, labelColor(label), QString::number(label));
    plate.translate(kMark + kSmallGap, 0);
  }
  if (index.data(BoardModel::Noted).toBool()) paintPlate(painter, plate, kPlate, QStringLiteral("…"));
  plate = QRectF(frame.right() - kMark - kSmallGap + 1, frame.top() + kSmallGap, kMark, kMark);
  if (index.data(BoardModel::Accepted).toBool())
    paintPlate(painter, plate, accentColor(), QStringLiteral("✓"));
  if (const int count = index.data(BoardModel::GroupSize).toInt(); count > 1) {
    const QString text = QString::number(count);
    const double width = std::max<double>(kMark, painter->fontMetrics().horizontalAdvance(text) + 10);
    paintPlate(painter,
               {frame.right() - width - kSmallGap + 1, frame.bottom() - kMark - kSmallGap + 1.0, width,
                double(kMark)},
               kPlate, text);
  }
  painter->restore();
}

}  // namespace pentimento::ui
