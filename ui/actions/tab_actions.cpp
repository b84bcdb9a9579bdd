#include "ui/actions/tab_actions.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QUrl>
#include <QWidget>

#include "ui/actions/make_action.h"
#include "ui/document_tab.h"
#include "ui/documents.h"

namespace pentimento::ui {

TabActions::TabActions(DocumentTab& tab, Documents& documents)
    : QObject(&tab),
      newTab(makeAction(this, "tab.new", tr("New &tab"), "add", {Qt::CTRL | Qt::Key_T},
                        tr("Show the start page in a new tab"))),
      close(makeAction(this, "file.close", tr("&Close"), {}, {Qt::CTRL | Qt::Key_W},
                       tr("Close the picture; what is not saved is asked about"))),
      closeOthers(makeAction(this, "tab.closeOthers", tr("Close &others"), {}, {},
                             tr("Close all pictures but this one"))),
      copyPath(makeAction(this, "tab.copyPath", tr("Copy the &path"), {}, {},
                          tr("Copy where the file is, as text"))),
      showInFolder(makeAction(this, "tab.showInFolder", tr("Show in the &folder"), {}, {},
                              tr("Open the folder that the file is in"))),
      next(makeAction(this, "tab.next", tr("&Next document"), {},
                      {Qt::CTRL | Qt::Key_Tab, Qt::CTRL | Qt::Key_PageDown}, tr("Go to the next tab"))),
      previous(makeAction(this, "tab.previous", tr("&Previous document"), {},
                          {Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, Qt::CTRL | Qt::Key_PageUp},
                          tr("Go to the tab before"))),
      tab_(tab),
      documents_(documents) {
  for (int i = 1; i <= kNumbered; ++i) {
    const QByteArray name = "tab.number" + QByteArray::number(i);
    numbered_.push_back(makeAction(this, name.constData(), {}, {}, {QKeySequence(Qt::ALT | (Qt::Key_0 + i))},
                                   tr("Go to document %1").arg(i)));
    numbered_.back()->setCheckable(true);
  }
  connectActions();
  update();
}

void TabActions::connectActions() {
  connect(newTab, &QAction::triggered, &documents_, &Documents::addStartPage);
  connect(close, &QAction::triggered, this, [this] { documents_.close(tab_); });
  connect(closeOthers, &QAction::triggered, this, [this] { documents_.closeOthers(tab_); });
  connect(copyPath, &QAction::triggered, this,
          [this] { QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(tab_.file())); });
  connect(showInFolder, &QAction::triggered, this,
          [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(tab_.file()).absolutePath())); });
  connect(next, &QAction::triggered, this, [this] { documents_.step(1); });
  connect(previous, &QAction::triggered, this, [this] { documents_.step(-1); });
  for (int i = 0; i < kNumbered; ++i) {
    connect(numbered_[static_cast<std::size_t>(i)], &QAction::triggered, this, [this, i] {
      if (i < documents_.count()) documents_.show(documents_.at(i));
      update();
    });
  }
  for (const auto signal :
       {&Documents::added, &Documents::removed, &Documents::changed, &Documents::remade}) {
    connect(&documents_, signal, this, &TabActions::update);
  }
  connect(&documents_, &Documents::moved, this, &TabActions::update);
  connect(&documents_, &Documents::currentChanged, this, &TabActions::update);
}

void TabActions::fillFileMenu(QMenu* menu) const {
  menu->addActions({copyPath, showInFolder});
  menu->addSeparator();
  menu->addActions({close, closeOthers});
}

void TabActions::fillDocumentsMenu(QMenu* menu) const {
  menu->addActions({next, previous});
  menu->addSeparator();
  for (QAction* each : numbered_) menu->addAction(each);
}

void TabActions::fillTabMenu(QMenu* menu) const {
  menu->addActions({close, closeOthers});
  menu->addSeparator();
  menu->addActions({copyPath, showInFolder});
}

void TabActions::update() {
  const int count = documents_.count();
  const bool others = count > 1;
  close->setEnabled(others || !tab_.untouched());
  for (QAction* action : {closeOthers, next, previous}) action->setEnabled(others);
  for (QAction* action : {copyPath, showInFolder}) action->setEnabled(!tab_.file().isEmpty());
  for (int i = 0; i < kNumbered; ++i) {
    QAction* action = numbered_[static_cast<std::size_t>(i)];
    const bool there = i < count;
    action->setVisible(there);
    action->setEnabled(there && others);
    action->setText(there ? documents_.at(i).name().replace('&', QStringLiteral("&&"))
                          : tr("Document %1").arg(i + 1));
    action->setChecked(there && &documents_.at(i) == &documents_.current());
  }
}

}  // namespace pentimento::ui
