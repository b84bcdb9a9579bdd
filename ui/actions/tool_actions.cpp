#include "ui/actions/tool_actions.h"

#include <QActionGroup>
#include <algorithm>

#include "ui/actions/make_action.h"

namespace pentimento::ui {

namespace {
constexpr double kHardnessStep = 0.1;
}  // namespace

ToolActions::ToolActions(Canvas& canvas, Tools tools, QObject* parent)
    : QObject(parent),
      larger(makeAction(this, "brush.larger", tr("Larger b&rush"), {}, {Qt::Key_BracketRight},
                        tr("Paint with a larger brush"))),
      smaller(makeAction(this, "brush.smaller", tr("Smaller br&ush"), {}, {Qt::Key_BracketLeft},
                         tr("Paint with a smaller brush"))),
      harder(makeAction(this, "brush.harder", tr("&Harder brush"), {}, {Qt::Key_BraceRight},
                        tr("Paint with a sharper edge"))),
      softer(makeAction(this, "brush.softer", tr("S&ofter brush"), {}, {Qt::Key_BraceLeft},
                        tr("Paint with a softer edge"))),
      canvas_(canvas) {
  using Tool = Canvas::Tool;
  addTool(Tool::Brush, "tool.brush", tr("&Brush"), "brush", Qt::Key_B,
          tr("Paint the mask; the right button erases"));
  addTool(Tool::Eraser, "tool.eraser", tr("&Eraser"), "eraser", Qt::Key_E, tr("Erase from the mask"));
  addTool(Tool::Rectangle, "tool.rectangle", tr("Re&ctangle"), "rectangle", Qt::Key_M,
          tr("Select a rectangle"));
  addTool(Tool::Ellipse, "tool.ellipse", tr("E&llipse"), "ellipse", Qt::SHIFT | Qt::Key_M,
          tr("Select an ellipse"));
  addTool(Tool::Lasso, "tool.lasso", tr("L&asso"), "lasso", Qt::Key_L, tr("Select what you draw around"));
  addTool(Tool::Polygon, "tool.polygon", tr("Pol&ygon"), "polygon", Qt::SHIFT | Qt::Key_L,
          tr("Select a polygon, click by click; Enter closes it"));
  addTool(Tool::Wand, "tool.wand", tr("Magic &wand"), "wand", Qt::Key_W,
          tr("Select what has the color you click on"));
  addTool(Tool::SmartSelect, "tool.smartSelect", tr("&Smart select"), "smart", Qt::SHIFT | Qt::Key_W,
          tr("Scribble over an object to select it"));
  if (tools == Tools::All) addGuide();
  addTool(Tool::Pan, "tool.pan", tr("&Pan"), "pan", Qt::Key_H, tr("Move the picture; or hold Space"));
  connect(larger, &QAction::triggered, &canvas_, &Canvas::brushLarger);
  connect(smaller, &QAction::triggered, &canvas_, &Canvas::brushSmaller);
  connect(harder, &QAction::triggered, this,
          [this] { canvas_.setBrushHardness(std::min(1.0, canvas_.brush().hardness + kHardnessStep)); });
  connect(softer, &QAction::triggered, this,
          [this] { canvas_.setBrushHardness(std::max(0.0, canvas_.brush().hardness - kHardnessStep)); });
  connect(&canvas_, &Canvas::toolChanged, this, &ToolActions::update);
  update();
}

void ToolActions::addTool(Canvas::Tool tool, const char* name, const QString& text, const QString& icon,
                          const QKeySequence& key, const QString& tip) {
  QAction* action = makeAction(this, name, text, icon, {key}, tip);
  action->setCheckable(true);
  if (!tools_.empty()) {
    action->setActionGroup(tools_.front().second->actionGroup());
  } else {
    action->setActionGroup(new QActionGroup(this));
  }
  connect(action, &QAction::triggered, this, [this, tool] { canvas_.setTool(tool); });
  tools_.emplace_back(tool, action);
}

/// Off, and why, while a model would do the next run.
void ToolActions::addGuide() {
  const QString tip = tr("Draw lines that Remove and Extend continue through what they fill");
  addTool(Canvas::Tool::Guide, "tool.guide", tr("&Guide"), "guide", Qt::SHIFT | Qt::Key_G, tip);
  QAction* guide = tool(Canvas::Tool::Guide);
  const auto follow = [this, guide, tip] {
    const bool followed = canvas_.guidesFollowed();
    guide->setEnabled(followed);
    setTip(guide, followed ? tip : tr("Only the built-in engine follows guides, in Remove and Extend"));
  };
  connect(&canvas_, &Canvas::guidesChanged, guide, follow);
  follow();
}

QAction* ToolActions::tool(Canvas::Tool tool) const {
  for (const auto& [its, action] : tools_) {
    if (its == tool) return action;
  }
  return nullptr;
}

void ToolActions::fillMenu(QMenu* menu) const {
  for (const auto& [tool, action] : tools_) menu->addAction(action);
  menu->addSeparator();
  menu->addActions({larger, smaller, harder, softer});
}

void ToolActions::update() {
  if (QAction* current = tool(canvas_.tool())) current->setChecked(true);
}

}  // namespace pentimento::ui
