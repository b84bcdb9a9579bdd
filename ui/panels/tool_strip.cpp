#include "ui/panels/tool_strip.h"

#include <QGridLayout>
#include <utility>

#include "ui/panels/controls.h"
#include "ui/panels/mask_look.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kWidth = 52;
constexpr int kLineHeight = 2 * kSmallGap + 1;

int rowsOf(std::size_t buttons, int columns) {
  return (static_cast<int>(buttons) + columns - 1) / columns;
}
}  // namespace

ToolStrip::ToolStrip(Canvas& canvas, const ToolActions& actions, QWidget* parent) : QFrame(parent) {
  using Tool = Canvas::Tool;
  setAccessibleName(tr("Tools"));
  const std::initializer_list<Tool> groups[] = {{Tool::Brush, Tool::Eraser},
                                                {Tool::Rectangle, Tool::Ellipse, Tool::Lasso, Tool::Polygon},
                                                {Tool::Wand, Tool::SmartSelect},
                                                {Tool::Guide},
                                                {Tool::Pan}};
  for (const auto& group : groups) {
    if (!actions.tool(*group.begin())) continue;
    Group& added = groups_.emplace_back();
    for (const Tool tool : group) {
      added.buttons.push_back(makeButton(actions.tool(tool), ButtonLook::Icon, this));
    }
    added.line = makeDivider(Qt::Horizontal, this);
  }
  QToolButton* mask = makeButton(QStringLiteral("mask"), tr("Color and opacity of the mask"), this);
  setPopover(mask, new MaskLook(canvas));
  groups_.push_back({{mask}});
  arrange(1);
}

void ToolStrip::arrange(int columns) {
  if (std::exchange(columns_, columns) == columns) return;
  delete layout();
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, kGap, 0, kGap);
  grid->setSpacing(kSmallGap);
  int row = 0;
  for (const Group& group : groups_) {
    for (std::size_t i = 0; i < group.buttons.size(); ++i) {
      const int place = static_cast<int>(i);
      grid->addWidget(group.buttons[i], row + place / columns, place % columns, Qt::AlignCenter);
    }
    row += rowsOf(group.buttons.size(), columns);
    if (!group.line) continue;
    grid->setRowMinimumHeight(row, kLineHeight);
    grid->addWidget(group.line, row++, 0, 1, columns, Qt::AlignCenter);
  }
  grid->setRowStretch(row, 1);
  const int button = groups_.front().buttons.front()->sizeHint().width();
  setFixedWidth(kWidth + (columns - 1) * (button + kSmallGap));
}

int ToolStrip::heightIn(int columns) const {
  const int button = groups_.front().buttons.front()->sizeHint().height();
  int height = 2 * kGap - kSmallGap;
  for (const Group& group : groups_) {
    height += rowsOf(group.buttons.size(), columns) * (button + kSmallGap);
    if (group.line) height += kLineHeight + kSmallGap;
  }
  return height;
}

QSize ToolStrip::sizeHint() const {
  return {minimumWidth(), heightIn(1)};
}

QSize ToolStrip::minimumSizeHint() const {
  return {minimumWidth(), heightIn(2)};
}

void ToolStrip::resizeEvent(QResizeEvent* event) {
  arrange(height() < heightIn(1) ? 2 : 1);
  QFrame::resizeEvent(event);
}

}  // namespace pentimento::ui
