// Which candidates look alike: features and groups, computed in the background and kept.
#pragma once

#include <QHash>
#include <QObject>
#include <memory>
#include <vector>

#include "similarity/grouping.h"
#include "ui/background_task.h"
#include "ui/board/board_query.h"

namespace pentimento::ui {

using FeaturesById = QHash<QString, similarity::Features>;

/// Features of those of `entries` that `known` lacks are computed; throws what reading a fill throws but
/// leaves out what cannot be read.
FeaturesById featuresOf(const std::vector<BoardEntry>& entries, const FeaturesById& known,
                        Progress& progress);

class SimilarCandidates : public QObject {
  Q_OBJECT

 public:
  explicit SimilarCandidates(QObject* parent = nullptr);

  /// What goes on meanwhile ends first. Nothing happens when these are grouped already.
  void group(const std::vector<BoardEntry>& entries);
  /// Of the last call that has ended; null before.
  const similarity::Grouping* grouping() const { return grouping_.get(); }
  const std::vector<QString>& grouped() const { return grouped_; }  ///< ids, in the order of the grouping
  const FeaturesById& features() const { return features_; }
  bool busy() const { return task_.busy(); }
  double fraction() const { return task_.fraction(); }

 Q_SIGNALS:
  void changed();

 private:
  void start();

  FeaturesById features_;
  std::vector<BoardEntry> wanted_;
  std::vector<QString> wantedIds_, startedIds_, grouped_;
  std::shared_ptr<const similarity::Grouping> grouping_;
  BackgroundTask task_;
};

}  // namespace pentimento::ui
