#include "ui/main_window.h"

#include <QCoreApplication>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QTimer>

#include "ui/actions/make_action.h"
#include "ui/dialogs/keys_dialog.h"
#include "ui/dialogs/log_dialog.h"
#include "ui/dialogs/models_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/icons.h"
#include "ui/log.h"
#include "ui/panels/start_page.h"
#include "ui/panels/status_line.h"
#include "ui/remembered_settings.h"
#include "ui/samples.h"
#include "ui/session_log.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
const QString kEditsKey = QStringLiteral("window/edits");  // there once the person shows or hides them
const QString kGeometryKey = QStringLiteral("window/geometry");
constexpr int kMessageWidth = 720;
}  // namespace

MainWindow::MainWindow(EditorSession& session, const Prompts& prompts) : session_(session) {
  setWindowIcon(icon(QStringLiteral("pentimento")));
  setAcceptDrops(true);
  workspace_ = new Workspace(session_, this);
  makeActions(prompts);
  makeLayout();
  makeMessages();
  connectWords();
  makeMenus();
  new RememberedSettings(session_, this);
  new SessionLog(session_, this);
  new StatusLine(session_, canvas(), files_->files(), statusBar());
  connect(&session_, &EditorSession::documentChanged, this, &MainWindow::updateTitle);
  connect(&session_, &EditorSession::documentChanged, this, &MainWindow::updatePage);
  updateTitle();
  updatePage();
  restorePlace();
  canvas().installEventFilter(this);
  startPage_->installEventFilter(this);
}

MainWindow::~MainWindow() = default;

void MainWindow::makeActions(const Prompts& prompts) {
  files_ = new FileActions(session_, prompts, *this);
  edit_ = new EditActions(session_, *files_, *this);
  mask_ = new MaskActions(session_, *files_, canvas().selecting(), *workspace_->adjust(), prompts, *this);
  view_ = new ViewActions(session_, canvas(), *this);
  tools_ = new ToolActions(canvas(), this);
  run_ = new RunActions(session_, this);
  run_->addKeysTo(&canvas());
  library_ = new ModelLibrary(engine::ModelList(), this);
  words_ = new WordActions(session_, *library_, *files_, prompts, *this);
  connect(run_->primary, &QAction::triggered, words_, [this] { words_->start(session_.primaryOperation()); });
  for (QAction* action : {run_->remove, run_->extend, words_->add, words_->generate}) {
    showKeyOf(run_->primary, action);
  }
  panels_ = new PanelActions(this);
  workspace_->setActions(*run_, *words_, edit_->stack);
  canvas().addAction(edit_->stack.done);
  connect(edit_->stack.mask, &QAction::triggered, &canvas(), [this] { canvas().setFocus(); });
  makeCandidates(prompts);
  connect(run_->extendBySize, &QAction::triggered, this, [this, ask = prompts.margins] {
    const auto margins = ask(this, session_.document().picture.size(), session_.margins());
    if (margins) session_.setMargins(*margins);
  });
}

void MainWindow::makeCandidates(const Prompts& prompts) {
  contents_ = new BoardContents(session_, this);
  candidates_ = new CandidateActions(session_, *contents_, *workspace_, prompts, *this);
  vary_ = new VaryActions(session_, *contents_, *candidates_, this);
  candidates_->addKeysTo(&canvas());
  vary_->addKeysTo(&canvas());
  area_ = new CandidateArea(session_, *contents_, *candidates_, *vary_, this);
  run_->addKeysTo(&area_->strip());
  connect(area_, &CandidateArea::left, this, [this] { canvas().setFocus(); });
}

void MainWindow::makeLayout() {
  toolStrip_ = new ToolStrip(canvas(), *tools_, this);
  toolOptions_ = new ToolOptions(canvas(), this);
  side_ = new SidePanel(session_, *words_, this);
  edits_ = new EditsPanel(session_, edit_->stack, this);
  editPage_ = new EditPage(toolOptions_, toolStrip_, workspace_, *panels_);
  makePanels();
  startPage_ = new StartPage(*files_, *words_);
  pages_ = new QStackedWidget;
  pages_->addWidget(startPage_);
  pages_->addWidget(editPage_);
  setCentralWidget(pages_);
}

/// At first only what is needed: no words without a model, no edits before there is one.
void MainWindow::makePanels() {
  auto* mark = new EditMark(session_, canvas(), this);
  connect(&edits_->list(), &EditsList::pointedAt, mark, &EditMark::pointAt);
  connect(edits_, &EditsPanel::left, &canvas(), [this] { canvas().setFocus(); });
  editPage_->addPanel(QStringLiteral("edits"), tr("Edits"), edits_, panels_->edits, Qt::RightDockWidgetArea);
  editPage_->addPanel(QStringLiteral("words"), tr("Words and queue"), side_, words_->panel,
                      Qt::RightDockWidgetArea);
  Dock* candidates = editPage_->addPanel(QStringLiteral("candidates"), tr("Candidates"), area_,
                                         panels_->candidates, Qt::BottomDockWidgetArea);
  connect(area_, &CandidateArea::grown, editPage_,
          [this, candidates](int height) { editPage_->resizeDocks({candidates}, {height}, Qt::Vertical); });
  connect(area_->board, &QAction::triggered, this, [this] {
    if (panels_->candidates->isChecked()) return;
    area_->board->setChecked(true);  // it was to be seen, whatever it is called
    panels_->candidates->setChecked(true);
  });
  editPage_->restoreLayout();
  connect(panels_->edits, &QAction::triggered, this, [] { QSettings().setValue(kEditsKey, true); });
  connect(&session_, &EditorSession::documentChanged, this, &MainWindow::showFirstEdit);
}

void MainWindow::showFirstEdit() {
  if (session_.document().edits.empty() || panels_->edits->isChecked()) return;
  if (!QSettings().contains(kEditsKey) && !panels_->canvasOnly->isChecked()) panels_->edits->setChecked(true);
}

void MainWindow::makeMessages() {
  messages_ = new MessageBar(pages_);
  pages_->installEventFilter(this);
  workspace_->installEventFilter(this);
  const auto error = [this](const QString& sentence) {
    messages_->showError(sentence);
    placeMessages();
  };
  connect(&session_, &EditorSession::failed, this, error);
  for (const auto failed : {&FileActions::failed, &FileActions::informed}) {
    connect(files_, failed, this, [](const QString& sentence) { logInfo(sentence); });
  }
  connect(files_, &FileActions::failed, this, error);
  connect(edit_, &EditActions::failed, this, error);
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
  connect(files_, &FileActions::unsavedWorkChanged, this, &MainWindow::offerUnsaved);
  connect(&session_, &EditorSession::replaced, this, &MainWindow::offerUnsaved, Qt::QueuedConnection);
  connect(messages_, &MessageBar::dismissed, this, [this] { canvas().setFocus(); });
}

void MainWindow::connectWords() {
  connect(words_->models, &QAction::triggered, this, &MainWindow::showModels);
  connect(run_->otherwise, &QAction::triggered, this, &MainWindow::runOtherwise);
  connect(words_->prompt, &QAction::triggered, this, &MainWindow::showPrompt);
  connect(words_, &WordActions::modelWanted, this, [this] {
    if (!session_.hasPicture()) return showModels();
    words_->panel->setChecked(true);
    // After the key that asked for it has gone its way.
    QTimer::singleShot(0, side_, &SidePanel::enter);
  });
  connect(side_, &SidePanel::left, this, [this] { canvas().setFocus(); });
  connect(library_, &ModelLibrary::failed, this, [this](const QString& sentence) {
    messages_->showError(sentence);
    placeMessages();
  });
  connect(library_, &ModelLibrary::added, this, [this](const QString&, const QString& name) {
    messages_->showInfo(tr("Added the model %1.").arg(name));
    placeMessages();
  });
}

void MainWindow::showPrompt() {
  QLineEdit* prompt = workspace_->bar()->prompt();
  if (prompt->isVisible()) return prompt->setFocus(Qt::ShortcutFocusReason);
  words_->panel->setChecked(true);
  side_->enter();
}

/// Settings are asked for where they are set; a mask that was cleared meanwhile comes back.
void MainWindow::runOtherwise() {
  const document::Edit run = *session_.runs().back();
  session_.viewCandidate(-1);
  const document::Document& now = session_.document();
  const bool wanted = session_.maskBounds().isEmpty() && session_.margins().none() && !run.extends;
  const bool whole = run.mask.bounds() == Rect::of(run.canvas.size());
  if (wanted && !whole)
    session_.setMask(document::moved(run.mask, run.canvas, now.canvas), tr("Mask of the last run"));
  workspace_->bar()->enter(session_.primaryOperation());
}

void MainWindow::showModels() {
  showDialog(new ModelsDialog(*words_, this));
}

void MainWindow::makeMenus() {
  QMenu* file = menuBar()->addMenu(tr("&File"));
  file->addAction(words_->newPicture);
  files_->fillMenu(file);
  QMenu* edit = menuBar()->addMenu(tr("&Edit"));
  edit_->fillMenu(edit);
  addPreferences(edit);
  mask_->fillMenu(menuBar()->addMenu(tr("&Mask")));
  tools_->fillMenu(menuBar()->addMenu(tr("&Tools")));
  QMenu* view = menuBar()->addMenu(tr("&View"));
  panels_->fillMenu(view, words_->panel);
  view->addSeparator();
  view_->fillMenu(view);
  view->addAction(area_->board);
  QMenu* run = menuBar()->addMenu(tr("&Run"));
  run->addActions({words_->prompt, words_->add, words_->generate});
  run_->fillMenu(run);
  run->addSeparator();
  run->addActions({words_->models, words_->addModelFile, words_->addModelFolder});
  area_->panel().fillMenu(menuBar()->addMenu(tr("&Candidates")));
  makeHelp(menuBar()->addMenu(tr("&Help")));
}

void MainWindow::makeHelp(QMenu* menu) {
  QAction* keys =
      makeAction(this, "window.keys", tr("&Keys"), {}, {Qt::Key_F1}, tr("See all keys on one page"));
  QAction* find = makeAction(this, "window.find", tr("&Find a command…"), {}, {Qt::CTRL | Qt::Key_K},
                             tr("Find what can be done by its name, and change its keys"));
  QAction* nextArea = makeAction(this, "window.nextArea", tr("&Next area of the window"), {},
                                 {Qt::Key_F6, Qt::CTRL | Qt::Key_Tab},
                                 tr("Go on to canvas, bar, tools, options, panels, candidates"));
  QAction* log = makeAction(this, "window.log", tr("&Log"), {}, {},
                            tr("What went wrong and what the engines chose, to read and to copy"));
  connect(log, &QAction::triggered, this, [this] { showDialog(new LogDialog(this)); });
  QAction* about =
      makeAction(this, "window.about", tr("&About Pentimento"), {}, {}, tr("Version and license"));
  connect(keys, &QAction::triggered, this, &MainWindow::showKeys);
  connect(nextArea, &QAction::triggered, this, &MainWindow::focusNextArea);
  connect(about, &QAction::triggered, this, &MainWindow::showAbout);
  palette_ = new CommandPalette(*this);
  connect(find, &QAction::triggered, palette_, &CommandPalette::open);
  menu->addActions({find, keys, nextArea});
  menu->addSeparator();
  menu->addActions({log, about});
}

void MainWindow::addPreferences(QMenu* menu) {
  QAction* open = makeAction(this, "window.preferences", tr("Pre&ferences…"), {}, {Qt::CTRL | Qt::Key_Comma},
                             tr("Language, theme, canvas, files, threads and memory"));
  connect(open, &QAction::triggered, this, [this] { showPreferences(); });
  menu->addSeparator();
  menu->addAction(open);
}

/// One of each kind, and the window goes on meanwhile.
void MainWindow::showDialog(QDialog* dialog) {
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->show();
  dialog->activateWindow();
}

PreferencesDialog* MainWindow::showPreferences() {
  auto* dialog = findChild<PreferencesDialog*>();
  if (!dialog) dialog = new PreferencesDialog(canvas(), files_->recent(), this);
  showDialog(dialog);
  return dialog;
}

void MainWindow::takeOver(MainWindow& before) {
  setGeometry(before.geometry());
  setWindowState(before.windowState());
  files_->takeOver(*before.files_);
  canvas().takeOver(before.canvas());
  view_->mask->setChecked(before.view_->mask->isChecked());
  view_->guides->setChecked(before.view_->guides->isChecked());
  panels_->canvasOnly->setChecked(before.panels_->canvasOnly->isChecked());
  if (before.isVisible()) show();
  if (auto* preferences = before.findChild<PreferencesDialog*>(); preferences && preferences->isVisible()) {
    showPreferences()->pages().setCurrentIndex(preferences->pages().currentIndex());
  }
  before.hide();
}

void MainWindow::restorePlace() {
  resize(1280, 860);
  restoreGeometry(QSettings().value(kGeometryKey).toByteArray());
}

void MainWindow::savePlace() {
  QSettings().setValue(kGeometryKey, saveGeometry());
  editPage_->saveLayout();
}

void MainWindow::updateTitle() {
  setWindowTitle(session_.hasPicture() ? tr("%1[*] - Pentimento").arg(files_->pictureName())
                                       : QStringLiteral("Pentimento[*]"));
  setWindowModified(session_.modified());
}

void MainWindow::updatePage() {
  QWidget* page = session_.hasPicture() ? editPage_ : startPage_;
  if (pages_->currentWidget() == page) return;
  pages_->setCurrentWidget(page);
  if (session_.hasPicture()) canvas().setFocus();
}

void MainWindow::placeMessages() {
  const bool editing = pages_->currentWidget() == editPage_;
  const QRect area =
      editing ? QRect(workspace_->mapTo(pages_, QPoint()), workspace_->size()) : pages_->rect();
  const int width = std::min(kMessageWidth, area.width() - 4 * kGap);
  messages_->setFixedWidth(width);
  messages_->adjustSize();
  messages_->move(area.left() + (area.width() - width) / 2, area.top() + 2 * kGap);
}

void MainWindow::open(const QString& file, const QString& maskFile) {
  offerUnsaved_ = true;
  files_->open(file, maskFile);
}

void MainWindow::offerUnsaved() {
  if (!offerUnsaved_ || !session_.hasPicture() || files_->unsavedWork().empty()) return;
  offerUnsaved_ = false;
  const UnsavedWork work = files_->unsavedWork().front();
  messages_->showOffer(tr("Not saved when Pentimento ended: %1.").arg(work.description()),
                       {{tr("Recover"), [this, work] { files_->recover(work); }},
                        {tr("Discard"), [this, work] { files_->discard(work); }}});
  placeMessages();
}

bool MainWindow::openSample() {
  const std::vector<Sample> found = samples();
  if (!found.empty()) files_->openSample(found.front().picture, found.front().mask, found.front().name);
  return !found.empty();
}

// --- help ---

void MainWindow::showKeys() {
  KeysDialog keys(*this);
  if (keys.exec() == QDialog::Accepted) palette_->open();
}

void MainWindow::showAbout() {
  QMessageBox::about(
      this, tr("About Pentimento"),
      tr("<h3>Pentimento %1</h3><p>Removes, extends and varies parts of pictures, on your own machine.</p>"
         "<p>What you do not edit stays as it is, bit for bit.</p>"
         "<p>Apache License 2.0</p>")
          .arg(QCoreApplication::applicationVersion()));
}

}  // namespace pentimento::ui
