// What a tab tells over the top of its page, and how F6 moves the focus on.
#include <QApplication>
#include <QEvent>
#include <QTimer>

#include "ui/document_tab.h"
#include "ui/documents.h"
#include "ui/log.h"
#include "ui/panels/document_tab_bar.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kMessageWidth = 720;
}

void DocumentTab::makeMessages() {
  messages_ = new MessageBar(pages_);
  pages_->installEventFilter(this);
  workspace_->installEventFilter(this);
  connect(workspace_, &Workspace::placed, this, [this] {
    if (!messages_->isHidden()) placeMessages();
  });
  const auto error = [this](const QString& sentence) { showError(sentence); };
  connect(&session_, &EditorSession::failed, this, error);
  for (const auto failed : {&FileActions::failed, &FileActions::informed, &FileActions::openFailed}) {
    connect(files_, failed, this, [](const QString& sentence) { logInfo(sentence); });
  }
  connect(files_, &FileActions::failed, this, error);
  connect(edit_, &EditActions::failed, this, error);
  connect(place_, &PlaceActions::failed, this, error);
  connect(workspace_->adjust(), &MaskAdjust::failed, this, error);
  connect(&canvas().selecting(), &Selecting::failed, this, error);
  connect(candidates_, &CandidateActions::failed, this, error);
  connect(candidates_, &CandidateActions::informed, this, [this](const QString& sentence, QAction* action) {
    std::vector<MessageBar::Answer> answers;
    if (action) answers.emplace_back(action->iconText(), [action] { action->trigger(); });
    messages_->showInfo(sentence, answers);
    placeMessages();
  });
  connect(files_, &FileActions::informed, this, [this](const QString& sentence) {
    messages_->showInfo(sentence);
    placeMessages();
  });
  connect(&studio_.unsaved, &UnsavedWorkList::changed, this, &DocumentTab::offerUnsaved);
  connect(&session_, &EditorSession::replaced, this, &DocumentTab::offerUnsaved, Qt::QueuedConnection);
  connect(messages_, &MessageBar::dismissed, this, [this] { canvas().setFocus(); });
  // The models are those of every tab: the one that is seen tells.
  connect(&studio_.models, &ModelLibrary::failed, this, [this](const QString& sentence) {
    if (isVisible()) showError(sentence);
  });
  connect(&studio_.models, &ModelLibrary::added, this, [this](const QString&, const QString& name) {
    if (!isVisible()) return;
    messages_->showInfo(tr("Added the model %1.").arg(name));
    placeMessages();
  });
}

void DocumentTab::showError(const QString& sentence) {
  messages_->showError(sentence);
  placeMessages();
}

void DocumentTab::placeMessages() {
  const bool editing = pages_->currentWidget() == editPage_;
  const QRect area =
      editing ? QRect(workspace_->mapTo(pages_, QPoint()), workspace_->size()) : pages_->rect();
  const int width = std::min(kMessageWidth, area.width() - 4 * kGap);
  messages_->setFixedWidth(width);
  messages_->adjustSize();
  const int below = editing ? workspace_->barsReach() : 0;
  messages_->move(area.left() + (area.width() - width) / 2, area.top() + below + 2 * kGap);
}

/// To whoever was led past the start page, which shows what a crash has left.
void DocumentTab::offerUnsaved() {
  const std::vector<UnsavedWork>& works = studio_.unsaved.works();
  if (!isVisible() || !session_.hasPicture() || works.empty() || !documents_.takeOffer()) return;
  if (works.size() > 1) {
    messages_->showOffer(tr("%n pictures were not saved when Pentimento ended.", nullptr, int(works.size())),
                         {{tr("Recover all"), [this] { documents_.recoverAll(); }}});
  } else {
    const UnsavedWork work = works.front();
    messages_->showOffer(tr("Not saved when Pentimento ended: %1.").arg(work.description()),
                         {{tr("Recover"), [this, work] { documents_.recover(work); }},
                          {tr("Discard"), [this, work] { studio_.unsaved.discard(work); }}});
  }
  placeMessages();
}

/// Canvas, bar at the selection, tools, their options, panels, tabs, and around.
void DocumentTab::focusNextArea() {
  const QList<QWidget*> areas{&canvas(),
                              workspace_->bar(),
                              toolStrip_,
                              toolOptions_,
                              edits_,
                              side_,
                              area_->content(),
                              workspace_->comparing(),
                              window_.findChild<DocumentTabBar*>()};
  const QWidget* now = QApplication::focusWidget();
  qsizetype at = 0;
  for (qsizetype i = 0; i < areas.size(); ++i) {
    if (now && areas[i] && (areas[i] == now || areas[i]->isAncestorOf(now))) at = i;
  }
  for (qsizetype i = 1; i <= areas.size(); ++i) {
    QWidget* area = areas[(at + i) % areas.size()];
    if (!area || !area->isVisible()) continue;
    QWidget* target = area;
    while (target && !(target->focusPolicy() & Qt::TabFocus && target->isEnabled() && target->isVisible() &&
                       (target == area || area->isAncestorOf(target)))) {
      target = target->nextInFocusChain();
      if (target == area) target = nullptr;
    }
    if (!target) continue;
    target->window()->activateWindow();
    return target->setFocus(Qt::TabFocusReason);
  }
}

bool DocumentTab::eventFilter(QObject* watched, QEvent* event) {
  const bool resized = event->type() == QEvent::Resize;
  if (resized && (watched == pages_ || watched == workspace_)) placeMessages();
  if (!painted_ && watched == status_ && event->type() == QEvent::Paint) {
    painted_ = true;
    QTimer::singleShot(0, this, &DocumentTab::firstPainted);
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace pentimento::ui
