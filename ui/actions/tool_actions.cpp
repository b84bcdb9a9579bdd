#include "ui/actions/tool_actions.h"

#include <QActionGroup>
#include <algorithm>

#include "ui/actions/make_action.h"

namespace pentimento::ui {

namespace {
constexpr double kHardnessStep = 0.1;
}  // namespace

ToolActions::ToolActions(Canvas& canvas, QObject* parent)
    : QObject(parent),
      brush(makeAction(this, tr("&Brush"), "brush", {Qt::Key_B},
                       tr("Paint the mask; the right button erases"))),
      eraser(makeAction(this, tr("&Eraser"), "eraser", {Qt::Key_E}, tr("Erase from the mask"))),
      pan(makeAction(this, tr("&Pan"), "pan", {Qt::Key_H}, tr("Move the picture; or hold Space"))),
      larger(makeAction(this, tr("&Larger brush"), {}, {Qt::Key_BracketRight})),
      smaller(makeAction(this, tr("&Smaller brush"), {}, {Qt::Key_BracketLeft})),
      harder(makeAction(this, tr("&Harder brush"), {}, {Qt::Key_BraceRight})),
      softer(makeAction(this, tr("S&ofter brush"), {}, {Qt::Key_BraceLeft})),
      canvas_(canvas) {
  auto* group = new QActionGroup(this);
  const std::pair<QAction*, Canvas::Tool> tools[] = {
      {brush, Canvas::Tool::Brush}, {eraser, Canvas::Tool::Eraser}, {pan, Canvas::Tool::Pan}};
  for (const auto& [action, tool] : tools) {
    action->setCheckable(true);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, tool = tool] { canvas_.setTool(tool); });
  }
  connect(larger, &QAction::triggered, &canvas_, &Canvas::brushLarger);
  connect(smaller, &QAction::triggered, &canvas_, &Canvas::brushSmaller);
  connect(harder, &QAction::triggered, this,
          [this] { canvas_.setBrushHardness(std::min(1.0, canvas_.brush().hardness + kHardnessStep)); });
  connect(softer, &QAction::triggered, this,
          [this] { canvas_.setBrushHardness(std::max(0.0, canvas_.brush().hardness - kHardnessStep)); });
  connect(&canvas_, &Canvas::toolChanged, this, &ToolActions::update);
  update();
}

void ToolActions::fillMenu(QMenu* menu) const {
  menu->addActions({brush, eraser, pan});
  menu->addSeparator();
  menu->addActions({larger, smaller, harder, softer});
}

void ToolActions::update() {
  brush->setChecked(canvas_.tool() == Canvas::Tool::Brush);
  eraser->setChecked(canvas_.tool() == Canvas::Tool::Eraser);
  pan->setChecked(canvas_.tool() == Canvas::Tool::Pan);
}

}  // namespace pentimento::ui
