#include "ui/panels/mask_again_bar.h"

#include <QKeyEvent>

#include "document/stack.h"
#include "ui/model_library.h"
#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

MaskAgainBar::MaskAgainBar(EditorSession& session, const StackActions& actions, QWidget* parent)
    : QFrame(parent), session_(session), text_(new QLabel(this)) {
  setAccessibleName(tr("Mask that is painted"));
  QBoxLayout* row = makePanelLayout(this, QBoxLayout::LeftToRight);
  row->setSizeConstraint(QLayout::SetFixedSize);
  row->setSpacing(kGap);
  row->addSpacing(kSmallGap);
  row->addWidget(text_);
  row->addSpacing(kGap);
  row->addWidget(makeButton(actions.done, ButtonLook::Primary, this));
  connect(&session_, &EditorSession::editsChanged, this, &MaskAgainBar::update);
  connect(&session_, &EditorSession::documentChanged, this, &MaskAgainBar::update);
  update();
}

void MaskAgainBar::update() {
  if (const auto sources = session_.paintedSources()) {
    return text_->setText(*sources == SourceMask::Only ? tr("Paint what is copied: nothing else will be")
                                                       : tr("Paint what is never copied"));
  }
  const auto id = session_.maskedEdit();
  const auto index = id ? document::find_edit(session_.document(), *id) : std::nullopt;
  if (!index) return;
  const auto operation = engine::operation_from_string(session_.document().edits[*index]->operation);
  text_->setText(tr("Mask of “%1”: paint to add, right button to take away")
                     .arg(operation ? operationName(*operation) : QString()));
}

/// The layout settles after the bar was shown: only then the size is known.
void MaskAgainBar::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  Q_EMIT sizeChanged();
}

void MaskAgainBar::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Escape) return QFrame::keyPressEvent(event);
  session_.maskAgain({});
  Q_EMIT left();
}

}  // namespace pentimento::ui
