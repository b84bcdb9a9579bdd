#include "ui/placing/cut_out_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/actions/make_action.h"
#include "ui/panels/tool_options.h"
#include "ui/panels/tool_strip.h"

namespace pentimento::ui {

CutOutDialog::CutOutDialog(const image::Image& picture, const image::Mask& cutOut, QWidget* parent)
    : QDialog(parent),
      session_(queue_),
      canvas_(session_),
      tools_(new ToolActions(canvas_, ToolActions::Tools::OfMask, this)) {
  setWindowTitle(tr("Cut out"));
  resize(900, 700);
  session_.open(document::opened(picture), {});
  if (!cutOut.size().empty()) session_.setMask(cutOut, tr("Cut-out"));
  canvas_.setMaskOnly();
  canvas_.setTool(Canvas::Tool::SmartSelect);
  canvas_.setAccessibleName(tr("Picture to cut out of"));
  makeLayout();
}

void CutOutDialog::makeLayout() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(new ToolOptions(canvas_, this));
  auto* row = new QHBoxLayout;
  row->addWidget(new ToolStrip(canvas_, *tools_, this));
  row->addWidget(&canvas_, 1);
  column->addLayout(row, 1);
  auto* below = new QHBoxLayout;
  below->setContentsMargins(12, 8, 12, 8);
  below->addWidget(new QLabel(tr("Select what is to be placed; with nothing selected all of it is."), this),
                   1);
  auto* buttons = new QDialogButtonBox(this);
  buttons->addButton(tr("Cut out"), QDialogButtonBox::AcceptRole);
  buttons->addButton(QDialogButtonBox::Cancel);
  below->addWidget(buttons);
  column->addLayout(below);
  connect(buttons, &QDialogButtonBox::accepted, this, &CutOutDialog::finish);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  for (const auto& [keys, go] :
       {std::pair(QKeySequence(QKeySequence::Undo), &EditorSession::undo),
        std::pair(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), &EditorSession::redo)}) {
    auto* action = new QAction(this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, &session_, go);
    addAction(action);
  }
}

void CutOutDialog::finish() {
  if (session_.strokeActive()) session_.endStroke();
  const image::Mask& mask = session_.document().mask;
  Q_EMIT chosen(mask.empty() ? image::Mask() : mask);
  accept();
}

}  // namespace pentimento::ui
