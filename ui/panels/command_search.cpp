#include "ui/panels/command_search.h"

#include <QRegularExpression>
#include <algorithm>

namespace pentimento::ui {

namespace {
constexpr double kWholeWord = 100, kBeginning = 80, kInitials = 60, kInside = 45, kSpread = 15;
constexpr qsizetype kWidestSpread = 6;  // letters of the text for one of the word
constexpr double kPathCounts = 0.5, kOtherCounts = 0.25;
constexpr double kLengthCosts = 0.05;  // a letter: of two that match alike the shorter one is meant

QStringList wordsOf(const QString& text) {
  static const QRegularExpression between(QStringLiteral("[^\\w]+"),
                                          QRegularExpression::UseUnicodePropertiesOption);
  return text.toLower().split(between, Qt::SkipEmptyParts);
}

/// True when the letters of `word` stand in `text` in this order.
bool isSpread(const QString& word, const QString& text) {
  if (text.size() > kWidestSpread * word.size()) return false;  // in a whole sentence any letters do
  qsizetype at = 0;
  for (const QChar letter : word) {
    at = text.indexOf(letter, at) + 1;
    if (at == 0) return false;
  }
  return true;
}

/// True when the letters of `word` begin words of the text, in this order.
bool areInitials(const QString& word, const QStringList& words) {
  QString initials;
  for (const QString& each : words) initials += each.front();
  return word.size() > 1 && isSpread(word, initials);
}

double scoreOfWord(const QString& word, const QString& text) {
  const QStringList words = wordsOf(text);
  if (words.contains(word)) return kWholeWord;
  const auto begins = [&](const QString& each) { return each.startsWith(word); };
  if (std::any_of(words.begin(), words.end(), begins)) return kBeginning;
  if (areInitials(word, words)) return kInitials;
  const QString lower = text.toLower();
  if (lower.contains(word)) return kInside;
  return word.size() > 2 && isSpread(word, lower) ? kSpread : 0;
}
}  // namespace

double searchScore(const QString& query, const SearchText& text) {
  double sum = 1;
  for (const QString& word : query.toLower().split(' ', Qt::SkipEmptyParts)) {
    const auto beside = [&](const QString& where) {
      const double score = scoreOfWord(word, where);
      return score > kSpread ? score : 0;
    };
    const double best = std::max(
        {scoreOfWord(word, text.name), kPathCounts * beside(text.path), kOtherCounts * beside(text.other)});
    if (best == 0) return 0;
    sum += best;
  }
  return std::max(0.1, sum - kLengthCosts * static_cast<double>(text.name.size()));
}

}  // namespace pentimento::ui
