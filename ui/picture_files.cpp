#include "ui/picture_files.h"

#include <filesystem>

#include "base/atomic_file.h"
#include "base/error.h"
#include "ui/local_files.h"

namespace pentimento::ui {

bool isProjectName(const QString& file) {
  return file.endsWith(QLatin1String(project::kSuffix), Qt::CaseInsensitive);
}

namespace {
struct Loaded {
  document::Document document;
  QString maskProblem;
  std::shared_ptr<project::Project::Opened> project;  // in place of a document
};

/// By its name or by what it begins with; a damaged project gets the sentence for projects.
bool isProject(const std::filesystem::path& file) {
  return isProjectName(QString::fromStdU16String(file.u16string())) || project::looks_like_project(file);
}

image::Image readPicture(const std::filesystem::path& file, ReadAhead* ahead, Progress& progress) {
  if (std::optional<image::Image> begun = ahead ? ahead->take(file, progress) : std::nullopt) return *begun;
  return image::read_image(file, progress);
}

std::optional<ComingPicture> glance(const std::filesystem::path& file, ReadAhead* ahead,
                                    const Progress& progress) {
  if (std::optional<ComingPicture> begun = ahead ? ahead->coming(file) : std::nullopt) return begun;
  return readComing(file, progress.silent());
}

using Glanced = std::function<void(const ComingPicture&)>;

Loaded readDocument(const QString& file, const QString& maskFile, ReadAhead* ahead, const Glanced& glanced,
                    Progress& progress) {
  Loaded loaded;
  if (isProject(toPath(file))) {
    loaded.project = std::make_shared<project::Project::Opened>(project::Project::open(toPath(file)));
    return loaded;
  }
  if (const auto coming = glance(toPath(file), ahead, progress)) glanced(*coming);
  Progress picturePart = progress.part(0, maskFile.isEmpty() ? 1 : 0.8);
  loaded.document = document::opened(readPicture(toPath(file), ahead, picturePart));
  if (maskFile.isEmpty()) return loaded;
  try {
    Progress maskPart = progress.part(0.8, 1);
    loaded.document.mask = image::read_mask(toPath(maskFile), loaded.document.picture.size(), maskPart);
  } catch (const Error& error) {
    loaded.maskProblem = QString::fromUtf8(error.what());
  }
  return loaded;
}
}  // namespace

PictureFiles::PictureFiles(std::shared_ptr<ReadAhead> ahead, QObject* parent)
    : QObject(parent), ahead_(std::move(ahead)) {
  connect(&reading_, &BackgroundTask::changed, this, &PictureFiles::changed);
  connect(&writing_, &BackgroundTask::changed, this, &PictureFiles::changed);
  connect(&reading_, &BackgroundTask::failed, this, &PictureFiles::failed);
  connect(&writing_, &BackgroundTask::failed, this, [this](const QString& sentence) {
    Q_EMIT failed(sentence);
    Q_EMIT saveFailed();
  });
}

void PictureFiles::load(const QString& file, const QString& maskFile) {
  const auto glanced = [this, load = ++loads_](const ComingPicture& coming) {
    const auto announce = [this, load, coming] {
      if (loading() && load == loads_) Q_EMIT comes(coming);
    };
    QMetaObject::invokeMethod(this, announce, Qt::QueuedConnection);
  };
  reading_.start<Loaded>(
      [file, maskFile, ahead = ahead_, glanced](Progress& progress) {
        return readDocument(file, maskFile, ahead.get(), glanced, progress);
      },
      [this, file](const Loaded& result) {
        if (result.project) return Q_EMIT projectLoaded(result.project, file);
        Q_EMIT loaded(result.document, file);
        if (!result.maskProblem.isEmpty()) Q_EMIT failed(result.maskProblem);
      });
}

void PictureFiles::loadMask(const QString& file, Size expected) {
  reading_.start<image::Mask>(
      [file, expected](Progress& progress) { return image::read_mask(toPath(file), expected, progress); },
      [this](const image::Mask& mask) { Q_EMIT maskLoaded(mask); });
}

void PictureFiles::save(const image::Image& picture, const QString& file,
                        const image::WriteOptions& options) {
  writing_.start<QStringList>(
      [picture, file, options](Progress& progress) {
        image::check_writable(toPath(file));
        QStringList losses;
        for (const std::string& loss : image::write_image(picture, toPath(file), options, progress)) {
          losses << QString::fromUtf8(loss.c_str());
        }
        return losses;
      },
      [this, picture, file](const QStringList& losses) { Q_EMIT saved(picture, file, losses); });
}

void PictureFiles::exportCopy(const document::Document& document, const QString& file,
                              const ExportSettings& settings) {
  writing_.start<QStringList>(
      [document, file, settings](Progress& progress) {
        check_replaceable(toPath(file));
        return writeExport(document, file, settings, progress);
      },
      [this, picture = document.picture, file](const QStringList& losses) {
        Q_EMIT saved(picture, file, losses);
      });
}

void PictureFiles::cancelLoading() {
  if (!loading()) return;
  reading_.cancel();
  Q_EMIT loadCancelled();
}

void PictureFiles::cancelSaving() {
  if (!saving()) return;
  writing_.cancel();
  Q_EMIT saveFailed();
}

void PictureFiles::saveMask(const image::Mask& mask, const QString& file) {
  writing_.start<bool>(
      [mask, file](Progress& progress) {
        image::check_writable(toPath(file));
        image::write_mask(mask, toPath(file), progress);
        return true;
      },
      [this, file](bool) { Q_EMIT maskSaved(file); });
}

}  // namespace pentimento::ui
