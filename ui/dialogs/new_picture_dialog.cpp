#include "ui/dialogs/new_picture_dialog.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include "engine/edit_request.h"
#include "ui/panels/controls.h"
#include "ui/panels/words_edit.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr Size kSizes[] = {{512, 512}, {768, 512}, {512, 768}, {768, 768}, {1024, 576}, {1024, 1024}};
constexpr int kStep = 8;  // models work on pictures of whole latents

class NewPictureDialog : public QDialog {
  Q_DECLARE_TR_FUNCTIONS(NewPictureDialog)

 public:
  NewPictureDialog(QWidget* parent, const QString& words) : QDialog(parent) {
    setWindowTitle(tr("New picture from words"));
    words_ = new WordsBox(tr("Prompt"), tr("What should be in the picture"), 4, this);
    words_->setPlainText(words);
    words_->setMinimumWidth(400);
    addSizes();
    auto* sides = new QHBoxLayout;
    sides->addWidget(&width_);
    sides->addWidget(new QLabel(QStringLiteral("×"), this));
    sides->addWidget(&height_);
    sides->addWidget(new QLabel(tr("px"), this));
    sides->addStretch();
    auto* form = new QFormLayout(this);
    form->setSpacing(kGap);
    form->addRow(tr("&Words:"), words_);
    form->addRow(tr("&Size:"), &presets_);
    form->addRow({}, sides);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    ok_->setText(tr("Generate"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(words_, &WordsBox::entered, this, [this] { ok_->click(); });
    connect(words_, &WordsBox::left, this, &QDialog::reject);
    connect(words_, &QPlainTextEdit::textChanged, this, [this] { update(); });
    form->addRow(buttons);
    update();
  }

  Size size() const { return {width_.value(), height_.value()}; }
  QString words() const { return words_->toPlainText(); }

 private:
  void addSizes() {
    for (const Size& size : kSizes) {
      const QString shape = size.width == size.height  ? tr("Square")
                            : size.width > size.height ? tr("Landscape")
                                                       : tr("Portrait");
      presets_.addItem(tr("%1, %2 × %3").arg(shape).arg(size.width).arg(size.height));
    }
    presets_.addItem(tr("Other"));
    presets_.setAccessibleName(tr("Size"));
    for (const auto& [box, name] : {std::pair{&width_, tr("Width")}, {&height_, tr("Height")}}) {
      box->setRange(8 * kStep, engine::kMaxGeneratedSide);
      box->setSingleStep(kStep);
      box->setValue(512);
      box->setAccessibleName(name);
      connect(box, &QSpinBox::valueChanged, this, [this] { findPreset(); });
    }
    connect(&presets_, &QComboBox::activated, this, [this](int index) {
      if (index >= static_cast<int>(std::size(kSizes))) return;
      const Size size = kSizes[index];
      width_.setValue(size.width);
      height_.setValue(size.height);
      presets_.setCurrentIndex(index);
    });
  }

  void findPreset() {
    const auto* found = std::find(std::begin(kSizes), std::end(kSizes), size());
    presets_.setCurrentIndex(static_cast<int>(found - std::begin(kSizes)));
  }

  void update() { ok_->setEnabled(!words().trimmed().isEmpty()); }

  WordsBox* words_ = nullptr;
  QComboBox presets_;
  QSpinBox width_, height_;
  QPushButton* ok_ = nullptr;
};
}  // namespace

std::optional<std::pair<Size, QString>> askNewPicture(QWidget* parent, const QString& words) {
  NewPictureDialog dialog(parent, words);
  if (dialog.exec() != QDialog::Accepted) return std::nullopt;
  return std::pair(dialog.size(), dialog.words());
}

}  // namespace pentimento::ui
