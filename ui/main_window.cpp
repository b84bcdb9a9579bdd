#include "ui/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QSettings>
#include <QVBoxLayout>

#include "ui/icons.h"
#include "ui/local_files.h"
#include "ui/preferences.h"
#include "ui/samples.h"

namespace pentimento::ui {

namespace {
const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kDocumentsKey = QStringLiteral("window/documents");
constexpr int kLookAgain = 100;  // ms
}  // namespace

MainWindow::MainWindow(Studio& studio, const Prompts& prompts)
    : studio_(studio),
      stack_(new QStackedWidget),
      documents_(studio, prompts, *stack_),
      bar_(new DocumentTabBar(documents_)) {
  setWindowIcon(icon(QStringLiteral("pentimento")));
  setAcceptDrops(true);
  auto* middle = new QWidget;
  auto* column = new QVBoxLayout(middle);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(bar_);
  column->addWidget(stack_, 1);
  setCentralWidget(middle);
  insert(0);
  follow();
  showCurrent();
  restorePlace();
}

void MainWindow::follow() {
  connect(&current(), &DocumentTab::firstPainted, this, &MainWindow::firstPainted);
  connect(&documents_, &Documents::added, this, &MainWindow::insert);
  connect(&documents_, &Documents::remade, this, [this](int index) {
    insert(index);
    if (&documents_.at(index) == &current()) showCurrent();
  });
  connect(&documents_, &Documents::currentChanged, this, &MainWindow::showCurrent);
  connect(&documents_, &Documents::changed, this, &MainWindow::updateTitle);
  for (const auto signal : {&Documents::changed, &Documents::removed}) {
    connect(&documents_, signal, this, &MainWindow::rememberDocuments);
  }
  connect(&documents_, &Documents::moved, this, &MainWindow::rememberDocuments);
  makeAgain_.setInterval(kLookAgain);
  connect(&makeAgain_, &QTimer::timeout, this, &MainWindow::makeAgain);
}

void MainWindow::insert(int index) {
  stack_->addWidget(&documents_.at(index));
}

void MainWindow::showCurrent() {
  stack_->setCurrentWidget(&current());
  menuBar()->clear();
  for (QMenu* menu : current().menus()) menuBar()->addMenu(menu);
  updateTitle();
  current().enter();
}

void MainWindow::updateTitle() {
  setWindowTitle(current().untouched() ? QStringLiteral("Pentimento[*]")
                                       : tr("%1[*] - Pentimento").arg(current().name()));
  setWindowModified(current().session().modified());
}

void MainWindow::open(const QStringList& files, const QString& maskFile) {
  documents_.offerUnsaved();
  documents_.open(files, maskFile);
}

void MainWindow::openLast() {
  const QStringList last = QSettings().value(kDocumentsKey).toStringList();
  if (preferences().start == Start::LastDocuments && !last.isEmpty()) open(last);
}

/// As soon as they change: the program may end in any way.
void MainWindow::rememberDocuments() {
  const QStringList files = documents_.files();
  if (files == remembered_) return;
  remembered_ = files;
  QSettings().setValue(kDocumentsKey, files);
}

bool MainWindow::openSample() {
  const std::vector<Sample> found = samples();
  if (!found.empty()) documents_.openSample(found.front());
  return !found.empty();
}

void MainWindow::restorePlace() {
  resize(1280, 860);
  restoreGeometry(QSettings().value(kGeometryKey).toByteArray());
}

void MainWindow::savePlace() {
  QSettings().setValue(kGeometryKey, saveGeometry());
  current().saveLayout();
}

// --- events ---

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!localFiles(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QStringList files = localFiles(*event->mimeData());
  if (files.isEmpty()) return;
  event->acceptProposedAction();
  // One picture on the picture that is open is put into it; anywhere else it is opened.
  Workspace& workspace = current().workspace();
  const bool place = files.size() == 1 && !isProjectName(files.first()) && current().session().hasPicture() &&
                     workspace.isVisible() &&
                     workspace.rect().contains(workspace.mapFrom(this, event->position().toPoint()));
  // After the drop has ended: a question must not hold up the other program.
  QTimer::singleShot(0, this, [this, files, place] {
    if (ModelLibrary::looksLikeModel(files.first())) return studio_.models.add(files);
    if (place) return current().workspace().placing().beginFile(files.first());
    documents_.open(files);
  });
}

/// Whoever asked for the language may be a part of the tab that goes: not before that is over.
void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) makeAgain_.start(0);
}

void MainWindow::makeAgain() {
  makeAgain_.start(kLookAgain);
  if (QApplication::activeModalWidget()) return;
  for (int i = 0; i < documents_.count(); ++i) {
    if (documents_.at(i).busy()) return;
  }
  makeAgain_.stop();
  documents_.makeAgain();
  bar_->retranslate();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!leaving_ && !documents_.safeToLeave()) {
    event->ignore();
    documents_.whenSafeToLeave([this] {
      leaving_ = true;
      close();
    });
    return;
  }
  for (int i = 0; i < documents_.count(); ++i) documents_.at(i).session().cancelAll();
  savePlace();
  event->accept();
}

}  // namespace pentimento::ui
