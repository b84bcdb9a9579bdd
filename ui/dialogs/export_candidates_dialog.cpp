#include "ui/dialogs/export_candidates_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>

#include "ui/theme.h"

namespace pentimento::ui {

namespace {
const QString kNameKey = QStringLiteral("export/candidates/name");
const QString kSuffixKey = QStringLiteral("export/candidates/format");
constexpr int kShownNames = 3;

struct Text {
  Q_DECLARE_TR_FUNCTIONS(ExportCandidates)
};

class ExportCandidatesDialog : public QDialog {
 public:
  ExportCandidatesDialog(QWidget* parent, const QString& folder, NamesOfExport names)
      : QDialog(parent), names_(std::move(names)) {
    setWindowTitle(Text::tr("Export candidates"));
    folder_.setText(QDir::toNativeSeparators(folder));
    name_.setText(QSettings().value(kNameKey, QStringLiteral("{name}-{n}")).toString());
    name_.setToolTip(Text::tr("{name}: the picture's name, {n}: a number, {operation}, {seed}, {prompt}"));
    const std::pair<const char*, const char*> formats[] = {
        {"png", "PNG"}, {"tif", "TIFF"}, {"jpg", "JPEG"}, {"webp", "WebP"}, {"exr", "OpenEXR"}};
    for (const auto& [suffix, format] : formats) {
      format_.addItem(QString::fromLatin1(format), QString::fromLatin1(suffix));
    }
    format_.setCurrentIndex(std::max(0, format_.findData(QSettings().value(kSuffixKey))));
    quality_.setRange(1, 100);
    quality_.setValue(95);
    lossless_.setText(Text::tr("Keep every pixel (lossless)"));
    lossless_.setChecked(true);
    shown_.setProperty("faint", true);
    shown_.setWordWrap(true);
    lay();
    for (QLineEdit* line : {&folder_, &name_}) {
      QObject::connect(line, &QLineEdit::textChanged, this, [this] { update(); });
    }
    QObject::connect(&format_, &QComboBox::currentIndexChanged, this, [this] { update(); });
    QObject::connect(&lossless_, &QCheckBox::toggled, this, [this] { update(); });
    update();
  }

  ExportPattern choice() const {
    return {QDir::fromNativeSeparators(folder_.text()),
            name_.text(),
            format_.currentData().toString(),
            {quality_.value(), lossless_.isChecked()}};
  }

 private:
  void lay() {
    auto* form = new QFormLayout(this);
    auto* row = new QHBoxLayout;
    auto* browse = new QPushButton(Text::tr("&Browse…"));
    QObject::connect(browse, &QPushButton::clicked, this, [this] {
      const QString folder =
          QFileDialog::getExistingDirectory(this, Text::tr("Folder for the candidates"), folder_.text());
      if (!folder.isEmpty()) folder_.setText(QDir::toNativeSeparators(folder));
    });
    row->addWidget(&folder_, 1);
    row->addWidget(browse);
    form->addRow(Text::tr("F&older:"), row);
    form->addRow(Text::tr("&Names:"), &name_);
    form->addRow(Text::tr("&Format:"), &format_);
    form->addRow({}, &lossless_);
    form->addRow(Text::tr("&Quality:"), &quality_);
    form->addRow(&shown_);
    folder_.setAccessibleName(Text::tr("Folder"));
    buttons_.setStandardButtons(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons_.button(QDialogButtonBox::Ok)->setText(Text::tr("&Export"));
    QObject::connect(&buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    QObject::connect(&buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(&buttons_);
    setMinimumWidth(460);
  }

  void update() {
    const bool webp = choice().suffix == QLatin1String("webp");
    lossless_.setEnabled(webp);
    quality_.setEnabled(image::is_lossy(("x." + choice().suffix).toStdString(), choice().options));
    const bool there = QFileInfo(choice().folder).isDir();
    buttons_.button(QDialogButtonBox::Ok)->setEnabled(there);
    if (!there) return shown_.setText(Text::tr("There is no such folder: choose another one."));
    QStringList names;
    for (const QString& file : names_(choice())) names << QFileInfo(file).fileName();
    const qsizetype count = names.size();
    names = names.mid(0, kShownNames);
    if (count > kShownNames) names << QStringLiteral("…");
    shown_.setText(Text::tr("Writes %1").arg(names.join(QStringLiteral(", "))));
  }

  NamesOfExport names_;
  QLineEdit folder_, name_;
  QComboBox format_;
  QSpinBox quality_;
  QCheckBox lossless_;
  QLabel shown_;
  QDialogButtonBox buttons_;
};
}  // namespace

std::optional<ExportPattern> askExportCandidates(QWidget* parent, const QString& folder,
                                                 const NamesOfExport& names) {
  ExportCandidatesDialog dialog(parent, folder, names);
  if (dialog.exec() != QDialog::Accepted) return std::nullopt;
  const ExportPattern choice = dialog.choice();
  QSettings().setValue(kNameKey, choice.name);
  QSettings().setValue(kSuffixKey, choice.suffix);
  return choice;
}

ExistingAnswer askExisting(QWidget* parent, const QStringList& existing) {
  QMessageBox box(QMessageBox::Question, Text::tr("Export candidates"),
                  existing.size() == 1
                      ? Text::tr("%1 is there already.").arg(QFileInfo(existing.first()).fileName())
                      : Text::tr("%1 of the files are there already.").arg(existing.size()),
                  QMessageBox::Cancel, parent);
  QPushButton* both = box.addButton(Text::tr("Keep &both"), QMessageBox::AcceptRole);
  const QPushButton* over = box.addButton(Text::tr("&Overwrite"), QMessageBox::DestructiveRole);
  box.setInformativeText(Text::tr("Keeping both gives the new ones a number."));
  box.setDefaultButton(both);
  box.exec();
  if (box.clickedButton() == both) return ExistingAnswer::KeepBoth;
  return box.clickedButton() == over ? ExistingAnswer::Overwrite : ExistingAnswer::Cancel;
}

}  // namespace pentimento::ui
