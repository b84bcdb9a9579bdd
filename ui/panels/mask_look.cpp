#include "ui/panels/mask_look.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QSettings>
#include <cmath>

#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
const QString kColorKey = QStringLiteral("mask/color");
const QString kOpacityKey = QStringLiteral("mask/opacity");
constexpr int kSwatch = 22;

struct Swatch {
  const char* name;
  QRgb color;
};
// One of them stands out from any picture.
constexpr Swatch kSwatches[] = {{QT_TRANSLATE_NOOP("MaskLook", "Red"), 0xffe5352b},
                                {QT_TRANSLATE_NOOP("MaskLook", "Green"), 0xff27b05a},
                                {QT_TRANSLATE_NOOP("MaskLook", "Blue"), 0xff2f7df6},
                                {QT_TRANSLATE_NOOP("MaskLook", "Magenta"), 0xffd935c8},
                                {QT_TRANSLATE_NOOP("MaskLook", "Yellow"), 0xfff2c200}};

QIcon swatchIcon(QRgb color) {
  QPixmap pixmap(kSwatch * 2, kSwatch * 2);
  pixmap.fill(QColor(color));
  return QIcon(pixmap);
}
}  // namespace

MaskLook::MaskLook(Canvas& canvas, QWidget* parent) : QWidget(parent) {
  const QSettings settings;
  canvas.setMaskColor(QColor(settings.value(kColorKey, canvas.maskColor().name()).toString()));
  canvas.setMaskOpacity(settings.value(kOpacityKey, canvas.maskOpacity()).toDouble());

  auto* colors = new QHBoxLayout;
  colors->setSpacing(kSmallGap);
  auto* group = new QButtonGroup(this);
  for (const Swatch& swatch : kSwatches) {
    const QString name = QCoreApplication::translate("MaskLook", swatch.name);
    QToolButton* button = makeButton({}, name, this);
    button->setIcon(swatchIcon(swatch.color));
    button->setCheckable(true);
    button->setProperty("swatch", true);
    button->setChecked(canvas.maskColor().rgb() == swatch.color);
    group->addButton(button);
    connect(button, &QToolButton::clicked, &canvas, [&canvas, color = swatch.color] {
      canvas.setMaskColor(QColor(color));
      QSettings().setValue(kColorKey, QColor(color).name());
    });
    colors->addWidget(button);
  }

  QSlider* opacity = makeSlider(Qt::Horizontal, 10, 100, tr("Opacity of the mask"),
                                tr("How strongly the mask covers the picture on the screen"), this);
  opacity->setValue(static_cast<int>(std::lround(canvas.maskOpacity() * 100)));
  connect(opacity, &QSlider::valueChanged, &canvas, [&canvas](int percent) {
    canvas.setMaskOpacity(percent / 100.0);
    QSettings().setValue(kOpacityKey, percent / 100.0);
  });

  auto* form = new QFormLayout(this);
  form->setContentsMargins(2 * kGap, 2 * kGap, 2 * kGap, 2 * kGap);
  form->addRow(tr("Mask color:"), colors);
  form->addRow(tr("Opacity:"), opacity);
}

}  // namespace pentimento::ui
