#include "ui/dialogs/extend_dialog.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>

namespace pentimento::ui {

namespace {
constexpr int kMaxMargin = 20000;

class ExtendDialog : public QDialog {
  Q_DECLARE_TR_FUNCTIONS(ExtendDialog)

 public:
  ExtendDialog(QWidget* parent, Size picture, const engine::Margins& now)
      : QDialog(parent), picture_(picture) {
    setWindowTitle(tr("Extend by"));
    auto* form = new QFormLayout(this);
    addSide(form, left_, tr("&Left:"), now.left);
    addSide(form, right_, tr("&Right:"), now.right);
    addSide(form, top_, tr("&Top:"), now.top);
    addSide(form, bottom_, tr("&Bottom:"), now.bottom);
    form->addRow(tr("New size:"), &size_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
    update();
  }

  engine::Margins margins() const { return {left_.value(), top_.value(), right_.value(), bottom_.value()}; }

 private:
  void addSide(QFormLayout* form, QSpinBox& box, const QString& label, int value) {
    box.setRange(0, kMaxMargin);
    box.setSingleStep(16);
    box.setSuffix(tr(" px"));
    box.setValue(value);
    form->addRow(label, &box);
    connect(&box, &QSpinBox::valueChanged, this, [this] { update(); });
  }

  void update() {
    const engine::Margins m = margins();
    size_.setText(
        tr("%1 × %2 px").arg(picture_.width + m.left + m.right).arg(picture_.height + m.top + m.bottom));
  }

  Size picture_;
  QSpinBox left_, right_, top_, bottom_;
  QLabel size_;
};
}  // namespace

std::optional<engine::Margins> askMargins(QWidget* parent, Size picture, const engine::Margins& now) {
  ExtendDialog dialog(parent, picture, now);
  if (dialog.exec() != QDialog::Accepted) return std::nullopt;
  return dialog.margins();
}

}  // namespace pentimento::ui
