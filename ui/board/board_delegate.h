// Draws a cell of the board: thumbnail, name, and what the person says about it.
#pragma once

#include <QStyledItemDelegate>

namespace pentimento::ui {

class BoardDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void setWidth(int width) { width_ = width; }
  int width() const { return width_; }

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  QSize thumbnail() const { return {width_, width_ * 2 / 3}; }
  void paintThumbnail(QPainter* painter, const QRect& frame, const QModelIndex& index) const;
  void paintStack(QPainter* painter, const QRect& frame, const QStyleOptionViewItem& option) const;
  void paintMarks(QPainter* painter, const QRect& frame, const QModelIndex& index) const;

  int width_ = 144;
};

/// 1..6; readable as a dot on any picture together with its number.
QColor labelColor(int label);
QString labelName(int label);
inline constexpr int kColorLabels = 6;

}  // namespace pentimento::ui
