#include "ui/dialogs/export_dialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <cmath>

#include "image/adapted.h"
#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

using image::SampleType;

namespace {
struct Format {
  const char* suffix;
  const char* name;
  std::vector<SampleType> depths;
};

const std::vector<Format>& formats() {
  static const std::vector<Format> all{
      {"png", "PNG", {SampleType::UInt8, SampleType::UInt16}},
      {"tif", "TIFF", {SampleType::UInt8, SampleType::UInt16, SampleType::Half, SampleType::Float}},
      {"jpg", "JPEG", {SampleType::UInt8}},
      {"webp", "WebP", {SampleType::UInt8}},
      {"exr", "OpenEXR", {SampleType::Half, SampleType::Float}},
      {"ora",
       QT_TRANSLATE_NOOP("ExportDialog", "OpenRaster: a layer for each edit"),
       {SampleType::UInt8, SampleType::UInt16}}};
  return all;
}

QString nameOf(SampleType type) {
  switch (type) {
    case SampleType::UInt8:
      return ExportDialog::tr("8 bit");
    case SampleType::UInt16:
      return ExportDialog::tr("16 bit");
    case SampleType::Half:
      return ExportDialog::tr("16 bit floating point");
    case SampleType::Float:
      return ExportDialog::tr("32 bit floating point");
  }
  return {};
}

QString chooseFile(QWidget* parent, const QString& suggestion) {
  const QString suffix = QFileInfo(suggestion).suffix();
  QFileDialog dialog(parent, ExportDialog::tr("Export"), suggestion,
                     ExportDialog::tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix));
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix(suffix);
  dialog.selectFile(suggestion);
  return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

template <typename Widget>
Widget* named(Widget* widget, const QString& name) {
  widget->setAccessibleName(name);
  return widget;
}
}  // namespace

ExportDialog::ExportDialog(const document::Document& document, QWidget* parent)
    : QDialog(parent),
      size_(document.picture.size()),
      profile_(!document.picture.metadata->icc.empty()),
      format_(named(new QComboBox(this), tr("Format"))),
      depth_(named(new QComboBox(this), tr("Depth"))),
      lossless_(new QCheckBox(tr("Keep every pixel (&lossless)"), this)),
      colors_(named(new QComboBox(this), tr("Colors"))),
      metadata_(named(new QComboBox(this), tr("Metadata"))),
      recipes_(new QCheckBox(tr("Store the &recipes of the edits"), this)),
      note_(makeFaintLabel({}, this)),
      bytes_(new QLabel(this)),
      estimate_(document) {
  setWindowTitle(tr("Export"));
  makeControls(rememberedExport());
  makeForm();
  connectControls();
  update();
}

void ExportDialog::makeControls(const ExportSettings& settings) {
  for (const Format& format : formats())
    format_->addItem(tr(format.name), QString::fromLatin1(format.suffix));
  format_->setCurrentIndex(std::max(0, format_->findData(settings.suffix)));
  fillDepths(settings.write.sample);
  lossless_->setChecked(settings.write.lossless_webp);
  qualityRow_ = makeQuality(settings.write.quality);
  colors_->addItems({profile_ ? tr("Keep the color profile") : tr("As they are"), tr("Convert to sRGB")});
  colors_->setCurrentIndex(settings.srgb && profile_ ? 1 : 0);
  scaleRow_ = makeScale();
  metadata_->addItems({tr("All"), tr("Creator and rights only"), tr("None but the color profile")});
  metadata_->setCurrentIndex(static_cast<int>(settings.write.metadata));
  recipes_->setChecked(settings.recipes);
  recipes_->setToolTip(
      tr("Words, seeds and settings that make each edit again: whoever has the file can read them"));
  note_->setWordWrap(true);
  note_->setMinimumHeight(3 * fontMetrics().lineSpacing());
  note_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
}

QWidget* ExportDialog::makeQuality(int quality) {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  quality_ = makeSlider(Qt::Horizontal, 1, 100, tr("Quality"), tr("Better pictures or smaller files"), row);
  QSpinBox* number = makeSpinBox(1, 100, tr("Quality as a number"), quality_->toolTip(), row);
  connect(quality_, &QSlider::valueChanged, number, &QSpinBox::setValue);
  connect(number, &QSpinBox::valueChanged, quality_, &QSlider::setValue);
  quality_->setValue(quality);
  layout->addWidget(quality_, 1);
  layout->addWidget(number);
  return row;
}

QWidget* ExportDialog::makeScale() {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  percent_ = makeSpinBox(1, 1000, tr("Size in percent"), tr("Of width and height"), row);
  percent_->setSuffix(tr(" %"));
  percent_->setValue(100);
  pixels_ = makeFaintLabel({}, row);
  layout->addWidget(percent_);
  layout->addWidget(pixels_, 1);
  return row;
}

void ExportDialog::makeForm() {
  auto* form = new QFormLayout(this);
  form->setContentsMargins(2 * kGap, 2 * kGap, 2 * kGap, 2 * kGap);
  form->setVerticalSpacing(kGap);
  form->addRow(tr("&Format:"), format_);
  form->addRow(tr("&Depth:"), depth_);
  form->addRow({}, lossless_);
  form->addRow(tr("&Quality:"), qualityRow_);
  form->addRow(tr("&Colors:"), colors_);
  form->addRow(tr("Si&ze:"), scaleRow_);
  form->addRow(tr("&Metadata:"), metadata_);
  form->addRow({}, recipes_);
  form->addRow(tr("File size:"), bytes_);
  form->addRow(note_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  buttons->button(QDialogButtonBox::Ok)->setText(tr("Choose a file…"));
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  form->addRow(buttons);
  setMinimumWidth(440);
}

void ExportDialog::connectControls() {
  connect(format_, &QComboBox::currentIndexChanged, this, [this] {
    fillDepths(settings().write.sample);
    update();
  });
  for (QComboBox* box : {depth_, colors_, metadata_}) {
    connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::update);
  }
  for (QCheckBox* box : {lossless_, recipes_}) connect(box, &QCheckBox::toggled, this, &ExportDialog::update);
  connect(quality_, &QSlider::valueChanged, this, &ExportDialog::update);
  connect(percent_, &QSpinBox::valueChanged, this, &ExportDialog::update);
  connect(&estimate_, &SizeEstimate::known, this, &ExportDialog::showEstimate);
  connect(&estimate_, &SizeEstimate::failed, this, [this](const QString& sentence) {
    bytes_->setText(tr("Not known"));
    note_->setText(sentence);
  });
}

/// What the format can hold; `wanted` stays chosen if it can.
void ExportDialog::fillDepths(std::optional<SampleType> wanted) {
  const QSignalBlocker block(depth_);
  depth_->clear();
  depth_->addItem(tr("As in the picture"), -1);
  const auto& depths = formats()[static_cast<std::size_t>(format_->currentIndex())].depths;
  for (const SampleType depth : depths) depth_->addItem(nameOf(depth), static_cast<int>(depth));
  depth_->setCurrentIndex(std::max(0, wanted ? depth_->findData(static_cast<int>(*wanted)) : 0));
  depth_->setEnabled(depths.size() > 1);
}

ExportSettings ExportDialog::settings() const {
  ExportSettings settings;
  settings.suffix = format_->currentData().toString();
  settings.write.quality = quality_->value();
  settings.write.lossless_webp = lossless_->isChecked();
  const int depth = depth_->currentData().toInt();
  if (depth >= 0) settings.write.sample = static_cast<SampleType>(depth);
  settings.write.metadata = static_cast<image::MetadataChoice>(metadata_->currentIndex());
  settings.srgb = colors_->currentIndex() == 1 && !settings.layers();
  settings.scale = settings.layers() ? 1 : percent_->value() / 100.0;
  settings.recipes = recipes_->isChecked() && settings.write.metadata == image::MetadataChoice::All;
  return settings;
}

/// Only what the format knows can be set.
void ExportDialog::update() {
  const ExportSettings now = settings();
  auto* form = static_cast<QFormLayout*>(layout());
  form->setRowVisible(lossless_, now.suffix == QLatin1String("webp"));
  form->setRowVisible(qualityRow_, image::is_lossy(("x." + now.suffix).toStdString(), now.write));
  colors_->setEnabled(profile_ && !now.layers());
  scaleRow_->setEnabled(!now.layers());
  recipes_->setEnabled(now.write.metadata == image::MetadataChoice::All);
  const Size size = image::scaled(size_, now.scale);
  pixels_->setText(tr("%1 × %2 px").arg(size.width).arg(size.height));
  bytes_->setText(tr("Estimating…"));
  estimate_.ask(now);
}

void ExportDialog::showEstimate(qint64 bytes, const QStringList& losses) {
  bytes_->setText(locale().formattedDataSize(bytes));
  const ExportSettings now = settings();
  const bool exact = losses.isEmpty() && now.scale == 1 && !now.srgb && !now.layers();
  note_->setText(exact ? tr("Pixels that you did not edit stay exactly as they were in the opened file.")
                       : losses.join(' '));
}

std::optional<ExportChoice> askExport(QWidget* parent, const document::Document& document,
                                      const QString& suggestion) {
  ExportDialog dialog(document, parent);
  if (dialog.exec() != QDialog::Accepted) return std::nullopt;
  const ExportSettings settings = dialog.settings();
  const QFileInfo from(suggestion);
  const QString target = from.path() + '/' + from.completeBaseName() + '.' + settings.suffix;
  const QString file = chooseFile(parent, target);
  if (file.isEmpty()) return std::nullopt;
  rememberExport(settings);
  return ExportChoice{file, settings};
}

}  // namespace pentimento::ui
