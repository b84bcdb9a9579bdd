// The stack of edits as rows, the top one first and the picture as it was opened below all. Follows the
// session row by row; what a row says and shows is made when it is first looked at.
#pragma once

#include <QAbstractListModel>
#include <QImage>
#include <optional>
#include <vector>

#include "ui/editor_session.h"

namespace pentimento::ui {

class EditsModel : public QAbstractListModel {
  Q_OBJECT

 public:
  /// DisplayRole and EditRole: its name, else what was done; DecorationRole: a QImage; CheckStateRole:
  /// switched on (edits only).
  enum Role { Detail = Qt::UserRole, Id, Masked };

  explicit EditsModel(EditorSession& session, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  /// EditRole: the name.
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
  /// How a list moves what was dragged: the rows follow when the session has done it.
  bool moveRows(const QModelIndex& from, int row, int count, const QModelIndex& to, int before) override;

  std::optional<std::int64_t> idAt(int row) const;  ///< none: the base, or no such row
  int rowOf(std::int64_t id) const;                 ///< -1: there is none

 private:
  struct Row {
    document::EditPtr edit;
    mutable QString detail = {};
    mutable QImage thumbnail = {};
  };

  void follow();
  void followRows(const std::vector<document::EditPtr>& wanted);
  void place(int row, const document::EditPtr& edit);
  void followBase();
  void followName();
  void followMasked();
  QVariant editData(const Row& row, int role) const;
  QVariant baseData(int role) const;

  EditorSession& session_;
  std::vector<Row> rows_;  // without the base
  std::shared_ptr<const image::Image> base_;
  QString baseName_;
  mutable QImage baseThumbnail_;
  std::optional<std::int64_t> masked_;
};

/// "Seed 12", or the words of its recipe.
QString wordsOrSeed(const document::Candidate& candidate);
/// The thumbnail that is kept with it; null when there is none.
QImage thumbnailOf(const document::Candidate& candidate);
/// The middle of `image` in the shape of `frame`.
QRectF middleOf(const QImage& image, const QSize& frame);

}  // namespace pentimento::ui
