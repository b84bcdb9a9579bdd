// The board's cells as a list model: filtered, sorted and grouped.
#pragma once

#include <QAbstractListModel>
#include <algorithm>
#include <set>

#include "ui/board/board_contents.h"
#include "ui/board/board_rows.h"
#include "ui/board/similar_candidates.h"
#include "ui/board/thumbnails.h"

namespace pentimento::ui {

class BoardModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    Thumbnail = Qt::UserRole,  ///< QImage; null while it is being made
    Id,
    Starred,
    ColorLabel,
    Noted,
    Accepted,
    GroupSize,
    Opened,
    InOpenedGroup,
  };

  BoardModel(BoardContents& contents, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

  const BoardEntry& entry(int row) const { return entries_[rows_[static_cast<std::size_t>(row)].entry]; }
  const BoardRow& row(int row) const { return rows_[static_cast<std::size_t>(row)]; }
  int rowOf(const QString& id) const;  ///< -1: not shown by itself
  /// Shows it by itself: opens its group, or drops the filter that hides it. False when there is none.
  bool reveal(std::size_t entry);
  /// As `rows`, with all of a closed group for the one that stands for it.
  std::vector<CandidatePlace> places(const QModelIndexList& rows) const;

  const BoardFilter& filter() const { return filter_; }
  void setFilter(const BoardFilter& filter);
  BoardOrder order() const { return order_; }
  void setOrder(BoardOrder order);
  bool grouped() const { return grouped_; }
  void setGrouped(bool on);
  double granularity() const { return granularity_; }
  void setGranularity(double granularity);
  void toggleGroup(int row);

  void setCellSide(int devicePixels) { side_ = devicePixels; }
  /// How many groups there are, opened or not.
  int groups() const {
    return static_cast<int>(std::count_if(
        rows_.begin(), rows_.end(), [](const BoardRow& row) { return row.opened || !row.inOpenedGroup; }));
  }
  int total() const { return static_cast<int>(entries_.size()); }
  SimilarCandidates& similar() { return similar_; }
  Thumbnails& thumbnails() { return thumbnails_; }

 Q_SIGNALS:
  void queryChanged();  ///< filter, order or groups

 private:
  void arrange();
  std::vector<BoardRow> makeRows(const std::vector<BoardEntry>& entries) const;
  std::vector<std::size_t> membersOf(int row) const;
  QString title(const BoardEntry& entry) const;
  QString spoken(int row) const;
  QString tip(const BoardEntry& entry) const;

  BoardContents& contents_;
  mutable Thumbnails thumbnails_;
  SimilarCandidates similar_;
  std::vector<BoardEntry> entries_;  // as they were when the rows were made: whoever hears of a change first
  std::vector<BoardRow> rows_;       // finds rows that fit
  BoardFilter filter_;
  BoardOrder order_ = BoardOrder::Newest;
  bool grouped_ = false;
  double granularity_ = 0.7;
  std::set<QString> opened_;
  int side_ = 160;
};

}  // namespace pentimento::ui
