#include "ui/panels/tool_strip.h"

#include <QVBoxLayout>

#include "ui/panels/controls.h"
#include "ui/panels/mask_look.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kWidth = 52;

void addDivider(QVBoxLayout* layout, QWidget* strip) {
  layout->addSpacing(kSmallGap);
  layout->addWidget(makeDivider(Qt::Horizontal, strip), 0, Qt::AlignHCenter);
  layout->addSpacing(kSmallGap);
}
}  // namespace

ToolStrip::ToolStrip(Canvas& canvas, const ToolActions& actions, QWidget* parent) : QFrame(parent) {
  using Tool = Canvas::Tool;
  setAccessibleName(tr("Tools"));
  setFixedWidth(kWidth);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, kGap, 0, kGap);
  layout->setSpacing(kSmallGap);
  const std::initializer_list<Tool> groups[] = {{Tool::Brush, Tool::Eraser},
                                                {Tool::Rectangle, Tool::Ellipse, Tool::Lasso, Tool::Polygon},
                                                {Tool::Wand, Tool::SmartSelect},
                                                {Tool::Guide},
                                                {Tool::Pan}};
  for (const auto& group : groups) {
    if (!actions.tool(*group.begin())) continue;
    for (const Tool tool : group) {
      layout->addWidget(makeButton(actions.tool(tool), ButtonLook::Icon, this), 0, Qt::AlignHCenter);
    }
    addDivider(layout, this);
  }
  QToolButton* mask = makeButton(QStringLiteral("mask"), tr("Color and opacity of the mask"), this);
  setPopover(mask, new MaskLook(canvas));
  layout->addWidget(mask, 0, Qt::AlignHCenter);
  layout->addStretch();
}

}  // namespace pentimento::ui
