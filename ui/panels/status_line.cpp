#include "ui/panels/status_line.h"

#include <QColorSpace>
#include <QLocale>
#include <cmath>

#include "ui/panels/controls.h"
#include "ui/theme.h"
#include "ui/untouched.h"

namespace pentimento::ui {

namespace {
QString sampleName(image::SampleType type) {
  switch (type) {
    case image::SampleType::UInt8:
      return StatusLine::tr("8 bit");
    case image::SampleType::UInt16:
      return StatusLine::tr("16 bit");
    case image::SampleType::Half:
      return StatusLine::tr("16 bit float");
    case image::SampleType::Float:
      return StatusLine::tr("32 bit float");
  }
  return {};
}

QString profileName(const image::Metadata& metadata) {
  if (metadata.icc.empty()) return metadata.linear ? StatusLine::tr("linear sRGB") : StatusLine::tr("sRGB");
  const QByteArray icc = QByteArray::fromRawData(reinterpret_cast<const char*>(metadata.icc.data()),
                                                 static_cast<qsizetype>(metadata.icc.size()));
  const QString name = QColorSpace::fromIccProfile(icc).description();
  return name.isEmpty() ? StatusLine::tr("own color profile") : name;
}
}  // namespace

QString describePicture(const image::Image& picture) {
  const image::PixelFormat format = picture.pixels.format();
  const QString channels = format.color_channels == 1 ? StatusLine::tr("Grey") : StatusLine::tr("RGB");
  return StatusLine::tr("%1 × %2 px   ·   %3, %4   ·   %5")
      .arg(picture.size().width)
      .arg(picture.size().height)
      .arg(format.alpha ? StatusLine::tr("%1 with alpha").arg(channels) : channels, sampleName(format.sample),
           profileName(*picture.metadata));
}

StatusLine::StatusLine(EditorSession& session, Canvas& canvas, PictureFiles& files, QStatusBar* bar)
    : QObject(bar),
      session_(session),
      canvas_(canvas),
      files_(files),
      bar_(bar),
      picture_(makeFaintLabel({}, bar)),
      pointer_(makeFaintLabel({}, bar)),
      zoom_(makeFaintLabel({}, bar)),
      verdict_(makeFaintLabel({}, bar)),
      fileText_(new QLabel(bar)),
      fileProgress_(new QProgressBar(bar)),
      fileCancel_(makeButton(QStringLiteral("cancel"), tr("Stop reading or writing the file"), bar)) {
  bar->setSizeGripEnabled(false);
  bar->setContentsMargins(kGap, 0, kGap, 0);
  fileProgress_->setTextVisible(false);
  fileProgress_->setFixedSize(120, 6);
  fileProgress_->setAccessibleName(tr("Progress of reading or writing"));
  for (QWidget* widget :
       std::initializer_list<QWidget*>{picture_, fileText_, fileProgress_, fileCancel_, verdict_}) {
    bar->addWidget(widget);
  }
  bar->addPermanentWidget(pointer_);
  bar->addPermanentWidget(zoom_);
  connect(fileCancel_, &QToolButton::clicked, this, [this] {
    files_.cancelLoading();
    files_.cancelSaving();
  });
  connect(&files_, &PictureFiles::changed, this, &StatusLine::updateFiles);
  connect(&session_, &EditorSession::documentChanged, this, &StatusLine::updatePicture);
  connect(&session_, &EditorSession::shownImageChanged, this, &StatusLine::updateFormat);
  connect(&session_, &EditorSession::accepted, this, &StatusLine::verify);
  connect(&canvas_, &Canvas::zoomChanged, this, &StatusLine::updateZoom);
  connect(&canvas_, &Canvas::pointerMoved, this, &StatusLine::updatePointer);
  updatePicture();
  updateFiles();
}

void StatusLine::updatePicture() {
  const bool picture = session_.hasPicture();
  updateFormat();
  verifying_.cancel();
  verdict_->clear();
  if (!picture) pointer_->clear();
  updateZoom();
}

/// Of what is seen: a candidate may have more canvas, or another format.
void StatusLine::updateFormat() {
  picture_->setText(session_.hasPicture() ? describePicture(session_.shownImage()) : QString());
}

void StatusLine::updateZoom() {
  const double percent = canvas_.zoom() * 100;
  zoom_->setText(session_.hasPicture()
                     ? tr("%1 %").arg(QLocale().toString(percent, 'f', percent < 10 ? 1 : 0))
                     : QString());
}

void StatusLine::updatePointer(const QPointF& picture) {
  const int x = static_cast<int>(std::floor(picture.x())), y = static_cast<int>(std::floor(picture.y()));
  const bool inside = Rect::of(session_.document().picture.size()).contains(Point{x, y});
  pointer_->setText(inside ? tr("%1, %2").arg(x).arg(y) : QString());
}

void StatusLine::updateFiles() {
  const bool busy = files_.loading() || files_.saving();
  fileText_->setText(files_.loading() ? tr("Reading…") : tr("Writing…"));
  fileProgress_->setRange(0, files_.fraction() > 0 ? 1000 : 0);
  fileProgress_->setValue(static_cast<int>(files_.fraction() * 1000));
  fileText_->setVisible(busy);
  fileProgress_->setVisible(busy);
  fileCancel_->setVisible(busy);
}

void StatusLine::verify(const std::shared_ptr<const engine::Candidate>& candidate) {
  if (engine::extends(candidate->recipe) || candidate->recipe.mask.bounds().empty()) return;
  verifying_.start<std::int64_t>(
      [candidate](Progress& progress) { return changedOutsideEdit(*candidate, progress); },
      [this](std::int64_t changed) {
        verdict_->setText(tr("  ·   %L1 px changed outside mask and ring").arg(changed));
      });
}

}  // namespace pentimento::ui
