#include "ui/document_tab.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMessageBox>
#include <QSettings>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/actions/make_action.h"
#include "ui/canvas/canvas.h"
#include "ui/dialogs/keys_dialog.h"
#include "ui/dialogs/log_dialog.h"
#include "ui/dialogs/models_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/panels/start_page.h"
#include "ui/panels/status_line.h"
#include "ui/remembered_settings.h"
#include "ui/session_log.h"

namespace pentimento::ui {

namespace {
const QString kEditsKey = QStringLiteral("window/edits");  // there once the person shows or hides them
}  // namespace

DocumentTab::DocumentTab(std::shared_ptr<EditorSession> session, Studio& studio, Documents& documents,
                         const Prompts& prompts, QWidget& window)
    : QWidget(&window),
      sharedSession_(std::move(session)),
      session_(*sharedSession_),
      studio_(studio),
      documents_(documents),
      window_(window) {
  hide();  // until it is current
  // The parts of the tab use the session until the last of them is gone.
  connect(this, &QObject::destroyed, [kept = sharedSession_] {});
  workspace_ = new Workspace(session_, studio_.tiles, this);
  makeActions(prompts);
  makeLayout();
  makeMessages();
  connectWords();
  makeMenus();
  new RememberedSettings(session_, this);
  new SessionLog(session_, this);
  new StatusLine(session_, canvas(), files_->files(), status_);
  connect(&session_, &EditorSession::newPicture, this, &DocumentTab::openAsNew);
  connect(&session_, &EditorSession::documentChanged, this, &DocumentTab::updatePage);
  connect(files_, &FileActions::openingChanged, this, &DocumentTab::updatePage);
  connect(&files_->files(), &PictureFiles::comes, &canvas(), &Canvas::setComing);
  connect(files_, &FileActions::openingChanged, &canvas(), [this] {
    if (!files_->opening()) canvas().setComing({});
  });
  for (const auto signal : {&EditorSession::documentChanged, &EditorSession::runChanged}) {
    connect(&session_, signal, this, &DocumentTab::changed);
  }
  connect(files_, &FileActions::openingChanged, this, &DocumentTab::changed);
  updatePage();
  status_->installEventFilter(this);  // painted with every page
}

DocumentTab::~DocumentTab() = default;

void DocumentTab::makeActions(const Prompts& prompts) {
  files_ = new FileActions(session_, studio_, documents_, prompts, *this);
  tabs_ = new TabActions(*this, documents_);
  edit_ = new EditActions(session_, documents_, *this);
  mask_ = new MaskActions(session_, *files_, canvas().selecting(), *workspace_->adjust(), prompts, *this);
  view_ = new ViewActions(session_, canvas(), *this);
  tools_ = new ToolActions(canvas(), ToolActions::Tools::All, this);
  run_ = new RunActions(session_, this);
  run_->addKeysTo(&canvas());
  words_ = new WordActions(session_, studio_.models, documents_, prompts, *this);
  connect(run_->primary, &QAction::triggered, words_, [this] { words_->start(session_.primaryOperation()); });
  for (QAction* action : {run_->remove, run_->extend, words_->add, words_->generate}) {
    showKeyOf(run_->primary, action);
  }
  panels_ = new PanelActions(this);
  workspace_->setActions(*run_, *words_, edit_->stack, view_->repeated);
  canvas().addAction(edit_->stack.done);
  place_ = new PlaceActions(session_, workspace_->placing(), edit_->stack, prompts, *this);
  workspace_->setPlaceActions(*place_);
  connect(place_, &PlaceActions::pasteAsNew, edit_->paste, &QAction::trigger);
  connect(edit_->stack.mask, &QAction::triggered, &canvas(), [this] { canvas().setFocus(); });
  makeCandidates(prompts);
  connect(run_->extendBySize, &QAction::triggered, this, [this, ask = prompts.margins] {
    const auto margins = ask(this, session_.document().picture.size(), session_.margins());
    if (margins) session_.setMargins(*margins);
  });
}

void DocumentTab::makeCandidates(const Prompts& prompts) {
  contents_ = new BoardContents(session_, this);
  candidates_ = new CandidateActions(session_, *contents_, *workspace_, prompts, *this);
  vary_ = new VaryActions(session_, *contents_, *candidates_, this);
  candidates_->addKeysTo(&canvas());
  vary_->addKeysTo(&canvas());
  area_ = new CandidateArea(session_, *contents_, *candidates_, *vary_, this);
  run_->addKeysTo(&area_->strip());
  connect(area_, &CandidateArea::left, this, [this] { canvas().setFocus(); });
}

void DocumentTab::makeLayout() {
  toolStrip_ = new ToolStrip(canvas(), *tools_, this);
  toolOptions_ = new ToolOptions(canvas(), this);
  side_ = new SidePanel(session_, *words_, this);
  edits_ = new EditsPanel(session_, edit_->stack, this);
  edits_->list().addAction(place_->again);
  editPage_ = new EditPage(toolOptions_, toolStrip_, workspace_, *panels_);
  makePanels();
  startPage_ = new StartPage(studio_, documents_, *files_, *words_);
  pages_ = new QStackedWidget;
  pages_->addWidget(startPage_);
  pages_->addWidget(editPage_);
  status_ = new QStatusBar;
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(pages_, 1);
  column->addWidget(status_);
}

/// At first only what is needed: no words without a model, no edits before there is one.
void DocumentTab::makePanels() {
  auto* mark = new EditMark(session_, canvas(), this);
  connect(&edits_->list(), &EditsList::pointedAt, mark, &EditMark::pointAt);
  connect(edit_->stack.rename, &QAction::triggered, this, [this] {
    panels_->edits->setChecked(true);
    edits_->list().rename();
  });
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
  connect(&session_, &EditorSession::documentChanged, this, &DocumentTab::showFirstEdit);
}

/// A candidate in another format becomes a document of its own.
void DocumentTab::openAsNew(const image::Image& picture) {
  const Size size = picture.size();
  const QString plain = session_.filePath().isEmpty() ? name() : QFileInfo(file()).completeBaseName();
  documents_.openAsNew(picture, tr("%1, %2 × %3").arg(plain).arg(size.width).arg(size.height));
}

void DocumentTab::showFirstEdit() {
  if (session_.document().edits.empty() || panels_->edits->isChecked()) return;
  if (!QSettings().contains(kEditsKey) && !panels_->canvasOnly->isChecked()) panels_->edits->setChecked(true);
}

void DocumentTab::connectWords() {
  connect(words_->models, &QAction::triggered, this, &DocumentTab::showModels);
  connect(run_->otherwise, &QAction::triggered, this, &DocumentTab::runOtherwise);
  connect(words_->prompt, &QAction::triggered, this, &DocumentTab::showPrompt);
  connect(words_, &WordActions::modelWanted, this, [this] {
    if (!session_.hasPicture()) return showModels();
    words_->panel->setChecked(true);
    // After the key that asked for it has gone its way.
    QTimer::singleShot(0, side_, &SidePanel::enter);
  });
  connect(side_, &SidePanel::left, this, [this] { canvas().setFocus(); });
}

void DocumentTab::showPrompt() {
  QLineEdit* prompt = workspace_->bar()->prompt();
  if (prompt->isVisible()) return prompt->setFocus(Qt::ShortcutFocusReason);
  words_->panel->setChecked(true);
  side_->enter();
}

/// Settings are asked for where they are set; a mask that was cleared meanwhile comes back.
void DocumentTab::runOtherwise() {
  const document::Edit run = *session_.runs().back();
  session_.viewCandidate(-1);
  const document::Document& now = session_.document();
  const bool wanted = session_.maskBounds().isEmpty() && session_.margins().none() && !run.extends;
  const bool whole = run.mask.bounds() == Rect::of(run.canvas.size());
  if (wanted && !whole)
    session_.setMask(document::moved(run.mask, run.canvas, now.canvas), tr("Mask of the last run"));
  workspace_->bar()->enter(session_.primaryOperation());
}

void DocumentTab::showModels() {
  showDialog(new ModelsDialog(*words_, this));
}

QMenu* DocumentTab::addMenu(const QString& title) {
  menus_ << new QMenu(title, this);
  return menus_.back();
}

void DocumentTab::makeMenus() {
  QMenu* file = addMenu(tr("&File"));
  file->addActions({tabs_->newTab, words_->newPicture});
  files_->fillMenu(file);
  file->addSeparator();
  tabs_->fillFileMenu(file);
  file->addAction(files_->quit);
  QMenu* edit = addMenu(tr("&Edit"));
  edit_->fillMenu(edit);
  edit->insertAction(edit_->paste, place_->paste);
  place_->fillMenu(edit->addMenu(tr("Place a pict&ure")));
  addPreferences(edit);
  mask_->fillMenu(addMenu(tr("&Mask")));
  tools_->fillMenu(addMenu(tr("&Tools")));
  QMenu* view = addMenu(tr("&View"));
  panels_->fillMenu(view, words_->panel);
  view->addSeparator();
  view_->fillMenu(view);
  view->addAction(area_->board);
  QMenu* run = addMenu(tr("&Run"));
  run->addActions({words_->prompt, words_->add, words_->generate});
  run_->fillMenu(run);
  run->addSeparator();
  run->addActions({words_->models, words_->addModelFile, words_->addModelFolder});
  area_->panel().fillMenu(addMenu(tr("&Candidates")));
  tabs_->fillDocumentsMenu(addMenu(tr("&Documents")));
  makeHelp(addMenu(tr("&Help")));
}

void DocumentTab::makeHelp(QMenu* menu) {
  QAction* keys =
      makeAction(this, "window.keys", tr("&Keys"), {}, {Qt::Key_F1}, tr("See all keys on one page"));
  QAction* find = makeAction(this, "window.find", tr("&Find a command…"), {}, {Qt::CTRL | Qt::Key_K},
                             tr("Find what can be done by its name, and change its keys"));
  QAction* nextArea = makeAction(this, "window.nextArea", tr("&Next area of the window"), {}, {Qt::Key_F6},
                                 tr("Go on to canvas, bar, tools, options, panels, candidates"));
  QAction* log = makeAction(this, "window.log", tr("&Log"), {}, {},
                            tr("What went wrong and what the engines chose, to read and to copy"));
  connect(log, &QAction::triggered, this, [this] { showDialog(new LogDialog(this)); });
  QAction* about =
      makeAction(this, "window.about", tr("&About Pentimento"), {}, {}, tr("Version and license"));
  connect(keys, &QAction::triggered, this, &DocumentTab::showKeys);
  connect(nextArea, &QAction::triggered, this, &DocumentTab::focusNextArea);
  connect(about, &QAction::triggered, this, &DocumentTab::showAbout);
  palette_ = new CommandPalette(*this, menus_);
  connect(find, &QAction::triggered, palette_, &CommandPalette::open);
  menu->addActions({find, keys, nextArea});
  menu->addSeparator();
  menu->addActions({log, about});
}

void DocumentTab::addPreferences(QMenu* menu) {
  QAction* open = makeAction(this, "window.preferences", tr("Pre&ferences…"), {}, {Qt::CTRL | Qt::Key_Comma},
                             tr("Language, theme, canvas, files, threads and memory"));
  connect(open, &QAction::triggered, this, [this] { showPreferences(); });
  menu->addSeparator();
  menu->addAction(open);
}

/// One of each kind, and the window goes on meanwhile.
void DocumentTab::showDialog(QDialog* dialog) {
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->show();
  dialog->activateWindow();
}

PreferencesDialog* DocumentTab::showPreferences() {
  auto* dialog = findChild<PreferencesDialog*>();
  if (!dialog) dialog = new PreferencesDialog(canvas(), studio_.recent, this);
  showDialog(dialog);
  return dialog;
}

void DocumentTab::takeLook(const DocumentTab& before) {
  canvas().takeTools(before.canvas());
  view_->takeOver(*before.view_);
  editPage_->takeLayout(*before.editPage_);
}

void DocumentTab::takeOver(DocumentTab& before) {
  takeLook(before);
  files_->takeOver(*before.files_);
  canvas().takeView(before.canvas());
  if (auto* preferences = before.findChild<PreferencesDialog*>(); preferences && preferences->isVisible()) {
    showPreferences()->pages().setCurrentIndex(preferences->pages().currentIndex());
  }
}

void DocumentTab::setMemoryShare(double share) {
  memoryShare_ = share;
  const auto part = [share](std::size_t bytes) {
    return static_cast<std::size_t>(share * static_cast<double>(bytes));
  };
  session_.setOfferedBudget(part(EditorSession::defaultOfferedBudget()));
  files_->setMemoryBudget(part(ProjectWriter::kMemoryBudget));
  area_->panel().model().thumbnails().setBudget(part(Thumbnails::kDefaultBudget));
}

QString DocumentTab::name() const {
  return untouched() ? tr("Start page") : files_->pictureName();
}

QString DocumentTab::file() const {
  return files_->file();
}

bool DocumentTab::untouched() const {
  return !session_.hasPicture() && !files_->opening();
}

bool DocumentTab::busy() const {
  return files_->busy() || files_->files().loading() || session_.strokeActive();
}

void DocumentTab::enter() {
  QWidget* before = focusWidget();
  if (!before || !before->isVisibleTo(this)) before = session_.hasPicture() ? &canvas() : startPage_;
  before->setFocus();
}

void DocumentTab::updatePage() {
  QWidget* page = untouched() ? startPage_ : editPage_;
  if (pages_->currentWidget() == page) return;
  pages_->setCurrentWidget(page);
  if (page == editPage_ && isVisible()) canvas().setFocus();
}

// --- help ---

void DocumentTab::showKeys() {
  KeysDialog keys(*this, menus_);
  if (keys.exec() == QDialog::Accepted) palette_->open();
}

void DocumentTab::showAbout() {
  QMessageBox::about(
      this, tr("About Pentimento"),
      tr("<h3>Pentimento %1</h3><p>Removes, extends and varies parts of pictures, on your own machine.</p>"
         "<p>What you do not edit stays as it is, bit for bit.</p>"
         "<p>Apache License 2.0</p>")
          .arg(QCoreApplication::applicationVersion()));
}

}  // namespace pentimento::ui
