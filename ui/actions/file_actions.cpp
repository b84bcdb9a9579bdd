#include "ui/actions/file_actions.h"

#include <QDir>
#include <QFileInfo>
#include <utility>

#include "ui/actions/make_action.h"
#include "ui/documents.h"
#include "ui/local_files.h"
#include "ui/preferences.h"

namespace pentimento::ui {

namespace {
bool isLossy(const QString& file) {
  return image::is_lossy(toPath(file));
}

QString withSuffix(const QString& file, const QString& suffix) {
  const QFileInfo info(file);
  return info.path() + '/' + info.completeBaseName() + '.' + suffix;
}
}  // namespace

FileActions::FileActions(EditorSession& session, Studio& studio, Documents& documents, Prompts prompts,
                         QWidget& tab)
    : QObject(&tab),
      openAction(
          makeAction(this, "file.open", tr("&Open…"), "open", {QKeySequence::Open}, tr("Open a picture"))),
      save(makeAction(this, "file.save", tr("&Save"), {}, {QKeySequence::Save},
                      tr("Save the picture to its file"))),
      saveAs(makeAction(this, "file.saveAs", tr("Save &as…"), {}, {Qt::CTRL | Qt::SHIFT | Qt::Key_S},
                        tr("Save the picture under another name or in another format"))),
      exportAs(makeAction(this, "file.exportAs", tr("&Export…"), {}, {Qt::CTRL | Qt::SHIFT | Qt::Key_E},
                          tr("Write a copy in another format, with its quality"))),
      quit(makeAction(this, "file.quit", tr("&Quit"), {}, {Qt::CTRL | Qt::Key_Q},
                      tr("Close the window; what is not saved is asked about"))),
      session_(session),
      studio_(studio),
      documents_(documents),
      prompts_(std::move(prompts)),
      tab_(tab),
      files_(studio.ahead),
      writer_(std::make_unique<ProjectWriter>(session, studio.disk)) {
  connectActions();
  connectFiles();
  connectProject();
  update();
}

void FileActions::connectActions() {
  connect(openAction, &QAction::triggered, this, &FileActions::askAndOpen);
  connect(save, &QAction::triggered, this, &FileActions::saveToFile);
  connect(saveAs, &QAction::triggered, this,
          [this] { askAndSave(session_.isProject() ? session_.filePath() : suggestion()); });
  connect(exportAs, &QAction::triggered, this, &FileActions::askAndExport);
  connect(quit, &QAction::triggered, this, [this] { tab_.window()->close(); });
  connect(&session_, &EditorSession::documentChanged, this, &FileActions::update);
}

void FileActions::connectFiles() {
  connect(&files_, &PictureFiles::loaded, this, &FileActions::onLoaded);
  connect(&files_, &PictureFiles::saved, this, &FileActions::onSaved);
  connect(&files_, &PictureFiles::failed, this, [this](const QString& sentence) {
    if (opening()) return fail(sentence);
    Q_EMIT failed(sentence);
  });
  connect(&files_, &PictureFiles::loadCancelled, this, [this] {
    if (opening()) fail({});
  });
  connect(&files_, &PictureFiles::saveFailed, this, [this] { afterSaving_ = nullptr; });
  connect(&files_, &PictureFiles::changed, this, &FileActions::update);
  connect(&files_, &PictureFiles::maskLoaded, this,
          [this](const image::Mask& mask) { session_.setMask(mask, tr("Load mask")); });
  connect(&files_, &PictureFiles::maskSaved, this, [this](const QString& file) {
    Q_EMIT informed(tr("Saved the mask to %1.").arg(QFileInfo(file).fileName()));
  });
}

void FileActions::fillMenu(QMenu* menu) {
  menu->addAction(openAction);
  QMenu* recent = menu->addMenu(tr("Open &recent"));
  connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
  connect(menu, &QMenu::aboutToShow, this,
          [this, recent] { recent->setEnabled(!studio_.recent.files().isEmpty()); });
  fillSamples(menu->addMenu(tr("Open sa&mple")));
  menu->addSeparator();
  menu->addActions({save, saveAs, exportAs});
}

void FileActions::fillRecent(QMenu* menu) {
  menu->clear();
  for (const QString& file : studio_.recent.files()) {
    menu->addAction(QDir::toNativeSeparators(file).replace('&', QStringLiteral("&&")), this,
                    [this, file] { documents_.open({file}); });
  }
  menu->addSeparator();
  menu->addAction(tr("&Clear the list"), &studio_.recent, &RecentFiles::clear);
}

void FileActions::fillSamples(QMenu* menu) {
  for (const Sample& sample : samples()) {
    menu->addAction(sample.name, this, [this, sample] { documents_.openSample(sample); });
  }
  menu->setEnabled(!menu->isEmpty());
}

// --- opening ---

void FileActions::askAndOpen() {
  const QString start = session_.filePath().isEmpty() ? studio_.recent.files().value(0) : session_.filePath();
  documents_.open(prompts_.openFiles(&tab_, QFileInfo(start).path()));
}

void FileActions::load(const QString& file, const QString& maskFile) {
  begin({QFileInfo(file).absoluteFilePath(), {}, {}}, maskFile);
}

void FileActions::loadSample(const Sample& sample) {
  begin({sample.picture, sample.name, {}}, sample.mask);
}

void FileActions::begin(Opening opening, const QString& maskFile) {
  opening_ = std::move(opening);
  files_.load(opening_->file, maskFile);
  Q_EMIT openingChanged();
}

FileActions::Opening FileActions::end() {
  Opening opening = std::move(*opening_);
  opening_.reset();
  return opening;
}

/// Whether the file is still there is asked on a thread: the disk may be slow to say so.
void FileActions::fail(const QString& sentence) {
  const QString file = end().file;
  Q_EMIT openingChanged();
  looking_.start<bool>([file](Progress&) { return QFileInfo::exists(file); },
                       [this, file](bool there) {
                         if (!there) studio_.recent.remove(file);
                       });
  Q_EMIT openFailed(sentence);
}

void FileActions::onLoaded(const document::Document& document, const QString& file) {
  const Opening opening = end();
  if (!opening.sample.isEmpty()) {
    session_.openSample(document, opening.sample);
  } else {
    session_.open(document, file);
    studio_.recent.add(file);
  }
  Q_EMIT openingChanged();
}

QString FileActions::file() const {
  if (!opening_) return session_.filePath();
  if (opening_->work) return opening_->work->source;
  return opening_->sample.isEmpty() ? opening_->file : QString();
}

void FileActions::loadMask() {
  const QString file = prompts_.openFile(&tab_, QFileInfo(session_.filePath()).path());
  if (!file.isEmpty()) files_.loadMask(file, session_.document().picture.size());
}

// --- saving ---

QString FileActions::pictureName() const {
  if (opening_ && !opening_->sample.isEmpty()) return opening_->sample;
  if (opening_ && opening_->work) return opening_->work->name;
  if (opening_) return QFileInfo(opening_->file).fileName();
  return session_.filePath().isEmpty() ? session_.title() : QFileInfo(session_.filePath()).fileName();
}

QString FileActions::suggestion() const {
  if (session_.isProject()) return withSuffix(session_.filePath(), QStringLiteral("png"));
  if (!session_.filePath().isEmpty()) return session_.filePath();
  return QDir::homePath() + '/' + session_.title() + '.' + preferences().format;
}

void FileActions::saveToFile() {
  if (!session_.hasPicture() || busy()) return;
  if (session_.filePath().isEmpty()) return askAndSave(suggestion());
  if (!session_.isProject()) return write(session_.filePath());
  if (session_.unkept()) return askAndSave(session_.filePath());
  Q_EMIT informed(
      tr("Everything is saved already: %1 has every step as soon as it is done.").arg(pictureName()));
}

void FileActions::askAndSave(const QString& suggested) {
  if (!session_.hasPicture() || busy()) return;
  const QString file = prompts_.saveAs(&tab_, suggested);
  if (file.isEmpty()) {
    afterSaving_ = nullptr;
  } else {
    write(file);
  }
}

void FileActions::write(const QString& file) {
  if (isProjectName(file)) return createProject(file);
  if (isLossy(file) && !lossyAccepted_.contains(file)) {
    const LossyAnswer answer = prompts_.lossy(&tab_, file);
    if (answer == LossyAnswer::Cancel) afterSaving_ = nullptr;
    if (answer == LossyAnswer::ChooseLossless) askAndSave(withSuffix(file, QStringLiteral("png")));
    if (answer != LossyAnswer::Save) return;
    lossyAccepted_.insert(file);
  }
  exporting_.clear();
  files_.save(session_.document().picture, file, {});
}

void FileActions::askAndExport() {
  if (!session_.hasPicture() || busy()) return;
  const std::optional<ExportChoice> choice = prompts_.exportAs(&tab_, session_.document(), suggestion());
  if (!choice) return;
  exporting_ = choice->file;
  files_.exportCopy(session_.document(), choice->file, choice->settings);
}

void FileActions::saveMask() {
  const QFileInfo picture(suggestion());
  const QString file = prompts_.saveFile(
      &tab_, picture.path() + '/' + picture.completeBaseName() + QStringLiteral("-mask.png"));
  if (!file.isEmpty()) files_.saveMask(session_.mask(), file);
}

void FileActions::onSaved(const image::Image& picture, const QString& file, const QStringList& losses) {
  const QString name = QFileInfo(file).fileName();
  if (exporting_ == file) {
    Q_EMIT informed(tr("Exported %1. %2").arg(name, losses.join(' ')).trimmed());
  } else if (session_.isProject()) {
    Q_EMIT informed(
        tr("Saved a copy as %1; %2 stays open. %3").arg(name, pictureName(), losses.join(' ')).trimmed());
  } else {
    session_.markSaved(picture, file);
    if (!session_.modified()) writer_->dropUnsaved();
    studio_.recent.add(file);
    Q_EMIT informed(tr("Saved %1. %2").arg(name, losses.join(' ')).trimmed());
  }
  if (auto then = std::exchange(afterSaving_, nullptr)) then();
}

void FileActions::whenSafeToLeave(std::function<void()> then) {
  if (!writer_->settled()) {
    afterWriting_ = std::move(then);
    return;
  }
  if (safeToLeave()) return then();
  const UnsavedAnswer answer = session_.modified() ? prompts_.unsaved(&tab_, pictureName())
                                                   : prompts_.candidates(&tab_, pictureName());
  if (answer == UnsavedAnswer::Discard) return then();
  if (answer == UnsavedAnswer::Cancel) return;
  saveBefore(answer, then);
}

/// A project that cannot be written is left once a copy of its picture is saved; all else is looked at again.
void FileActions::saveBefore(UnsavedAnswer answer, const std::function<void()>& then) {
  const bool copy = session_.isProject() && answer == UnsavedAnswer::Save;
  afterSaving_ = copy ? then : [this, then] { whenSafeToLeave(then); };
  if (copy) {
    askAndSave(suggestion());
  } else if (answer == UnsavedAnswer::SaveProject) {
    askAndSave(withSuffix(suggestion(), QStringLiteral("pentimento")));
  } else {
    saveToFile();
  }
}

void FileActions::update() {
  const bool picture = session_.hasPicture();
  const bool idle = !busy();
  const bool worth = session_.modified() || session_.filePath().isEmpty() || session_.isProject();
  save->setEnabled(picture && idle && worth);
  saveAs->setEnabled(picture && idle);
  exportAs->setEnabled(picture && idle);
}

}  // namespace pentimento::ui
