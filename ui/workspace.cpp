#include "ui/workspace.h"

#include <QKeyEvent>
#include <utility>

#include "ui/mask_behind.h"
#include "ui/panels/bar_placement.h"
#include "ui/sampling_veil.h"
#include "ui/theme.h"

namespace pentimento::ui {

Workspace::Workspace(EditorSession& session, std::shared_ptr<TileCache> tiles, QWidget* parent)
    : QWidget(parent),
      session_(session),
      canvas_(new Canvas(session, this, std::move(tiles))),
      adjust_(new MaskAdjust(session, this)),
      placing_(new Placing(session, this)),
      compare_(new CompareView(this)) {
  canvas_->setPlacing(placing_);
  connect(placing_, &Placing::activeChanged, this, [this] {
    place();
    if (isVisible()) canvas_->setFocus();
  });
  canvas_->setAccessibleName(tr("Canvas"));
  canvas_->installEventFilter(this);
  for (const auto changed :
       {&EditorSession::documentChanged, &EditorSession::marginsChanged, &EditorSession::strokeActiveChanged,
        &EditorSession::candidatesChanged, &EditorSession::editsChanged}) {
    connect(&session_, changed, this, &Workspace::place);
  }
  connect(canvas_, &Canvas::viewChanged, this, &Workspace::place);
  connect(adjust_, &MaskAdjust::sizeChanged, this, &Workspace::place);
  connect(adjust_, &MaskAdjust::left, canvas_, [this] { canvas_->setFocus(); });
  connect(compare_, &CompareView::left, this, &Workspace::leaveComparing);
  connect(&session_, &EditorSession::documentChanged, this, [this] {
    if (session_.document().base != comparedBase_) compare_->leave();
  });
}

void Workspace::setActions(const RunActions& actions, WordActions& words, const StackActions& stack,
                           QAction* repeated) {
  maskAgain_ = new MaskAgainBar(session_, stack, this);
  connect(maskAgain_, &MaskAgainBar::sizeChanged, this, &Workspace::place);
  connect(maskAgain_, &MaskAgainBar::left, canvas_, [this] { canvas_->setFocus(); });
  bar_ = new SelectionBar(session_, actions, words, repeated, this);
  connect(bar_, &SelectionBar::sizeChanged, this, &Workspace::place);
  connect(bar_, &SelectionBar::left, canvas_, [this] { canvas_->setFocus(); });
  new MaskBehind(session_, *canvas_, this);
  connect(bar_, &SelectionBar::fillShown, new SamplingVeil(session_, *canvas_, this), &SamplingVeil::show);
  connect(bar_, &SelectionBar::fillShown, this, [this](bool on) {
    if (on) placeFillPopover();
  });
  place();
}

/// Away from what it explains, where there is room in the window.
void Workspace::placeFillPopover() {
  QWidget* popover = bar_->fillPopover();
  const QWidget* all = window();
  const QRect explained = selectionOnScreen().intersected(rect()).translated(mapTo(all, QPoint()));
  const QRect usual(all->mapFromGlobal(popover->pos()), popover->size());
  const QRect beside(placeBar(explained, popover->size(), all->rect(), kGap), popover->size());
  if (usual.intersects(explained) && !beside.intersects(explained)) {
    popover->move(all->mapToGlobal(beside.topLeft()));
  }
}

void Workspace::setPlaceActions(const PlaceActions& actions) {
  placingBar_ = new PlaceBar(*placing_, actions, this);
  connect(placingBar_, &PlaceBar::sizeChanged, this, &Workspace::place);
  connect(placingBar_, &PlaceBar::left, canvas_, [this] { canvas_->setFocus(); });
  place();
}

void Workspace::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  canvas_->setGeometry(rect());
  compare_->setGeometry(rect());
  place();
}

/// What they cover must not be reached with Tab.
void Workspace::compare(std::vector<Compared> pictures) {
  comparedBase_ = session_.document().base;
  focusBefore_ = window()->focusWidget();
  compare_->compare(std::move(pictures), *canvas_, session_.shownImage(), session_.converter());
  canvas_->hide();
  place();
}

void Workspace::leaveComparing() {
  canvas_->show();
  place();
  const bool there = focusBefore_ && focusBefore_->isVisible();
  (there ? focusBefore_.data() : canvas_)->setFocus();
}

QRect Workspace::selectionOnScreen() const {
  QRectF area = session_.maskBounds();
  const engine::Margins& m = session_.margins();
  if (!m.none()) {
    const Size size = session_.document().picture.size();
    area = QRectF(0, 0, size.width, size.height).adjusted(-m.left, -m.top, m.right, m.bottom);
  }
  if (area.isEmpty()) return {};
  return QRectF(canvas_->toWidget(area.topLeft()), canvas_->toWidget(area.bottomRight())).toAlignedRect();
}

void Workspace::place() {
  adjust_->adjustSize();
  adjust_->move((width() - adjust_->width()) / 2, 2 * kGap);
  if (!bar_) return;
  const bool masking = !session_.maskIsForRun();
  const bool free = !session_.strokeActive() && compare_->isHidden();
  bar_->setVisible(session_.hasPicture() && free && !masking && !placing_->active());
  maskAgain_->setVisible(masking && free);
  if (placingBar_) {
    placingBar_->setVisible(placing_->active() && compare_->isHidden());
    placingBar_->move(std::max(0, (width() - placingBar_->width()) / 2), 2 * kGap);
  }
  for (QWidget* bar : std::initializer_list<QWidget*>{bar_, maskAgain_}) {
    if (!bar->isHidden()) bar->move(placeBar(selectionOnScreen(), bar->size(), rect(), 2 * kGap));
  }
  Q_EMIT placed();
}

int Workspace::barsReach() const {
  int reach = compare_->isHidden() ? 0 : compare_->bar().geometry().bottom();
  for (const QWidget* bar : std::initializer_list<const QWidget*>{adjust_, placingBar_}) {
    if (bar && !bar->isHidden()) reach = std::max(reach, bar->geometry().bottom());
  }
  return reach;
}

/// Tab held shows the original: only while the canvas has the focus; F6 moves it on.
bool Workspace::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusOut) session_.showOriginal(false);
  if (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier) {
      if (!key->isAutoRepeat()) session_.showOriginal(event->type() == QEvent::KeyPress);
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace pentimento::ui
