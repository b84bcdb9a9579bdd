#include "ui/panels/tool_options.h"

#include <QHBoxLayout>

#include "ui/panels/brush_options.h"
#include "ui/panels/controls.h"
#include "ui/panels/selection_options.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kHeight = 44;

QString hintFor(Canvas::Tool tool) {
  using Tool = Canvas::Tool;
  switch (tool) {
    case Tool::Polygon:
      return ToolOptions::tr("Click the corners; Enter or a double click closes, Backspace takes one back");
    case Tool::Pan:
      return ToolOptions::tr("Drag the picture; the wheel zooms");
    default:
      return {};
  }
}
}  // namespace

ToolOptions::ToolOptions(Canvas& canvas, QWidget* parent)
    : QFrame(parent),
      canvas_(canvas),
      mode_(new SelectionModeChoice(canvas.selecting(), this)),
      brush_(new BrushOptions(canvas, this)),
      wand_(new WandOptions(canvas, this)),
      smart_(new SmartSelectOptions(canvas, this)),
      hint_(makeFaintLabel({}, this)) {
  setObjectName(QStringLiteral("toolOptions"));
  setAccessibleName(tr("Options of the tool"));
  setFixedHeight(kHeight);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(2 * kGap, 0, 2 * kGap, 1);
  row->setSpacing(2 * kGap);
  for (QWidget* part : {mode_, wand_, smart_, brush_}) row->addWidget(part);
  row->addWidget(hint_);
  row->addStretch();
  connect(&canvas_, &Canvas::toolChanged, this, &ToolOptions::update);
  connect(&canvas_, &Canvas::selectionOptionsChanged, this, &ToolOptions::update);
  update();
}

void ToolOptions::update() {
  using Tool = Canvas::Tool;
  const Tool tool = canvas_.tool();
  const bool paints = tool == Tool::Brush || tool == Tool::Eraser;
  const bool scribbles = tool == Tool::SmartSelect && canvas_.scribble() == image::Scribble::Inside;
  mode_->setVisible(!paints && tool != Tool::Pan);
  wand_->setVisible(tool == Tool::Wand);
  smart_->setVisible(tool == Tool::SmartSelect);
  brush_->setVisible(paints || scribbles);
  hint_->setText(hintFor(tool));
}

}  // namespace pentimento::ui
