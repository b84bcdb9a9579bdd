#include "ui/panels/recent_pictures.h"

#include <QDir>
#include <QFileInfo>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr QSize kThumbnail(136, 92);
constexpr int kColumns = 4, kRows = 2;

/// In the middle of a field, so that all cards have one size.
QPixmap framed(const QImage& thumbnail, double ratio, const QPalette& palette) {
  QPixmap field(kThumbnail * ratio);
  field.fill(palette.color(QPalette::Button));
  QPainter painter(&field);
  const QSize size = thumbnail.size().scaled(field.size(), Qt::KeepAspectRatio);
  const QRect target(QPoint((field.width() - size.width()) / 2, (field.height() - size.height()) / 2), size);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  if (!thumbnail.isNull()) painter.drawImage(target, thumbnail);
  painter.end();
  field.setDevicePixelRatio(ratio);
  return field;
}
}  // namespace

RecentPictures::RecentPictures(RecentFiles& recent, Documents& documents, QWidget* parent)
    : QWidget(parent),
      recent_(recent),
      documents_(documents),
      thumbnails_(kThumbnail * devicePixelRatioF()),
      grid_(new QGridLayout) {
  setAccessibleName(tr("Recent pictures"));
  QLabel* heading = makeFaintLabel(tr("Recent pictures"), this);
  heading->setAlignment(Qt::AlignCenter);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(heading);
  column->addLayout(grid_);
  grid_->setSpacing(kSmallGap);
  connect(&recent_, &RecentFiles::changed, this, &RecentPictures::fill);
  connect(&thumbnails_, &FileThumbnails::made, this, &RecentPictures::show);
  fill();
}

void RecentPictures::fill() {
  qDeleteAll(std::exchange(cards_, {}));
  const QStringList files = recent_.files().mid(0, kColumns * kRows);
  for (int i = 0; i < files.size(); ++i) {
    grid_->addWidget(cards_[files[i]] = makeCard(files[i]), i / kColumns, i % kColumns, Qt::AlignCenter);
  }
  setVisible(!files.isEmpty());
  thumbnails_.make(files);
}

QToolButton* RecentPictures::makeCard(const QString& file) {
  const QString name = QFileInfo(file).fileName();
  QToolButton* card = makeButton({}, QDir::toNativeSeparators(file), this);
  card->setText(
      fontMetrics().elidedText(name, Qt::ElideMiddle, kThumbnail.width()).replace('&', QLatin1String("&&")));
  card->setAccessibleName(tr("Open %1").arg(name));
  card->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  card->setIconSize(kThumbnail);
  card->setIcon(framed({}, devicePixelRatioF(), palette()));
  connect(card, &QToolButton::clicked, this, [this, file] { documents_.open({file}); });
  return card;
}

void RecentPictures::show(const QString& file, const QImage& thumbnail) {
  QToolButton* card = cards_.value(file);
  if (card && !thumbnail.isNull()) card->setIcon(framed(thumbnail, devicePixelRatioF(), palette()));
}

}  // namespace pentimento::ui
