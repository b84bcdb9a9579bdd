#include "ui/panels/edits_model.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "engine/recipe.h"
#include "ui/model_library.h"
#include "ui/qimage_conversion.h"

namespace pentimento::ui {

namespace {
constexpr QSize kThumbnail(224, 152);

QString operationOf(const document::Edit& edit) {
  const auto operation = engine::operation_from_string(edit.operation);
  return operation ? operationName(*operation) : QString::fromStdString(edit.operation);
}

QString nameOf(const document::Edit& edit) {
  return edit.name.empty() ? operationOf(edit) : QString::fromStdString(edit.name);
}

QString wordsOf(const document::Candidate& candidate) {
  try {
    const auto recipe = engine::Recipe::parse(candidate.recipe, "recipe");
    return QString::fromStdString(recipe.settings().generation.prompt).simplified();
  } catch (const Error&) {  // it may be empty, or of a newer version
    return {};
  }
}

QString detailOf(const document::Edit& edit) {
  QString detail = wordsOf(edit.candidates[edit.chosen]);
  if (detail.isEmpty()) {
    detail = EditsModel::tr("Candidate %1 of %2").arg(edit.chosen + 1).arg(edit.candidates.size());
  }
  if (!edit.name.empty()) detail = QStringLiteral("%1  ·  %2").arg(operationOf(edit), detail);
  const auto percent = std::lround(edit.opacity * 100);
  if (percent < 100) detail = EditsModel::tr("%1 %  ·  %2").arg(percent).arg(detail);
  return detail;
}

QImage thumbnailOfBase(const image::Image& base) {
  const image::ColorConverter converter(base.pixels.format(), *base.metadata);
  return thumbnail(base, converter, base.pixels.bounds(), kThumbnail);
}
}  // namespace

QString wordsOrSeed(const document::Candidate& candidate) {
  const QString words = wordsOf(candidate);
  return words.isEmpty() ? EditsModel::tr("Seed %1").arg(candidate.seed) : words;
}

QImage thumbnailOf(const document::Candidate& candidate) {
  const std::string& bytes = candidate.thumbnail;
  return QImage::fromData(reinterpret_cast<const uchar*>(bytes.data()), static_cast<int>(bytes.size()));
}

QRectF middleOf(const QImage& image, const QSize& frame) {
  QRectF middle(QPointF(), QSizeF(frame).scaled(image.size(), Qt::KeepAspectRatio));
  middle.moveCenter(QRectF(image.rect()).center());
  return middle;
}

EditsModel::EditsModel(EditorSession& session, QObject* parent)
    : QAbstractListModel(parent), session_(session) {
  connect(&session_, &EditorSession::documentChanged, this, &EditsModel::follow);
  connect(&session_, &EditorSession::editsChanged, this, &EditsModel::followMasked);
  follow();
}

int EditsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !base_ ? 0 : static_cast<int>(rows_.size()) + 1;
}

std::optional<std::int64_t> EditsModel::idAt(int row) const {
  if (row < 0 || row >= static_cast<int>(rows_.size())) return std::nullopt;
  return rows_[static_cast<std::size_t>(row)].edit->id;
}

int EditsModel::rowOf(std::int64_t id) const {
  const auto found =
      std::find_if(rows_.begin(), rows_.end(), [id](const Row& r) { return r.edit->id == id; });
  return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

// --- following ---

/// Most changes of a document (strokes) are none of the stack.
void EditsModel::follow() {
  followBase();
  followName();
  const auto& edits = session_.document().edits;
  const bool same =
      edits.size() == rows_.size() &&
      std::equal(edits.rbegin(), edits.rend(), rows_.begin(),
                 [](const document::EditPtr& edit, const Row& row) { return edit == row.edit; });
  if (!same) followRows({edits.rbegin(), edits.rend()});
  followMasked();
}

void EditsModel::followRows(const std::vector<document::EditPtr>& wanted) {
  for (int row = static_cast<int>(rows_.size()) - 1; row >= 0; --row) {
    const auto id = rows_[static_cast<std::size_t>(row)].edit->id;
    if (std::any_of(wanted.begin(), wanted.end(), [id](const auto& edit) { return edit->id == id; }))
      continue;
    beginRemoveRows({}, row, row);
    rows_.erase(rows_.begin() + row);
    endRemoveRows();
  }
  for (std::size_t row = 0; row < wanted.size(); ++row) place(static_cast<int>(row), wanted[row]);
}

/// All rows above are right already.
void EditsModel::place(int row, const document::EditPtr& edit) {
  const int now = rowOf(edit->id);
  if (now < 0) {
    beginInsertRows({}, row, row);
    rows_.insert(rows_.begin() + row, Row{edit});
    endInsertRows();
  } else if (now != row) {
    beginMoveRows({}, now, now, {}, row);
    std::rotate(rows_.begin() + row, rows_.begin() + now, rows_.begin() + now + 1);
    endMoveRows();
  }
  Row& placed = rows_[static_cast<std::size_t>(row)];
  if (placed.edit == edit) return;
  const bool otherPicture =
      !(placed.edit->candidates[placed.edit->chosen].fill == edit->candidates[edit->chosen].fill);
  placed.edit = edit;
  placed.detail.clear();
  if (otherPicture) placed.thumbnail = {};
  Q_EMIT dataChanged(index(row), index(row));
}

void EditsModel::followBase() {
  const auto& base = session_.document().base;
  if (base == base_) return;
  beginResetModel();
  rows_.clear();
  base_ = base;
  baseThumbnail_ = {};
  endResetModel();
}

/// Saved under another name.
void EditsModel::followName() {
  const QString& file = session_.filePath();
  const QString name = file.isEmpty() ? session_.title() : QFileInfo(file).fileName();
  if (name == baseName_) return;
  baseName_ = name;
  const QModelIndex base = index(static_cast<int>(rows_.size()));
  if (base.isValid()) Q_EMIT dataChanged(base, base);
}

void EditsModel::followMasked() {
  const auto masked = session_.maskedEdit();
  if (masked == masked_) return;
  masked_ = masked;
  if (!rows_.empty()) Q_EMIT dataChanged(index(0), index(static_cast<int>(rows_.size()) - 1));
}

// --- data ---

QVariant EditsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const auto row = static_cast<std::size_t>(index.row());
  return row < rows_.size() ? editData(rows_[row], role) : baseData(role);
}

QVariant EditsModel::editData(const Row& row, int role) const {
  const document::Edit& edit = *row.edit;
  if (row.detail.isEmpty() && (role == Detail || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)) {
    row.detail = detailOf(edit);
  }
  switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
      return nameOf(edit);
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1, %2, %3").arg(nameOf(edit), row.detail, edit.enabled ? tr("on") : tr("off"));
    case Qt::ToolTipRole:
    case Detail:
      return row.detail;
    case Qt::DecorationRole:
      if (row.thumbnail.isNull()) row.thumbnail = thumbnailOf(edit.candidates[edit.chosen]);
      return row.thumbnail;
    case Qt::CheckStateRole:
      return edit.enabled ? Qt::Checked : Qt::Unchecked;
    case Id:
      return QVariant::fromValue(edit.id);
    case Masked:
      return masked_ == edit.id;
    default:
      return {};
  }
}

QVariant EditsModel::baseData(int role) const {
  switch (role) {
    case Qt::DisplayRole:
      return baseName_;
    case Detail:
      return tr("As it was opened");
    case Qt::AccessibleTextRole:
      return tr("%1, as it was opened").arg(baseName_);
    case Qt::DecorationRole:
      if (baseThumbnail_.isNull()) baseThumbnail_ = thumbnailOfBase(*base_);
      return baseThumbnail_;
    default:
      return {};
  }
}

/// What was done needs no name: it is said in another language, too.
bool EditsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  const auto id = idAt(index.row());
  if (!id || role != Qt::EditRole) return false;
  const QString name = value.toString().simplified();
  const document::Edit& edit = *rows_[static_cast<std::size_t>(index.row())].edit;
  session_.renameEdit(*id, name == operationOf(edit) ? QString() : name);
  return true;
}

Qt::ItemFlags EditsModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::ItemIsDropEnabled;  // between the rows
  Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  if (idAt(index.row())) flags |= Qt::ItemIsDragEnabled | Qt::ItemIsEditable;
  return flags;
}

bool EditsModel::moveRows(const QModelIndex&, int row, int count, const QModelIndex&, int before) {
  const auto id = idAt(row);
  if (!id || count != 1) return false;
  const int edits = static_cast<int>(rows_.size());
  const int target = std::clamp(before > row ? before - 1 : before, 0, edits - 1);
  session_.moveEdit(*id, static_cast<std::size_t>(edits - 1 - target));
  return true;
}

}  // namespace pentimento::ui
