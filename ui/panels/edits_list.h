// The list of the edits panel: an eye, a thumbnail, what was done. A click on the eye switches the edit off
// or on; a double click renames it; dragging moves it. Keys are those of StackActions.
#pragma once

#include <QListView>
#include <optional>

#include "ui/panels/edits_model.h"

namespace pentimento::ui {

class EditsList : public QListView {
  Q_OBJECT

 public:
  explicit EditsList(EditorSession& session, QWidget* parent = nullptr);

  EditsModel& edits() { return *model_; }
  std::optional<std::int64_t> current() const;  ///< none: the base, or nothing
  void setCurrent(std::optional<std::int64_t> id);
  /// The name of the current edit can be typed in its row.
  void rename();
  /// Where the eye of `row` is, in px of the viewport.
  QRect eyeAt(int row) const;

 Q_SIGNALS:
  void currentEditChanged();
  /// The edit that the pointer or the keyboard is at.
  void pointedAt(std::optional<std::int64_t> id);

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
  bool toggleAt(const QPoint& at);
  void point();

  EditorSession& session_;
  EditsModel* model_;
  int hovered_ = -1;
};

}  // namespace pentimento::ui
