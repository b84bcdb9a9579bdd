#include "ui/actions/file_actions.h"

#include <QDir>
#include <QFileInfo>
#include <utility>

#include "ui/actions/make_action.h"
#include "ui/preferences.h"
#include "ui/samples.h"

namespace pentimento::ui {

namespace {
bool isLossy(const QString& file) {
  return image::is_lossy(std::filesystem::path(file.toStdU16String()));
}

QString withSuffix(const QString& file, const QString& suffix) {
  const QFileInfo info(file);
  return info.path() + '/' + info.completeBaseName() + '.' + suffix;
}
}  // namespace

FileActions::FileActions(EditorSession& session, Prompts prompts, QWidget& window)
    : QObject(&window),
      openAction(
          makeAction(this, "file.open", tr("&Open…"), "open", {QKeySequence::Open}, tr("Open a picture"))),
      save(makeAction(this, "file.save", tr("&Save"), {}, {QKeySequence::Save},
                      tr("Save the picture to its file"))),
      saveAs(makeAction(this, "file.saveAs", tr("Save &as…"), {}, {Qt::CTRL | Qt::SHIFT | Qt::Key_S},
                        tr("Save the picture under another name or in another format"))),
      exportAs(makeAction(this, "file.exportAs", tr("&Export…"), {}, {Qt::CTRL | Qt::SHIFT | Qt::Key_E},
                          tr("Write a copy in another format, with its quality"))),
      close(makeAction(this, "file.close", tr("&Close"), {}, {Qt::CTRL | Qt::Key_W},
                       tr("Close the picture and go to the start page"))),
      quit(makeAction(this, "file.quit", tr("&Quit"), {}, {Qt::CTRL | Qt::Key_Q},
                      tr("Close the window; what is not saved is asked about"))),
      session_(session),
      prompts_(std::move(prompts)),
      window_(window),
      writer_(std::make_unique<ProjectWriter>(session)) {
  connectActions();
  connectFiles();
  connectProject();
  lookForUnsaved();
  update();
}

void FileActions::connectActions() {
  connect(openAction, &QAction::triggered, this, &FileActions::askAndOpen);
  connect(save, &QAction::triggered, this, &FileActions::saveToFile);
  connect(saveAs, &QAction::triggered, this,
          [this] { askAndSave(session_.isProject() ? session_.filePath() : suggestion()); });
  connect(exportAs, &QAction::triggered, this, &FileActions::askAndExport);
  connect(close, &QAction::triggered, this, [this] { whenSafeToLeave([this] { session_.close(); }); });
  connect(quit, &QAction::triggered, &window_, &QWidget::close);
  connect(&session_, &EditorSession::documentChanged, this, &FileActions::update);
}

void FileActions::connectFiles() {
  connect(&files_, &PictureFiles::loaded, this, &FileActions::onLoaded);
  connect(&files_, &PictureFiles::saved, this, &FileActions::onSaved);
  connect(&files_, &PictureFiles::failed, this, [this](const QString& sentence) {
    Q_EMIT failed(sentence);
    if (!opening_.isEmpty()) forgetIfGone(std::exchange(opening_, {}));
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
          [this, recent] { recent->setEnabled(!recent_.files().isEmpty()); });
  fillSamples(menu->addMenu(tr("Open sa&mple")));
  menu->addSeparator();
  menu->addActions({save, saveAs, exportAs});
  menu->addSeparator();
  menu->addActions({close, quit});
}

void FileActions::fillRecent(QMenu* menu) {
  menu->clear();
  for (const QString& file : recent_.files()) {
    menu->addAction(QDir::toNativeSeparators(file).replace('&', QStringLiteral("&&")), this,
                    [this, file] { open(file); });
  }
  menu->addSeparator();
  menu->addAction(tr("&Clear the list"), &recent_, &RecentFiles::clear);
}

void FileActions::fillSamples(QMenu* menu) {
  for (const Sample& sample : samples()) {
    menu->addAction(sample.name, this,
                    [this, sample] { openSample(sample.picture, sample.mask, sample.name); });
  }
  menu->setEnabled(!menu->isEmpty());
}

// --- opening ---

void FileActions::askAndOpen() {
  const QString start = session_.filePath().isEmpty() ? recent_.files().value(0) : session_.filePath();
  const QString file = prompts_.openFile(&window_, QFileInfo(start).path());
  if (!file.isEmpty()) open(file);
}

void FileActions::open(const QString& file, const QString& maskFile) {
  whenSafeToLeave([this, file, maskFile] {
    sampleName_.clear();
    recovering_.reset();
    opening_ = QFileInfo(file).absoluteFilePath();
    files_.load(opening_, maskFile);
  });
}

void FileActions::openSample(const QString& picture, const QString& maskFile, const QString& name) {
  whenSafeToLeave([this, picture, maskFile, name] {
    sampleName_ = name;
    recovering_.reset();
    files_.load(picture, maskFile);
  });
}

void FileActions::openPasted(image::Image picture) {
  whenSafeToLeave([this, picture = std::move(picture)] {
    session_.openWithoutFile({picture, {}}, tr("Pasted picture"), true);
  });
}

/// On a thread: the disk may be slow to say so.
void FileActions::forgetIfGone(const QString& file) {
  looking_.start<bool>([file](Progress&) { return QFileInfo::exists(file); },
                       [this, file](bool there) {
                         if (!there) recent_.remove(file);
                       });
}

void FileActions::onLoaded(const document::Document& document, const QString& file) {
  opening_.clear();
  if (!sampleName_.isEmpty()) {
    session_.openWithoutFile(document, sampleName_, false);
  } else {
    session_.open(document, file);
    recent_.add(file);
  }
}

void FileActions::loadMask() {
  const QString file = prompts_.openFile(&window_, QFileInfo(session_.filePath()).path());
  if (!file.isEmpty()) files_.loadMask(file, session_.document().picture.size());
}

// --- saving ---

QString FileActions::pictureName() const {
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
  const QString file = prompts_.saveAs(&window_, suggested);
  if (file.isEmpty()) {
    afterSaving_ = nullptr;
  } else {
    write(file);
  }
}

void FileActions::write(const QString& file) {
  if (isProjectName(file)) return createProject(file);
  if (isLossy(file) && !lossyAccepted_.contains(file)) {
    const LossyAnswer answer = prompts_.lossy(&window_, file);
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
  const std::optional<ExportChoice> choice = prompts_.exportAs(&window_, session_.document(), suggestion());
  if (!choice) return;
  exporting_ = choice->file;
  files_.exportCopy(session_.document(), choice->file, choice->settings);
}

void FileActions::saveMask() {
  const QFileInfo picture(suggestion());
  const QString file = prompts_.saveFile(
      &window_, picture.path() + '/' + picture.completeBaseName() + QStringLiteral("-mask.png"));
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
    recent_.add(file);
    Q_EMIT informed(tr("Saved %1. %2").arg(name, losses.join(' ')).trimmed());
  }
  if (auto then = std::exchange(afterSaving_, nullptr)) then();
}

void FileActions::whenSafeToLeave(std::function<void()> then) {
  if (!writer_->settled()) {
    afterWriting_ = std::move(then);
    return;
  }
  if (!session_.modified()) return then();
  const UnsavedAnswer answer = prompts_.unsaved(&window_, pictureName());
  if (answer == UnsavedAnswer::Discard) return then();
  if (answer == UnsavedAnswer::Cancel) return;
  saveBefore(answer, std::move(then));
}

/// A project that cannot be written is left once a copy of its picture is saved; all else is looked at again.
void FileActions::saveBefore(UnsavedAnswer answer, std::function<void()> then) {
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
  close->setEnabled(picture);
}

}  // namespace pentimento::ui
