#include "ui/core_sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <vector>

namespace pentimento::ui {

namespace {
/// %1, %2, ...: what differs, a file or a number. scripts/translate --check finds each of them in core.
constexpr const char* kSentences[] = {
    // files
    QT_TRANSLATE_NOOP("core", "%1 cannot be opened: there is no such file. Check its name."),
    QT_TRANSLATE_NOOP("core", "%1 cannot be opened: check that it is there and that you may read it."),
    QT_TRANSLATE_NOOP("core", "%1 cannot be read: check its permissions."),
    QT_TRANSLATE_NOOP("core", "%1 cannot be written: the disk may be full."),
    QT_TRANSLATE_NOOP("core", "%1 cannot be opened: %2."),
    QT_TRANSLATE_NOOP("core", "%1 cannot be read: %2."),
    QT_TRANSLATE_NOOP("core", "%1 cannot be written: %2; make room on the disk or choose another place."),
    QT_TRANSLATE_NOOP("core", "%1 cannot be written: %2"),
    QT_TRANSLATE_NOOP("core",
                      "%1 has no suffix that Pentimento can write: use .png, .jpg, .tif, .webp or .exr."),
    QT_TRANSLATE_NOOP("core",
                      "The mask %1 is %2 x %3 pixels, but the picture is %4 x %5. Make them the same size."),
    // what a format cannot keep
    QT_TRANSLATE_NOOP("core", "%1 compresses with loss: all pixels change a little."),
    QT_TRANSLATE_NOOP("core", "%1 holds no transparency: it is put on white."),
    QT_TRANSLATE_NOOP("core", "%1 holds %2 bit for each channel here: values are rounded."),
    QT_TRANSLATE_NOOP("core",
                      // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): the first of those on two lines
                      "%1 holds %2 bit for each channel here: values are rounded and cut to the range from "
                      "black to white."),
    // projects
    QT_TRANSLATE_NOOP("core", "%1 is open in another window; save under another name to keep changes."),
    QT_TRANSLATE_NOOP("core", "%1 is open in another window; close it there or choose another name."),
    QT_TRANSLATE_NOOP("core", "%1 may not be written; save under another name to keep changes."),
    QT_TRANSLATE_NOOP("core", "%1 was moved or removed; save under another name: nothing is lost meanwhile."),
    QT_TRANSLATE_NOOP("core", "%1 is not a Pentimento project."),
    QT_TRANSLATE_NOOP("core",
                      "%1 was made by a newer Pentimento; update Pentimento to open it. It was not changed."),
    QT_TRANSLATE_NOOP("core", "%1 is damaged; \"pentimento-cli repair\" saves what can be read of it."),
    QT_TRANSLATE_NOOP("core",
                      "%1 cannot be saved: the disk is full. Make room and save again, or save under another "
                      "name; nothing is lost meanwhile."),
    QT_TRANSLATE_NOOP("core",
                      "%1 cannot be read or written: the disk reports an error. Save under another name, on "
                      "another disk."),
    QT_TRANSLATE_NOOP("core", "%1 is in use by another program; close that one or try again."),
    // memory
    QT_TRANSLATE_NOOP("core",
                      "There is not enough memory for %1. Close other programs or use a smaller picture."),
    QT_TRANSLATE_NOOP("core",
                      "%1 is %2 x %3 pixels and would need %4 MB of memory, more than the %5 MB that it may "
                      "take. Use a smaller picture."),
    QT_TRANSLATE_NOOP("core", "A picture of %1 x %2 pixels is larger than Pentimento can edit."),
    QT_TRANSLATE_NOOP(
        "core",
        "This edit needs about %1 of memory, more than %2 in this machine: use a smaller context "
        "region or a smaller picture."),
    // engines and models
    QT_TRANSLATE_NOOP("core", "The engine %1 made a damaged result; try another seed or another engine."),
    QT_TRANSLATE_NOOP(
        "core",
        "This build of Pentimento has no diffusion engine, so it cannot run models: install one "
        "that has it, or use the built-in engine (remove, extend and vary without a prompt)."),
    QT_TRANSLATE_NOOP("core",
                      "There is no style %1: say watercolor, oil, gouache, ink, or the file of a picture."),
    QT_TRANSLATE_NOOP("core",
                      "The picture %1 that was painted like is missing: put it back, or choose a style."),
    QT_TRANSLATE_NOOP(
        "core",
        "The picture %1 is not the one that was painted like: it has changed since. Choose the style again."),
    QT_TRANSLATE_NOOP("core", "There is no file or folder %1."),
    QT_TRANSLATE_NOOP("core", "%1 is damaged: %2; copy or download it again."),
    QT_TRANSLATE_NOOP("core", "The folder %1 has no config.json; get it too."),
    // filling
    QT_TRANSLATE_NOOP("core", "The sampling area is empty: there is nothing to copy from."),
    // formats
    QT_TRANSLATE_NOOP("core",
                      "From %1 x %2 to %3 x %4 pixels is too far: a picture can become at most %5 times as "
                      "wide for its height, or as narrow."),
    QT_TRANSLATE_NOOP("core",
                      "A variation of %1 x %2 pixels is too large: it can be at most %3 times as large as "
                      "the picture, which has %4 x %5."),
    // placing
    QT_TRANSLATE_NOOP("core", "The picture that the recipe %1 places is not the one in %2 any more."),
    QT_TRANSLATE_NOOP("core",
                      "The cut-out leaves nothing of the placed picture: paint over what is to stay."),
    QT_TRANSLATE_NOOP("core", "The placed picture lies beside the canvas: move it over the picture.")};

struct Pattern {
  const char* source;
  QRegularExpression expression;
};

/// Names may hold anything; where two could end, the shorter one does.
std::vector<Pattern> makePatterns() {
  std::vector<Pattern> patterns;
  for (const char* source : kSentences) {
    QString text = QRegularExpression::escape(QString::fromUtf8(source));
    text.replace(QRegularExpression(QStringLiteral("\\\\%\\d")), QStringLiteral("(.+?)"));
    patterns.push_back({source, QRegularExpression(QRegularExpression::anchoredPattern(text),
                                                   QRegularExpression::DotMatchesEverythingOption)});
  }
  return patterns;
}

/// Each %n of `text` replaced by parts[n]; what stands in the parts is not looked at.
QString filled(const QString& text, const QStringList& parts) {
  QString result;
  for (qsizetype at = 0; at < text.size(); ++at) {
    const int number = text[at] == '%' && at + 1 < text.size() ? text[at + 1].digitValue() : -1;
    const bool place = number > 0 && number < parts.size();
    result += place ? parts[number] : QString(text[at]);
    if (place) ++at;
  }
  return result;
}
}  // namespace

QString inLanguage(const QString& sentence) {
  static const std::vector<Pattern> patterns = makePatterns();
  for (const Pattern& pattern : patterns) {
    const QRegularExpressionMatch match = pattern.expression.match(sentence);
    if (match.hasMatch()) {
      return filled(QCoreApplication::translate("core", pattern.source), match.capturedTexts());
    }
  }
  return sentence;
}

}  // namespace pentimento::ui
