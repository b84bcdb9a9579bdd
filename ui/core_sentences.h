// What core says to people, in the language of the window. Core knows no languages: its sentences are
// English, and are recognized here by the patterns that stand in core_sentences.cpp.
#pragma once

#include <QString>

namespace pentimento::ui {

/// `sentence` translated, with the names and numbers in it kept; as it is when it is none of those known.
QString inLanguage(const QString& sentence);

}  // namespace pentimento::ui
