#include "ui/board/board_query.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace pentimento::ui {

namespace {
/// Splits at spaces outside of quotes; the quotes go.
QStringList termsOf(const QString& words) {
  QStringList terms;
  QString term;
  bool quoted = false;
  for (const QChar c : words) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c.isSpace() && !quoted) {
      if (!term.isEmpty()) terms << term;
      term.clear();
    } else {
      term += c;
    }
  }
  if (!term.isEmpty()) terms << term;
  return terms;
}

bool contains(const QString& text, const QString& part) {
  return text.contains(part, Qt::CaseInsensitive);
}

bool numberMatches(const std::optional<double>& value, const QString& asked) {
  if (!value) return false;
  const bool below = asked.startsWith('<'), above = asked.startsWith('>');
  bool isNumber = false;
  const double number = (below || above ? asked.mid(1) : asked).toDouble(&isNumber);
  if (!isNumber) return asked.isEmpty();
  if (below) return *value < number;
  if (above) return *value > number;
  return std::abs(*value - number) < 1e-9;
}

/// Nothing when `key` is no setting: then the whole term is a word.
std::optional<bool> settingMatches(const BoardEntry& entry, const QString& key, const QString& asked) {
  const RecipeFacts& f = *entry.facts;
  if (key == QLatin1String("seed")) return QString::number(f.seed) == asked;
  if (key == QLatin1String("steps")) {
    return numberMatches(f.steps ? std::optional<double>(*f.steps) : std::nullopt, asked);
  }
  if (key == QLatin1String("strength")) return numberMatches(f.strength, asked);
  if (key == QLatin1String("guidance")) return numberMatches(f.guidance, asked);
  if (key == QLatin1String("label")) return numberMatches(entry.record().color_label, asked);
  if (key == QLatin1String("model")) return contains(f.model, asked);
  if (key == QLatin1String("scheduler")) return contains(f.scheduler, asked);
  if (key == QLatin1String("prompt")) return contains(f.prompt, asked);
  if (key == QLatin1String("note")) return contains(QString::fromStdString(entry.record().note), asked);
  return std::nullopt;
}

bool termMatches(const BoardEntry& entry, const QString& term) {
  const qsizetype colon = term.indexOf(':');
  if (colon > 0) {
    if (const auto setting = settingMatches(entry, term.left(colon).toLower(), term.mid(colon + 1)))
      return *setting;
  }
  const RecipeFacts& f = *entry.facts;
  for (const QString& text : {f.prompt, f.negativePrompt, QString::fromStdString(entry.record().note),
                              f.model, f.operation, operationName(f.operation)}) {
    if (contains(text, term)) return true;
  }
  return false;
}

bool before(const BoardEntry& a, const BoardEntry& b, BoardOrder order) {
  switch (order) {
    case BoardOrder::Operation:
      return a.facts->operation < b.facts->operation;
    case BoardOrder::Starred:
      return a.record().starred && !b.record().starred;
    case BoardOrder::Seed:
      return a.facts->seed < b.facts->seed;
    case BoardOrder::Seam: {
      constexpr double kNone = std::numeric_limits<double>::infinity();
      return a.facts->seam.value_or(kNone) < b.facts->seam.value_or(kNone);
    }
    case BoardOrder::Newest:
      break;
  }
  return false;
}
}  // namespace

bool passes(const BoardEntry& entry, const BoardFilter& filter) {
  const document::Candidate& record = entry.record();
  if (filter.starred && !record.starred) return false;
  if (filter.accepted && !entry.accepted) return false;
  if (filter.label != BoardFilter::kAnyLabel && record.color_label != filter.label) return false;
  if (!filter.operation.isEmpty() && entry.facts->operation != filter.operation) return false;
  const QStringList terms = termsOf(filter.words);
  return std::all_of(terms.begin(), terms.end(),
                     [&](const QString& term) { return termMatches(entry, term); });
}

std::vector<std::size_t> arranged(const std::vector<BoardEntry>& entries, const BoardFilter& filter,
                                  BoardOrder order) {
  std::vector<std::size_t> shown;
  for (std::size_t i = entries.size(); i-- > 0;) {
    if (passes(entries[i], filter)) shown.push_back(i);
  }
  std::stable_sort(shown.begin(), shown.end(),
                   [&](std::size_t a, std::size_t b) { return before(entries[a], entries[b], order); });
  return shown;
}

}  // namespace pentimento::ui
