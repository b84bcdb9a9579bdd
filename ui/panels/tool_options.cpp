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
    case Tool::Guide:
      return ToolOptions::tr(
          "Drag a line across what is filled, or click its corners; Shift keeps it straight, the right "
          "button "
          "removes it");
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
  removeGuides_ = makeButton(QStringLiteral("discard"), tr("Remove all guides"), this);
  removeGuides_->setText(tr("Remove all"));
  removeGuides_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  removeGuides_->setProperty("withText", true);
  connect(removeGuides_, &QToolButton::clicked, &canvas_, &Canvas::removeGuides);
  row->addWidget(hint_);
  row->addWidget(removeGuides_);
  row->addStretch(1);
  connect(&canvas_, &Canvas::toolChanged, this, &ToolOptions::update);
  connect(&canvas_, &Canvas::selectionOptionsChanged, this, &ToolOptions::update);
  connect(&canvas_, &Canvas::guidesChanged, this, &ToolOptions::update);
  update();
}

void ToolOptions::update() {
  using Tool = Canvas::Tool;
  const Tool tool = canvas_.tool();
  const bool paints = tool == Tool::Brush || tool == Tool::Eraser;
  const bool scribbles = tool == Tool::SmartSelect && canvas_.scribble() == image::Scribble::Inside;
  const bool guides = tool == Tool::Guide;
  mode_->setVisible(!paints && !guides && tool != Tool::Pan);
  removeGuides_->setVisible(guides && canvas_.hasGuides());
  wand_->setVisible(tool == Tool::Wand);
  smart_->setVisible(tool == Tool::SmartSelect);
  brush_->setVisible(paints || scribbles);
  const bool unused = guides && !canvas_.guidesFollowed();
  hint_->setText(unused ? tr("Only the built-in engine follows guides, in Remove and Extend")
                        : hintFor(tool));
}

}  // namespace pentimento::ui
