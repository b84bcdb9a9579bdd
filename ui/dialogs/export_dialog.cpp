#include "ui/dialogs/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace pentimento::ui {

namespace {
struct Format {
  const char* suffix;
  const char* name;
};
constexpr Format kFormats[] = {
    {"png", "PNG"}, {"tif", "TIFF"}, {"jpg", "JPEG"}, {"webp", "WebP"}, {"exr", "OpenEXR"}};

class ExportDialog : public QDialog {
  Q_DECLARE_TR_FUNCTIONS(ExportDialog)

 public:
  explicit ExportDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Export"));
    for (const Format& format : kFormats)
      format_.addItem(QString::fromLatin1(format.name), QString::fromLatin1(format.suffix));
    quality_.setRange(1, 100);
    quality_.setValue(95);
    lossless_.setText(tr("Keep every pixel (lossless)"));
    lossless_.setChecked(true);
    note_.setWordWrap(true);
    note_.setProperty("faint", true);
    lay();
    connect(&format_, &QComboBox::currentIndexChanged, this, [this] { update(); });
    connect(&lossless_, &QCheckBox::toggled, this, [this] { update(); });
    update();
  }

  QString suffix() const { return format_.currentData().toString(); }
  image::WriteOptions options() const { return {quality_.value(), lossless_.isChecked()}; }

 private:
  void lay() {
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Format:"), &format_);
    form->addRow({}, &lossless_);
    form->addRow(tr("&Quality:"), &quality_);
    form->addRow(&note_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Choose a file…"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
    setMinimumWidth(380);
  }

  void update() {
    const bool webp = suffix() == QLatin1String("webp");
    const bool lossy = image::is_lossy(("x." + suffix()).toStdString(), options());
    lossless_.setEnabled(webp);
    quality_.setEnabled(lossy);
    note_.setText(lossy ? tr("Stores the whole picture anew, with a small loss everywhere.")
                        : tr("Pixels that you did not edit stay exactly as they were in the opened file."));
  }

  QComboBox format_;
  QSpinBox quality_;
  QCheckBox lossless_;
  QLabel note_;
};
}  // namespace

std::optional<ExportChoice> askExport(QWidget* parent, const QString& suggestion) {
  ExportDialog dialog(parent);
  if (dialog.exec() != QDialog::Accepted) return std::nullopt;
  const QFileInfo from(suggestion);
  const QString target = from.path() + '/' + from.completeBaseName() + '.' + dialog.suffix();
  const QString file = dialogPrompts().saveFile(parent, target);
  if (file.isEmpty()) return std::nullopt;
  return ExportChoice{file, dialog.options()};
}

}  // namespace pentimento::ui
