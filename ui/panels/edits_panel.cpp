#include "ui/panels/edits_panel.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr QSize kSize(296, 360);
constexpr int kLeastWidth = 232;
}  // namespace

EditsPanel::EditsPanel(EditorSession& session, StackActions& actions, QWidget* parent)
    : QWidget(parent),
      session_(session),
      actions_(actions),
      list_(new EditsList(session, this)),
      details_(new EditDetails(session, actions, this)),
      hint_(makeFaintLabel(tr("Every candidate that you accept is listed here as an edit. It stays editable: "
                              "switch it off, change its mask, or take another of its candidates."),
                           this)) {
  setAccessibleName(tr("Edits"));
  hint_->setWordWrap(true);
  hint_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  hint_->setMargin(2 * kGap);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(hint_);
  column->addWidget(list_, 1);
  column->addWidget(makeLine(this));
  column->addWidget(details_);
  list_->addActions(actions.all());
  connect(list_, &EditsList::currentEditChanged, this, &EditsPanel::chooseCurrent);
  connect(&session_, &EditorSession::documentChanged, this, &EditsPanel::followDocument);
  followDocument();
}

QSize EditsPanel::sizeHint() const {
  return kSize;
}

/// No button becomes narrower than its text.
QSize EditsPanel::minimumSizeHint() const {
  return QWidget::minimumSizeHint().expandedTo({kLeastWidth, 0});
}

/// A new edit is the one that people go on with; so is the top one of a picture that was opened.
void EditsPanel::followDocument() {
  const auto& edits = session_.document().edits;
  hint_->setVisible(edits.empty());
  details_->setVisible(!edits.empty());
  const bool none = !list_->currentIndex().isValid();
  if (!edits.empty() && (none || edits.size() > count_)) list_->setCurrent(edits.back()->id);
  count_ = edits.size();
}

void EditsPanel::chooseCurrent() {
  actions_.setCurrent(list_->current());
  details_->show(list_->current());
}

void EditsPanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Escape) return QWidget::keyPressEvent(event);
  Q_EMIT left();
}

}  // namespace pentimento::ui
