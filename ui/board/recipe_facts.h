// What the record of a candidate says, for people: read once from its recipe.
#pragma once

#include <QList>
#include <QSize>
#include <QString>
#include <optional>
#include <utility>

#include "document/edit.h"
#include "engine/fill_options.h"
#include "engine/tiling.h"

namespace pentimento::ui {

struct RecipeFacts {
  QString id;           ///< the same for the same record content: names it in the tree of variations
  QString startedFrom;  ///< the id of the candidate that the run started from; empty: none, or not known
  QString operation;    ///< "remove", "add", ..
  QString engine, prompt, negativePrompt, model, scheduler;
  QString style;                            ///< of Repaint, as the engine names it
  std::optional<double> detail;             ///< of Repaint in a medium
  std::optional<engine::FillOptions> fill;  ///< of Remove and Extend, without sources
  engine::Tiling tiling = engine::Tiling::None;
  bool fromSources = false;  ///< a part of the picture was chosen to copy from
  std::optional<int> steps;
  std::optional<double> guidance;
  std::optional<double> strength;
  std::uint64_t seed = 0;
  QSize size;                  ///< of what was changed, px
  qint64 when = 0;             ///< seconds since 1970; 0: not known
  double seconds = -1;         ///< it took; below 0: not known
  std::optional<double> seam;  ///< see engine::Candidate::seam
};

/// Of candidate `index` of `run`. A recipe that cannot be read leaves what the record itself tells.
RecipeFacts factsOf(const document::Edit& run, std::size_t index);

/// "Remove" for "remove".
QString operationName(const QString& operation);

/// Name and value of all that is known, in the order of a details list.
QList<std::pair<QString, QString>> inWords(const RecipeFacts& facts);

}  // namespace pentimento::ui
