#include "ui/board/similar_candidates.h"

#include <utility>

#include "base/error.h"

namespace pentimento::ui {

namespace {
struct Grouped {
  FeaturesById features;
  std::vector<QString> ids;
  std::shared_ptr<const similarity::Grouping> grouping;
};

Grouped groupedBy(const std::vector<BoardEntry>& entries, const FeaturesById& known, Progress& progress) {
  Grouped made;
  made.features = featuresOf(entries, known, progress);
  std::vector<similarity::Features> features;
  for (const BoardEntry& entry : entries) {
    const auto found = made.features.constFind(entry.facts->id);
    if (found == made.features.constEnd()) continue;
    made.ids.push_back(entry.facts->id);
    features.push_back(*found);
  }
  made.grouping = std::make_shared<const similarity::Grouping>(features);
  return made;
}
}  // namespace

FeaturesById featuresOf(const std::vector<BoardEntry>& entries, const FeaturesById& known,
                        Progress& progress) {
  FeaturesById features;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const QString& id = entries[i].facts->id;
    try {
      features[id] = known.contains(id)
                         ? known.value(id)
                         : similarity::features_of(*entries[i].record().fill.borrow(), entries[i].run->mask);
    } catch (const Error&) {
      continue;  // its file is gone: it stands alone
    }
    progress.update(double(i + 1) / double(entries.size()));
  }
  return features;
}

SimilarCandidates::SimilarCandidates(QObject* parent) : QObject(parent) {
  connect(&task_, &BackgroundTask::changed, this, &SimilarCandidates::changed);
}

void SimilarCandidates::group(const std::vector<BoardEntry>& entries) {
  wantedIds_.clear();
  for (const BoardEntry& entry : entries) wantedIds_.push_back(entry.facts->id);
  wanted_ = entries;
  if (!busy()) start();
}

void SimilarCandidates::start() {
  if (startedIds_ == wantedIds_) return;
  startedIds_ = wantedIds_;
  task_.start<Grouped>([entries = wanted_, known = features_](
                           Progress& progress) { return groupedBy(entries, known, progress); },
                       [this](const Grouped& made) {
                         features_ = made.features;
                         grouped_ = made.ids;
                         grouping_ = made.grouping;
                         start();
                         Q_EMIT changed();
                       });
}

}  // namespace pentimento::ui
