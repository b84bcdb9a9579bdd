#include "ui/board/candidate_export.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include "ui/local_files.h"

namespace pentimento::ui {

namespace {
constexpr int kLongestPrompt = 40;

QString safe(const QString& text) {
  static const QRegularExpression kForbidden(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f]+"));
  return text.simplified().replace(kForbidden, QStringLiteral("-"));
}

QString filled(QString name, const QString& picture, const BoardEntry& entry, std::size_t number) {
  const RecipeFacts& facts = *entry.facts;
  name.replace(QLatin1String("{name}"), picture);
  name.replace(QLatin1String("{n}"), QString::number(number));
  name.replace(QLatin1String("{operation}"), facts.operation);
  name.replace(QLatin1String("{seed}"), QString::number(facts.seed));
  name.replace(QLatin1String("{prompt}"), facts.prompt.simplified().left(kLongestPrompt));
  name = safe(name);
  return name.isEmpty() ? QString::number(number) : name;
}

QString numbered(const QString& file, int number) {
  const QFileInfo info(file);
  return QStringLiteral("%1/%2-%3.%4")
      .arg(info.path(), info.completeBaseName())
      .arg(number)
      .arg(info.suffix());
}

template <typename Taken>
QString firstFree(const QString& file, Taken taken) {
  QString free = file;
  for (int i = 2; taken(free); ++i) free = numbered(file, i);
  return free;
}
}  // namespace

QStringList exportFiles(const ExportPattern& pattern, const QString& picture,
                        const std::vector<BoardEntry>& entries) {
  QStringList files;
  QSet<QString> used;  // file systems may not tell capitals apart
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const QString name = filled(pattern.name, picture, entries[i], i + 1);
    const QString file = QStringLiteral("%1/%2.%3").arg(pattern.folder, name, pattern.suffix);
    files << firstFree(file, [&](const QString& taken) { return used.contains(taken.toLower()); });
    used.insert(files.last().toLower());
  }
  return files;
}

QStringList besideExisting(QStringList files) {
  QSet<QString> used;
  for (QString& file : files) {
    file = firstFree(file, [&](const QString& taken) {
      return used.contains(taken.toLower()) || QFileInfo::exists(taken);
    });
    used.insert(file.toLower());
  }
  return files;
}

QStringList exportCandidates(const document::Document& now, const std::vector<BoardEntry>& entries,
                             const QStringList& files, const image::WriteOptions& options,
                             Progress& progress) {
  QStringList losses;
  const double share = 1.0 / static_cast<double>(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    progress.update(double(i) * share);
    const std::filesystem::path file = toPath(files[static_cast<qsizetype>(i)]);
    image::check_writable(file);
    const image::Image picture = choosingCandidate(now, *entries[i].run, entries[i].place.index).picture;
    Progress writing = progress.part(double(i) * share, double(i + 1) * share);
    for (const std::string& loss : image::write_image(picture, file, options, writing)) {
      const QString sentence = QString::fromStdString(loss);
      if (!losses.contains(sentence)) losses << sentence;
    }
  }
  return losses;
}

}  // namespace pentimento::ui
