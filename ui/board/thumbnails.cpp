#include "ui/board/thumbnails.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "engine/thread_priority.h"

namespace pentimento::ui {

namespace {
constexpr std::size_t kMostWanted = 256;  // older requests are out of sight by then

std::size_t sizeOf(const QImage& image) {
  return static_cast<std::size_t>(image.sizeInBytes()) + 256;
}

QImage fromRecord(const document::Candidate& record) {
  const std::string& png = record.thumbnail;
  const QImage image = QImage::fromData(reinterpret_cast<const uchar*>(png.data()), int(png.size()));
  return image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

QImage toQImage(const cv::Mat& srgb) {
  QImage image(srgb.cols, srgb.rows, QImage::Format_RGB32);
  cv::Mat bytes,
      out(srgb.rows, srgb.cols, CV_8UC4, image.bits(), static_cast<std::size_t>(image.bytesPerLine()));
  srgb.convertTo(bytes, CV_8U, 255);
  cv::cvtColor(bytes, out, cv::COLOR_RGB2BGRA);
  return image;
}
}  // namespace

QImage renderedFill(const document::Edit& run, std::size_t index, const QSize& limit) {
  const auto fill = run.candidates[index].fill.borrow();
  const Rect changed = image::changed_area(run.mask, run.ring).intersected(fill->area());
  if (changed.empty()) return {};
  const QSize size = QSize(changed.width, changed.height).scaled(limit, Qt::KeepAspectRatio);
  const QSize shrunk = size.boundedTo({changed.width, changed.height}).expandedTo({1, 1});
  cv::Mat small;
  cv::resize(image::srgb_of(*fill, changed), small, {shrunk.width(), shrunk.height()}, 0, 0, cv::INTER_AREA);
  return toQImage(small);
}

Thumbnails::Thumbnails(std::size_t budgetBytes, QObject* parent)
    : QObject(parent), budget_(budgetBytes), thread_([this](const std::stop_token& stop) { work(stop); }) {}

Thumbnails::~Thumbnails() = default;

void Thumbnails::setBudget(std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  budget_ = bytes;
  shrink();
}

QImage Thumbnails::of(const BoardEntry& entry, int side) {
  const Key record{entry.facts->id, Kind::Record}, large{entry.facts->id, Kind::Large};
  // The fill of an extension is the new canvas only; its record shows the whole picture.
  const bool recordSuffices =
      !entry.record().thumbnail.empty() && (side <= kRecordSide || entry.run->extends);
  const std::lock_guard lock(mutex_);
  const Key& best = recordSuffices ? record : large;
  QImage image = find(best);
  if (!image.isNull()) return image;
  want(best, entry);
  if (recordSuffices || entry.record().thumbnail.empty()) return {};
  image = find(record);  // in its place until then
  if (image.isNull()) want(record, entry);
  return image;
}

QImage Thumbnails::find(const Key& key) {
  const auto found = made_.find(key);
  if (found == made_.end()) return {};
  used_.splice(used_.begin(), used_, found->place);
  return found->image;
}

void Thumbnails::want(const Key& key, const BoardEntry& entry) {
  std::erase_if(wanted_, [&](const Request& request) { return request.key == key; });
  wanted_.push_front({key, entry.run, entry.place.index});
  if (wanted_.size() > kMostWanted) wanted_.pop_back();
  wake_.notify_one();
}

void Thumbnails::work(const std::stop_token& stop) {
  engine::lower_thread_priority(engine::kBackgroundNice);
  for (;;) {
    Request request;
    {
      std::unique_lock lock(mutex_);
      busy_ = false;
      if (!wake_.wait(lock, stop, [this] { return !wanted_.empty(); })) return;
      request = std::move(wanted_.front());
      wanted_.pop_front();
      busy_ = true;
    }
    QImage image;
    try {
      image = request.key.kind == Kind::Record
                  ? fromRecord(request.run->candidates[request.index])
                  : renderedFill(*request.run, request.index, {kLargeSide, kLargeSide});
    } catch (...) {  // cannot be read any more: the cell stays without a picture
      image = {};
    }
    if (image.isNull()) {
      image = QImage(1, 1, QImage::Format_ARGB32_Premultiplied);
      image.fill(Qt::transparent);
    }
    keep(request.key, image);
  }
}

void Thumbnails::keep(const Key& key, const QImage& image) {
  const std::lock_guard lock(mutex_);
  if (made_.contains(key)) return;
  used_.push_front(key);
  made_.insert(key, {image, used_.begin()});
  bytes_ += sizeOf(image);
  shrink();
  if (std::exchange(told_, true)) return;  // one event brings all that is ready by then
  QMetaObject::invokeMethod(
      this,
      [this] {
        {
          const std::lock_guard guard(mutex_);
          told_ = false;
        }
        Q_EMIT ready();
      },
      Qt::QueuedConnection);
}

void Thumbnails::shrink() {
  while (bytes_ > budget_ && used_.size() > 1) {
    bytes_ -= sizeOf(made_.value(used_.back()).image);
    made_.remove(used_.back());
    used_.pop_back();
  }
}

std::size_t Thumbnails::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

bool Thumbnails::idle() const {
  const std::lock_guard lock(mutex_);
  return wanted_.empty() && !busy_ && !told_;
}

}  // namespace pentimento::ui
