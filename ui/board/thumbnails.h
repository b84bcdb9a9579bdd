// Thumbnails of candidates for the board, made on a thread of their own, within a budget of memory.
//
// Small ones are those that the records keep; for larger cells they are made from the fill. The one that was
// asked for last is made first: that is what the person looks at.
#pragma once

#include <QHash>
#include <QImage>
#include <QObject>
#include <condition_variable>
#include <deque>
#include <list>
#include <mutex>
#include <thread>

#include "ui/board/board_query.h"

namespace pentimento::ui {

class Thumbnails : public QObject {
  Q_OBJECT

 public:
  static constexpr std::size_t kDefaultBudget = std::size_t{96} << 20;
  /// Up to this side (device px) what the record keeps is enough.
  static constexpr int kRecordSide = 230;
  /// Of what is made from the fill.
  static constexpr int kLargeSide = 640;

  explicit Thumbnails(std::size_t budgetBytes = kDefaultBudget, QObject* parent = nullptr);
  ~Thumbnails() override;

  void setBudget(std::size_t bytes);
  /// What is there for a cell of `side` device px; null while it is being made: ready() tells.
  QImage of(const BoardEntry& entry, int side);
  std::size_t bytes() const;
  bool idle() const;

 Q_SIGNALS:
  void ready();

 private:
  enum class Kind { Record, Large };
  struct Key {
    QString id;
    Kind kind;
    bool operator==(const Key&) const = default;
  };
  friend std::size_t qHash(const Key& key, std::size_t seed) {
    return ::qHash(key.id, seed) ^ static_cast<std::size_t>(key.kind);
  }
  struct Made {
    QImage image;
    std::list<Key>::iterator place;
  };
  struct Request {
    Key key;
    document::EditPtr run;
    std::size_t index = 0;
  };

  QImage find(const Key& key);
  void want(const Key& key, const BoardEntry& entry);
  void work(const std::stop_token& stop);
  void keep(const Key& key, const QImage& image);
  void shrink();

  mutable std::mutex mutex_;  // guards what follows
  std::size_t budget_;
  std::condition_variable_any wake_;
  std::deque<Request> wanted_;
  std::list<Key> used_;  // the last used first
  QHash<Key, Made> made_;
  std::size_t bytes_ = 0;
  bool busy_ = false;
  bool told_ = false;
  std::jthread thread_;  // last: it uses all of the above
};

/// The changed part of candidate `index` of `run`, from its fill, fitting into `limit`.
QImage renderedFill(const document::Edit& run, std::size_t index, const QSize& limit);

}  // namespace pentimento::ui
