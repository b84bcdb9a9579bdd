#include "ui/actions/kept_masks.h"

#include <algorithm>

#include "ui/actions/make_action.h"

namespace pentimento::ui {

KeptMasks::KeptMasks(EditorSession& session, Selecting& selecting, const Prompts& prompts, QWidget& window)
    : QObject(&window),
      keep(makeAction(this, "mask.keep", tr("&Keep this mask…"), {}, {Qt::CTRL | Qt::SHIFT | Qt::Key_K},
                      tr("Keep the mask with the picture, under a name"))),
      session_(session),
      selecting_(selecting),
      prompts_(prompts),
      window_(window) {
  connect(keep, &QAction::triggered, this, [this] {
    session_.keepMask(prompts_.name(&window_, tr("Keep this mask"), freshName()).trimmed());
  });
}

void KeptMasks::fillMenu(QMenu* menu) {
  menu->addAction(keep);
  connect(menu, &QMenu::aboutToShow, this, [this, menu] { show(menu); });
}

void KeptMasks::show(QMenu* menu) {
  qDeleteAll(menu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
  menu->clear();
  menu->addAction(keep);
  menu->addSeparator();
  const auto& masks = session_.document().masks;
  for (const document::NamedMask& mask : masks) addMask(menu, mask);
  if (masks.empty()) menu->addAction(tr("No mask is kept yet"))->setEnabled(false);
}

void KeptMasks::addMask(QMenu* menu, const document::NamedMask& mask) {
  const QString name = QString::fromStdString(mask.name);
  QMenu* actions = menu->addMenu(QString(name).replace(QLatin1Char('&'), QLatin1String("&&")));
  const auto select = [&](const QString& text, SelectionMode mode) {
    connect(actions->addAction(text), &QAction::triggered, this, [this, mask, name, mode] {
      selecting_.start(name, mode, [mask, now = session_.document().canvas](const image::Image&, Progress&) {
        return document::moved(mask.mask, mask.canvas, now);
      });
    });
  };
  select(tr("&Use"), SelectionMode::Replace);
  select(tr("&Add to the mask"), SelectionMode::Add);
  select(tr("&Take from the mask"), SelectionMode::Subtract);
  select(tr("&Intersect with the mask"), SelectionMode::Intersect);
  actions->addSeparator();
  connect(actions->addAction(tr("&Rename…")), &QAction::triggered, this, [this, name] {
    session_.renameKeptMask(name, prompts_.name(&window_, tr("Rename the mask"), name).trimmed());
  });
  connect(actions->addAction(tr("&Delete")), &QAction::triggered, this,
          [this, name] { session_.deleteKeptMask(name); });
}

QString KeptMasks::freshName() const {
  const auto& masks = session_.document().masks;
  for (int number = 1;; ++number) {
    QString name = tr("Mask %1").arg(number);
    const bool taken = std::any_of(masks.begin(), masks.end(),
                                   [&](const auto& mask) { return mask.name == name.toStdString(); });
    if (!taken) return name;
  }
}

}  // namespace pentimento::ui
