#include "ui/panels/edits_list.h"

#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/icons.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr QSize kThumbnail(60, 44);
constexpr int kEye = 18;
constexpr int kRowHeight = kThumbnail.height() + 2 * kSmallGap;

QRect eyeIn(const QRect& row) {
  return {row.left() + kGap, row.center().y() - kEye / 2, kEye, kEye};
}

QRect thumbnailIn(const QRect& row) {
  return {QPoint(eyeIn(row).right() + kGap, row.top() + kSmallGap), kThumbnail};
}

/// Two lines: the name over what else there is to say.
QRect textIn(const QRect& row, const QFontMetrics& metrics) {
  const int lines = 2 * metrics.height() + 2;
  const int left = thumbnailIn(row).right() + kGap + 2;
  return {left, row.center().y() - lines / 2, row.right() - kGap - left, lines};
}

class Delegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {160, kRowHeight}; }
  bool editorEvent(QEvent*, QAbstractItemModel*, const QStyleOptionViewItem&, const QModelIndex&) override {
    return false;  // the list does it
  }

  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override {
    auto* editor = new QLineEdit(parent);
    editor->setAccessibleName(EditsList::tr("Name of the edit"));
    return editor;
  }

  /// Over the name, whose text begins where the field's does.
  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                            const QModelIndex&) const override {
    const QRect text = textIn(option.rect, option.fontMetrics);
    const int height = editor->sizeHint().height();
    const int top = text.top() + (option.fontMetrics.height() - height) / 2;
    editor->setGeometry(text.left() - kSmallGap, top, text.width() + kSmallGap, height);
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    painter->save();
    paintBackground(*painter, option);
    const QVariant checked = index.data(Qt::CheckStateRole);
    const bool off = checked.isValid() && checked.toInt() == Qt::Unchecked;
    if (checked.isValid()) {
      const QIcon eye = icon(off ? QStringLiteral("eye-off") : QStringLiteral("eye"));
      eye.paint(painter, eyeIn(option.rect));
    }
    painter->setOpacity(off ? 0.35 : 1);
    paintThumbnail(*painter, thumbnailIn(option.rect), option, index);
    painter->setOpacity(1);
    paintText(*painter, option, index, off);
    painter->restore();
  }

 private:
  static void paintBackground(QPainter& painter, const QStyleOptionViewItem& option) {
    if (!(option.state & QStyle::State_Selected)) return;
    painter.fillRect(option.rect, option.palette.color(QPalette::Button));
    const bool focus = option.state & QStyle::State_HasFocus;
    painter.fillRect(QRect(option.rect.topLeft(), QSize(focus ? 4 : 2, option.rect.height())), accentColor());
  }

  static void paintThumbnail(QPainter& painter, const QRect& frame, const QStyleOptionViewItem& option,
                             const QModelIndex& index) {
    painter.fillRect(frame, option.palette.color(QPalette::Mid));
    const QImage image = index.data(Qt::DecorationRole).value<QImage>();
    if (image.isNull()) return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(frame), image, middleOf(image, frame.size()));
  }

  static void paintText(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                        bool off) {
    const QFontMetrics metrics(option.font);
    const QRect text = textIn(option.rect, metrics);
    const auto line = [&](const QString& words, int alignment, QPalette::ColorRole role) {
      painter.setPen(option.palette.color(role));
      painter.drawText(text, alignment | Qt::AlignLeft,
                       metrics.elidedText(words, Qt::ElideRight, text.width()));
    };
    painter.setFont(option.font);
    line(index.data(Qt::DisplayRole).toString(), Qt::AlignTop,
         off ? QPalette::PlaceholderText : QPalette::Text);
    const QString detail = index.data(EditsModel::Masked).toBool()
                               ? EditsModel::tr("Its mask is being changed")
                               : index.data(EditsModel::Detail).toString();
    line(detail, Qt::AlignBottom, QPalette::PlaceholderText);
  }
};
}  // namespace

EditsList::EditsList(EditorSession& session, QWidget* parent)
    : QListView(parent), session_(session), model_(new EditsModel(session, this)) {
  setAccessibleName(tr("Accepted edits, the top one first"));
  setModel(model_);
  setItemDelegate(new Delegate(this));
  setUniformItemSizes(true);
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setFrameShape(NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollMode(ScrollPerPixel);
  setEditTriggers(DoubleClicked);
  setDragDropMode(InternalMove);
  setDropIndicatorShown(true);
  setContextMenuPolicy(Qt::ActionsContextMenu);
  viewport()->setBackgroundRole(QPalette::Window);
}

std::optional<std::int64_t> EditsList::current() const {
  return model_->idAt(currentIndex().row());
}

void EditsList::setCurrent(std::optional<std::int64_t> id) {
  const int row = id ? model_->rowOf(*id) : -1;
  setCurrentIndex(model_->index(row));
}

void EditsList::rename() {
  edit(currentIndex());
}

QRect EditsList::eyeAt(int row) const {
  return eyeIn(visualRect(model_->index(row)));
}

/// A little around the eye, too.
bool EditsList::toggleAt(const QPoint& at) {
  const QModelIndex index = indexAt(at);
  const auto id = model_->idAt(index.row());
  if (!id || at.x() > thumbnailIn(visualRect(index)).left()) return false;
  session_.setEditEnabled(*id, index.data(Qt::CheckStateRole).toInt() != Qt::Checked);
  return true;
}

void EditsList::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && toggleAt(event->pos())) return;
  QListView::mousePressEvent(event);
}

void EditsList::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && toggleAt(event->pos())) return;
  QListView::mouseDoubleClickEvent(event);
}

void EditsList::mouseMoveEvent(QMouseEvent* event) {
  hovered_ = indexAt(event->pos()).row();
  point();
  QListView::mouseMoveEvent(event);
}

void EditsList::leaveEvent(QEvent* event) {
  hovered_ = -1;
  point();
  QListView::leaveEvent(event);
}

void EditsList::focusInEvent(QFocusEvent* event) {
  QListView::focusInEvent(event);
  point();
}

void EditsList::focusOutEvent(QFocusEvent* event) {
  QListView::focusOutEvent(event);
  point();
}

void EditsList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  Q_EMIT currentEditChanged();
  point();
}

void EditsList::point() {
  const int row = hovered_ >= 0 ? hovered_ : hasFocus() ? currentIndex().row() : -1;
  Q_EMIT pointedAt(model_->idAt(row));
}

}  // namespace pentimento::ui
