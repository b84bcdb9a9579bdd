// How the command palette finds: words in any order, beginnings and initials; the best first.
#pragma once

#include <QString>
#include <QStringList>

namespace pentimento::ui {

/// What an entry of the palette can be found by.
struct SearchText {
  QString name;
  QString path;   ///< counts half
  QString other;  ///< tool tip, keys, name inside the program: counts a quarter
};

/// 0: some word of `query` is not found. Higher is better: a whole word, the beginning of a word, initials
/// ("fw" for "Fit in the window"), inside a word, the letters in this order. An empty query finds all alike.
double searchScore(const QString& query, const SearchText& text);

}  // namespace pentimento::ui
