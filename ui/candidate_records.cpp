#include "ui/candidate_records.h"

#include <QBuffer>
#include <QDateTime>
#include <QImage>

#include "engine/recipe.h"
#include "image/distinct_tiles.h"
#include "ui/candidate_canvas.h"
#include "ui/qimage_conversion.h"

namespace pentimento::ui {

namespace {
constexpr QSize kThumbnail(224, 152);

std::string png(const QImage& image) {
  QBuffer bytes;
  bytes.open(QIODevice::WriteOnly);
  image.save(&bytes, "PNG");
  return bytes.data().toStdString();
}

std::string thumbnailOf(const engine::Candidate& candidate) {
  const image::ColorConverter converter(candidate.image.pixels.format(), *candidate.image.metadata);
  return png(thumbnail(candidate.image, converter, shownArea(candidate), kThumbnail));
}

std::size_t ownBytes(const engine::Candidate& candidate) {
  image::DistinctTiles tiles;
  tiles.add(candidate.recipe.image.pixels);
  return tiles.add(candidate.image.pixels) + tiles.add(candidate.fill.pixels);
}
}  // namespace

document::Candidate recordOf(const engine::Candidate& candidate) {
  document::Candidate record;
  record.fill = candidate.fill;
  record.seed = candidate.recipe.seed;
  record.recipe = engine::recipe_to_json(candidate.recipe, engine::Making{QDateTime::currentSecsSinceEpoch(),
                                                                          candidate.seconds, candidate.seam});
  record.thumbnail = thumbnailOf(candidate);
  return record;
}

void CandidateRecords::add(const std::shared_ptr<const engine::Candidate>& candidate) {
  add(candidate, recordOf(*candidate));
}

void CandidateRecords::add(const std::shared_ptr<const engine::Candidate>& candidate,
                           document::Candidate record) {
  const std::size_t bytes = ownBytes(*candidate);
  const std::lock_guard lock(mutex_);
  std::erase_if(records_, [](const auto& entry) { return entry.second.candidate.expired(); });
  records_[candidate.get()] = {candidate, std::move(record), bytes};
}

document::Candidate CandidateRecords::of(const engine::Candidate& candidate) const {
  const std::lock_guard lock(mutex_);
  return records_.at(&candidate).record;
}

document::Stored<image::Fill> CandidateRecords::fillOf(const engine::Candidate& candidate) const {
  const std::lock_guard lock(mutex_);
  return records_.at(&candidate).record.fill;
}

std::size_t CandidateRecords::bytesOf(const engine::Candidate& candidate) const {
  const std::lock_guard lock(mutex_);
  return records_.at(&candidate).bytes;
}

}  // namespace pentimento::ui
