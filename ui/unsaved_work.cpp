#include "ui/unsaved_work.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/error.h"
#include "project/check.h"
#include "project/project.h"
#include "ui/local_files.h"

namespace pentimento::ui {

namespace {
struct Text {
  Q_DECLARE_TR_FUNCTIONS(UnsavedWork)
};

const QString kSuffix = QString::fromLatin1(project::kSuffix);

/// The time of day is enough for today.
QString timeOf(const QDateTime& time) {
  const QLocale locale;
  return time.date() == QDate::currentDate() ? locale.toString(time.time(), QLocale::ShortFormat)
                                             : locale.toString(time, QLocale::ShortFormat);
}

/// NAME-abcdef.pentimento
QString nameIn(const QString& file) {
  const QString name = QFileInfo(file).completeBaseName();
  return name.left(std::max<qsizetype>(name.lastIndexOf('-'), 0));
}

std::optional<UnsavedWork> read(const QFileInfo& info) {
  const std::filesystem::path path = toPath(info.absoluteFilePath());
  if (project::is_being_edited(path)) return std::nullopt;
  try {
    const project::Report report = project::summary(path);
    UnsavedWork work{info.absoluteFilePath(), QString::fromStdString(report.source), {}, report.edits, {}};
    work.name = work.source.isEmpty() ? nameIn(work.file) : QFileInfo(work.source).fileName();
    const QFileInfo journal(work.file + QStringLiteral("-wal"));  // where the latest steps are
    work.time = std::max(info.lastModified(), journal.lastModified());
    return work;
  } catch (const Error&) {
    return std::nullopt;
  }
}
}  // namespace

QString UnsavedWork::description() const {
  const QString count = edits > 0 ? Text::tr("%n edits", nullptr, edits) : Text::tr("no edits yet");
  return Text::tr("%1, %2, from %3").arg(name, count, timeOf(time));
}

QString unsavedFolder() {
  return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/unsaved");
}

QString newUnsavedFile(const QString& picture) {
  const QString random =
      QStringLiteral("%1").arg(QRandomGenerator::system()->generate() & 0xFFFFFFU, 6, 16, QLatin1Char('0'));
  const QString name = QFileInfo(picture).fileName().left(80);
  return unsavedFolder() + '/' + name + '-' + random + kSuffix;
}

std::vector<UnsavedWork> findUnsavedWork() {
  std::vector<UnsavedWork> found;
  for (const QFileInfo& info : QDir(unsavedFolder()).entryInfoList({'*' + kSuffix}, QDir::Files)) {
    if (auto work = read(info)) found.push_back(std::move(*work));
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.time > b.time; });
  return found;
}

UnsavedWorkList::UnsavedWorkList(WorkQueue& disk) : disk_(disk) {
  look();
}

void UnsavedWorkList::look() {
  auto found = std::make_shared<std::vector<UnsavedWork>>();
  disk_.post([found] { *found = findUnsavedWork(); }, *this,
             [this, found](const QString&) {
               works_ = *found;
               Q_EMIT changed();
             });
}

void UnsavedWorkList::discard(const UnsavedWork& work) {
  disk_.post([file = toPath(work.file)] { project::remove_project(file); });
  look();
}

}  // namespace pentimento::ui
