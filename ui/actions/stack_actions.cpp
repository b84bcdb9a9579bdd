#include "ui/actions/stack_actions.h"

#include "document/stack.h"
#include "ui/actions/make_action.h"
#include "ui/icons.h"

namespace pentimento::ui {

StackActions::StackActions(EditorSession& session, QObject* parent)
    : QObject(parent),
      enable(makeAction(this, "stack.enable", tr("&Switch edit off"), "eye", {},
                        tr("Switch this edit off or on"))),
      rename(makeAction(this, "stack.rename", tr("&Rename the edit"), {}, {}, tr("Give this edit a name"))),
      up(makeAction(this, "stack.up", tr("Move edit &up"), "up", {}, tr("Move this edit over the next one"))),
      down(makeAction(this, "stack.down", tr("Move edit &down"), "down", {},
                      tr("Move this edit under the one below"))),
      previous(makeAction(this, "stack.previous", tr("&Previous candidate of the edit"), "previous", {},
                          tr("Use the candidate before of this edit"))),
      next(makeAction(this, "stack.next", tr("&Next candidate of the edit"), "next", {},
                      tr("Use the next candidate of this edit"))),
      mask(makeAction(this, "stack.mask", tr("Change the &mask"), "mask", {},
                      tr("Paint where this edit goes: nothing is generated again"))),
      again(makeAction(this, "stack.again", tr("Run the edit &again"), "again", {},
                       tr("Make more candidates for this edit, with new seeds"))),
      remove(makeAction(this, "stack.remove", tr("D&elete the edit"), "discard", {}, tr("Delete this edit"))),
      done(makeAction(this, "stack.done", tr("D&one"), "accept", {}, tr("The mask is as it should be"))),
      session_(session) {
  mask->setCheckable(true);
  done->setIcon(iconOnAccent(QStringLiteral("accept")));
  setWidgetKeys(enable, {Qt::Key_Space});
  setWidgetKeys(rename, {Qt::Key_F2});
  setWidgetKeys(up, {Qt::CTRL | Qt::Key_Up});
  setWidgetKeys(down, {Qt::CTRL | Qt::Key_Down});
  setWidgetKeys(previous, {Qt::Key_Left});
  setWidgetKeys(next, {Qt::Key_Right});
  setWidgetKeys(mask, {Qt::Key_Return, Qt::Key_Enter});
  setWidgetKeys(again, {Qt::CTRL | Qt::Key_R});
  setWidgetKeys(remove, {Qt::Key_Delete, Qt::Key_Backspace});
  setWidgetKeys(done, {Qt::Key_Return, Qt::Key_Enter});
  connectActions();
  update();
}

void StackActions::connectActions() {
  connect(enable, &QAction::triggered, this, [this] {
    if (edit()) session_.setEditEnabled(edit()->id, !edit()->enabled);
  });
  connect(up, &QAction::triggered, this, [this] { move(1); });
  connect(down, &QAction::triggered, this, [this] { move(-1); });
  connect(previous, &QAction::triggered, this, [this] { swap(-1); });
  connect(next, &QAction::triggered, this, [this] { swap(1); });
  connect(mask, &QAction::triggered, this,
          [this](bool on) { session_.maskAgain(on ? current() : std::nullopt); });
  connect(again, &QAction::triggered, this, [this] {
    if (edit()) session_.runEditAgain(edit()->id);
  });
  connect(remove, &QAction::triggered, this, [this] {
    if (edit()) session_.deleteEdit(edit()->id);
  });
  connect(done, &QAction::triggered, this, [this] { session_.maskAgain({}); });
  connect(&session_, &EditorSession::documentChanged, this, &StackActions::update);
  connect(&session_, &EditorSession::editsChanged, this, &StackActions::update);
  connect(&session_, &EditorSession::candidatesChanged, this, &StackActions::update);
  connect(&session_, &EditorSession::strokeActiveChanged, this, &StackActions::update);
}

QList<QAction*> StackActions::all() const {
  return {enable, rename, mask, again, previous, next, up, down, remove};
}

void StackActions::fillMenu(QMenu* menu) const {
  menu->addActions({enable, rename, mask, done, again});
  menu->addSeparator();
  menu->addActions({previous, next});
  menu->addSeparator();
  menu->addActions({up, down});
  menu->addSeparator();
  menu->addAction(remove);
}

void StackActions::setCurrent(std::optional<std::int64_t> id) {
  current_ = id;
  update();
}

std::optional<std::int64_t> StackActions::current() const {
  return edit() ? std::optional(edit()->id) : std::nullopt;
}

const document::Edit* StackActions::edit() const {
  const auto index = current_ ? document::find_edit(session_.document(), *current_) : std::nullopt;
  return index ? session_.document().edits[*index].get() : nullptr;
}

void StackActions::move(int by) {
  if (!edit()) return;
  const auto index = *document::find_edit(session_.document(), edit()->id);
  session_.moveEdit(edit()->id, by > 0 ? index + 1 : index - 1);
}

void StackActions::swap(int by) {
  if (!edit()) return;
  const auto count = static_cast<int>(edit()->candidates.size());
  const int chosen = (static_cast<int>(edit()->chosen) + by + count) % count;
  session_.chooseSibling(edit()->id, static_cast<std::size_t>(chosen));
}

void StackActions::update() {
  const document::Edit* now = edit();
  const auto& edits = session_.document().edits;
  for (QAction* action : {enable, rename, mask, remove}) action->setEnabled(now != nullptr);
  up->setEnabled(now && edits.back()->id != now->id);
  down->setEnabled(now && edits.front()->id != now->id);
  for (QAction* action : {previous, next}) action->setEnabled(now && now->candidates.size() > 1);
  again->setEnabled(now && session_.canRunEditAgain(now->id));
  enable->setText(now && !now->enabled ? tr("&Switch edit on") : tr("&Switch edit off"));
  enable->setIcon(icon(now && !now->enabled ? QStringLiteral("eye-off") : QStringLiteral("eye")));
  mask->setChecked(now && session_.maskedEdit() == now->id);
  done->setEnabled(!session_.maskIsForRun() && session_.currentCandidate() < 0);
}

}  // namespace pentimento::ui
