#include "ui/actions/run_actions.h"

#include <QWidget>

#include "ui/actions/make_action.h"
#include "ui/icons.h"

namespace pentimento::ui {

using engine::Operation;

RunActions::RunActions(EditorSession& session, QObject* parent)
    : QObject(parent),
      primary(makeAction(this, "run.primary", tr("Run what the &bar offers"), {}, {},
                         tr("Remove, Add, Extend or Generate: what the bar at the selection offers"))),
      remove(makeAction(this, "run.remove", tr("&Remove"), "remove", {}, tr("Remove what is painted over"))),
      vary(makeAction(
          this, "run.vary", tr("&Vary"), "vary", {},
          tr("Make variations in the same style: of what is painted over, or of the whole picture"))),
      repaint(makeAction(this, "run.repaint", tr("Re&paint"), "repaint", {},
                         tr("Paint the picture, or what is painted over, in the chosen style"))),
      extend(makeAction(this, "run.extend", tr("E&xtend"), "extend", {}, tr("Fill the new canvas"))),
      extendBySize(makeAction(this, "run.extendBySize", tr("Extend &by…"), "extend", {Qt::CTRL | Qt::Key_E},
                              tr("Set how much new canvas each side gets"))),
      again(makeAction(this, "run.again", tr("Run &again"), "again", {Qt::Key_R},
                       tr("Run again with new seeds"))),
      otherwise(makeAction(this, "run.otherwise", tr("Run again &otherwise"), {}, {Qt::SHIFT | Qt::Key_R},
                           tr("The same mask with other words or settings: Enter runs"))),
      cancel(makeAction(this, "run.cancel", tr("&Cancel"), "cancel", {},
                        tr("Stop the run, or leave the candidates"))),
      cancelAll(makeAction(this, "run.cancelAll", tr("Cancel all ru&ns"), {}, {Qt::SHIFT | Qt::Key_Escape},
                           tr("Stop the run and those that wait"))),
      previous(makeAction(this, "run.previous", tr("&Previous candidate"), "previous", {},
                          tr("See the candidate before this one, in place"))),
      next(makeAction(this, "run.next", tr("&Next candidate"), "next", {},
                      tr("See the candidate after this one, in place"))),
      accept(makeAction(this, "run.accept", tr("&Accept"), "accept", {}, tr("Keep this candidate"))),
      openAsNew(makeAction(this, "run.openAsNew", tr("Open as a new p&icture"), "accept", {},
                           tr("Keep this candidate, which has another format, in a tab of its own"))),
      discard(makeAction(this, "run.discard", tr("&Discard"), "discard", {}, tr("Discard this candidate"))),
      discardAll(makeAction(this, "run.discardAll", tr("Discard a&ll candidates"), {}, {},
                            tr("Discard every candidate and go on with the picture"))),
      session_(session) {
  remove->setIcon(iconOnAccent("remove"));
  repaint->setIcon(iconOnAccent("repaint"));
  extend->setIcon(iconOnAccent("extend"));
  for (QAction* action : {accept, openAsNew}) action->setIcon(iconOnAccent("accept"));
  setWidgetKeys(primary, {Qt::Key_Return, Qt::Key_Enter});
  for (QAction* action : {accept, openAsNew}) setWidgetKeys(action, {Qt::Key_Return, Qt::Key_Enter});
  setWidgetKeys(cancel, {Qt::Key_Escape});
  setWidgetKeys(previous, {Qt::Key_Left, Qt::Key_Up});
  setWidgetKeys(next, {Qt::Key_Right, Qt::Key_Down});
  setWidgetKeys(discard, {Qt::Key_Delete, Qt::Key_Backspace});
  connectActions();
  update();
}

void RunActions::connectActions() {
  connect(remove, &QAction::triggered, this, [this] { session_.run(Operation::Remove); });
  connect(vary, &QAction::triggered, this, [this] { session_.run(Operation::Vary); });
  connect(repaint, &QAction::triggered, this, [this] { session_.run(Operation::Repaint); });
  connect(extend, &QAction::triggered, this, [this] { session_.run(Operation::Extend); });
  connect(again, &QAction::triggered, &session_, &EditorSession::runAgain);
  connect(cancel, &QAction::triggered, this, &RunActions::cancelOneThing);
  connect(cancelAll, &QAction::triggered, &session_, &EditorSession::cancelAll);
  connect(previous, &QAction::triggered, this, [this] { step(-1); });
  connect(next, &QAction::triggered, this, [this] { step(1); });
  for (QAction* action : {accept, openAsNew}) {
    connect(action, &QAction::triggered, &session_, &EditorSession::acceptCandidate);
  }
  connect(discard, &QAction::triggered, &session_, &EditorSession::discardCandidate);
  connect(discardAll, &QAction::triggered, &session_, &EditorSession::discardAllCandidates);
  for (const auto changed :
       {&EditorSession::documentChanged, &EditorSession::marginsChanged, &EditorSession::runChanged,
        &EditorSession::candidatesChanged, &EditorSession::strokeActiveChanged,
        &EditorSession::settingsChanged, &EditorSession::queueChanged, &EditorSession::editsChanged,
        &EditorSession::runsChanged}) {
    connect(&session_, changed, this, &RunActions::update);
  }
}

void RunActions::fillMenu(QMenu* menu) const {
  menu->addActions({primary, remove, vary, repaint, extend, extendBySize});
  menu->addSeparator();
  menu->addActions({again, otherwise, cancel, cancelAll});
  menu->addSeparator();
  menu->addActions({previous, next, accept, openAsNew, discard, discardAll});
}

void RunActions::addKeysTo(QWidget* widget) const {
  widget->addActions({primary, cancel, previous, next, accept, openAsNew, discard});
}

void RunActions::cancelOneThing() {
  if (!session_.maskIsForRun()) {
    session_.maskAgain({});
  } else if (session_.running()) {
    session_.cancel();
  } else if (session_.currentCandidate() >= 0) {
    session_.viewCandidate(-1);
  } else {
    session_.setMargins({});
  }
}

/// From the last candidate on to the first: -1 (before) is one of the stops.
void RunActions::step(int by) {
  const int stops = static_cast<int>(session_.candidates().size()) + 1;
  const int stop = (session_.currentCandidate() + 1 + by + stops) % stops;
  session_.viewCandidate(stop - 1);
}

void RunActions::update() {
  const bool viewing = session_.currentCandidate() >= 0;
  const bool candidates = !session_.candidates().empty();
  const Operation offered = session_.primaryOperation();
  // While something runs the same once more is asked for with "again", so that no key does it by accident.
  const bool wanted = session_.changedSinceRun();
  const bool masking = !session_.maskIsForRun();
  primary->setEnabled(!viewing && !masking && offered != Operation::Vary && session_.canRun(offered) &&
                      wanted);
  remove->setEnabled(session_.canRun(Operation::Remove) && wanted);
  vary->setEnabled(session_.canRun(Operation::Vary) && wanted);
  repaint->setEnabled(session_.canRun(Operation::Repaint) && wanted);
  extend->setEnabled(session_.canRun(Operation::Extend) && wanted);
  extendBySize->setEnabled(session_.hasPicture());
  cancelAll->setEnabled(session_.running());
  again->setEnabled(session_.canRunAgain());
  otherwise->setEnabled(session_.hasPicture() && !session_.runs().empty());
  cancel->setEnabled(masking || session_.running() || viewing || !session_.margins().none());
  for (QAction* action : {previous, next}) action->setEnabled(candidates);
  const bool another = session_.viewedStandsAlone();
  accept->setEnabled(viewing && !another);
  openAsNew->setEnabled(another);
  discard->setEnabled(viewing);
  discardAll->setEnabled(candidates);
}

}  // namespace pentimento::ui
