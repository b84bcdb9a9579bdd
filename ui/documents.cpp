#include "ui/documents.h"

#include <QDir>
#include <QFileInfo>
#include <QTimer>
#include <algorithm>
#include <utility>

#include "ui/document_tab.h"
#include "ui/samples.h"

namespace pentimento::ui {

namespace {
/// All but what was meant for one picture alone.
EditSettings settingsForAnother(EditSettings settings) {
  settings = settings.forAnotherPicture();
  settings.context = {};
  return settings;
}

/// Where the file really lies; one that is not there: its name.
QString placeOf(const QString& file) {
  const QString canonical = QFileInfo(file).canonicalFilePath();
  return canonical.isEmpty() ? file : canonical;
}
}  // namespace

Documents::Documents(Studio& studio, Prompts prompts, QWidget& window)
    : studio_(studio), prompts_(std::move(prompts)), window_(window) {
  add(0);
}

int Documents::indexOf(const DocumentTab& tab) const {
  return static_cast<int>(std::find(tabs_.begin(), tabs_.end(), &tab) - tabs_.begin());
}

QStringList Documents::files() const {
  QStringList files;
  for (const DocumentTab* tab : tabs_) {
    if (!tab->file().isEmpty()) files << tab->file();
  }
  return files;
}

// --- tabs ---

DocumentTab* Documents::makeTab(std::shared_ptr<EditorSession> session) {
  auto* tab = new DocumentTab(std::move(session), studio_, *this, prompts_, window_);
  connect(tab, &DocumentTab::changed, this, [this, tab] { Q_EMIT changed(indexOf(*tab)); });
  connect(&tab->files(), &FileActions::openFailed, this,
          [this, tab](const QString& sentence) { onOpenFailed(*tab, sentence); });
  return tab;
}

DocumentTab& Documents::add(int index) {
  auto session = std::make_shared<EditorSession>(studio_.queue, studio_.flattenCache);
  if (current_) session->setSettings(settingsForAnother(current_->session().settings()));
  DocumentTab* tab = makeTab(std::move(session));
  tabs_.insert(tabs_.begin() + index, tab);
  if (!current_) current_ = tab;  // the first, before anybody hears of it
  Q_EMIT added(index);
  divideMemory();
  return *tab;
}

void Documents::makeAgain() {
  for (int i = 0; i < count(); ++i) {
    DocumentTab* before = tabs_[static_cast<std::size_t>(i)];
    DocumentTab* next = makeTab(before->sharedSession());
    next->takeOver(*before);
    tabs_[static_cast<std::size_t>(i)] = next;
    if (current_ == before) current_ = next;
    Q_EMIT remade(i);
    delete before;
  }
  divideMemory();
}

DocumentTab& Documents::emptyTab() {
  return current_->untouched() ? *current_ : add(indexOf(*current_) + 1);
}

void Documents::addStartPage() {
  show(add(indexOf(*current_) + 1));
}

void Documents::show(DocumentTab& tab) {
  if (&tab == current_) return;
  const DocumentTab& before = *std::exchange(current_, &tab);
  divideMemory();
  Q_EMIT currentChanged();
  tab.takeLook(before);  // when it has its place: the sizes of panels depend on it
}

void Documents::step(int by) {
  const int to = ((indexOf(*current_) + by) % count() + count()) % count();
  show(at(to));
}

void Documents::move(int from, int to) {
  DocumentTab* tab = tabs_[static_cast<std::size_t>(from)];
  tabs_.erase(tabs_.begin() + from);
  tabs_.insert(tabs_.begin() + to, tab);
  Q_EMIT moved(from, to);
}

void Documents::divideMemory() {
  for (DocumentTab* tab : tabs_) {
    tab->setMemoryShare(count() == 1 ? 1 : tab == current_ ? 0.5 : 0.5 / (count() - 1));
  }
}

// --- opening ---

/// By whichever name, through links, too.
DocumentTab* Documents::tabOf(const QString& file) const {
  if (file.isEmpty()) return nullptr;
  const QString place = placeOf(file);
  const auto found = std::find_if(tabs_.begin(), tabs_.end(), [&](const DocumentTab* tab) {
    return tab->file() == file || (!tab->file().isEmpty() && placeOf(tab->file()) == place);
  });
  return found == tabs_.end() ? nullptr : *found;
}

void Documents::open(const QStringList& files, const QString& maskFile) {
  DocumentTab* first = nullptr;
  for (const QString& file : files) {
    DocumentTab& tab = openOne(file, first ? QString() : maskFile);
    if (!first) first = &tab;
  }
  if (first) show(*first);
}

DocumentTab& Documents::openOne(const QString& file, const QString& maskFile) {
  const QString path = QDir::cleanPath(QFileInfo(file).absoluteFilePath());
  if (DocumentTab* there = tabOf(path)) return *there;
  DocumentTab& tab = emptyTab();
  show(tab);
  tab.files().load(path, maskFile);
  return tab;
}

void Documents::openSample(const Sample& sample) {
  DocumentTab& tab = emptyTab();
  show(tab);
  tab.files().loadSample(sample);
}

void Documents::openPasted(const image::Image& picture) {
  openAsNew(picture, tr("Pasted picture"));
}

void Documents::openAsNew(const image::Image& picture, const QString& title) {
  DocumentTab& tab = emptyTab();
  show(tab);
  tab.session().openWithoutFile({picture, {}}, title, true);
}

void Documents::make(const NewPicture& picture) {
  DocumentTab& tab = emptyTab();
  show(tab);
  tab.words().make(picture);
}

/// In place of its picture where that is open and nothing was done to it.
void Documents::recover(const UnsavedWork& work) {
  DocumentTab* same = tabOf(work.source);
  const bool free = same && !same->session().worthKeeping() && !same->files().opening();
  DocumentTab& tab = free ? *same : emptyTab();
  show(tab);
  tab.files().recover(work);
}

void Documents::recoverAll() {
  const std::vector<UnsavedWork> works = studio_.unsaved.works();
  for (const UnsavedWork& work : works) recover(work);
}

/// A tab that was made for a file leaves with it, and the one that the person sees then says why.
void Documents::onOpenFailed(DocumentTab& tab, const QString& sentence) {
  const bool needless = tab.untouched() && count() > 1;
  if (needless) remove(tab);
  if (!sentence.isEmpty()) (needless ? *current_ : tab).showError(sentence);
}

// --- closing ---

void Documents::close(DocumentTab& tab) {
  closeAll({&tab});
}

void Documents::closeOthers(DocumentTab& tab) {
  std::vector<QPointer<DocumentTab>> others(tabs_.begin(), tabs_.end());
  std::erase(others, &tab);
  closeAll(std::move(others));
}

/// One after the other; one that was closed meanwhile is passed over.
void Documents::closeAll(std::vector<QPointer<DocumentTab>> tabs) {
  std::erase_if(
      tabs, [this](const auto& tab) { return std::find(tabs_.begin(), tabs_.end(), tab) == tabs_.end(); });
  if (tabs.empty()) return;
  DocumentTab* tab = tabs.front();
  tabs.erase(tabs.begin());
  if (!tab->files().safeToLeave()) show(*tab);
  tab->files().whenSafeToLeave([this, tab, tabs = std::move(tabs)] {
    remove(*tab);
    closeAll(tabs);
  });
}

bool Documents::safeToLeave() const {
  return std::all_of(tabs_.begin(), tabs_.end(), [](DocumentTab* tab) { return tab->files().safeToLeave(); });
}

void Documents::whenSafeToLeave(const std::function<void()>& then) {
  leave(then, {});
}

void Documents::leave(const std::function<void()>& then, QSet<const DocumentTab*> givenUp) {
  for (DocumentTab* tab : tabs_) {
    if (givenUp.contains(tab) || tab->files().safeToLeave()) continue;
    show(*tab);
    givenUp << tab;
    return tab->files().whenSafeToLeave([this, then, givenUp] { leave(then, givenUp); });
  }
  then();
}

/// The tab goes when whoever asked for it, maybe a part of it, is done.
void Documents::remove(DocumentTab& tab) {
  if (count() == 1) return tab.session().close();
  const int index = indexOf(tab);
  if (&tab == current_) show(at(index + 1 < count() ? index + 1 : index - 1));
  tabs_.erase(tabs_.begin() + index);
  divideMemory();
  Q_EMIT removed(index);
  tab.disconnect(this);
  tab.files().disconnect(this);
  tab.session().cancelAll();
  tab.hide();
  tab.deleteLater();
}

}  // namespace pentimento::ui
