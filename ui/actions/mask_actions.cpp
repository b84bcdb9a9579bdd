#include "ui/actions/mask_actions.h"

#include <utility>

#include "ui/actions/make_action.h"

namespace pentimento::ui {

MaskActions::MaskActions(EditorSession& session, FileActions& files, Prompts prompts, QWidget& window)
    : QObject(&window),
      selectAll(makeAction(this, tr("Select &all"), {}, {QKeySequence::SelectAll})),
      clear(makeAction(this, tr("&Clear"), {}, {Qt::CTRL | Qt::Key_D})),
      invert(makeAction(this, tr("&Invert"), {}, {Qt::CTRL | Qt::Key_I})),
      grow(makeAction(this, tr("&Grow…"))),
      shrink(makeAction(this, tr("&Shrink…"))),
      feather(makeAction(this, tr("&Feather…"))),
      load(makeAction(this, tr("&Load mask…"))),
      store(makeAction(this, tr("Sa&ve mask…"))),
      session_(session),
      prompts_(std::move(prompts)),
      window_(window) {
  connectActions(files);
  update();
}

void MaskActions::connectActions(FileActions& files) {
  using image::Mask;
  connect(clear, &QAction::triggered, this,
          [this] { session_.setMask(Mask(session_.mask().size()), tr("Clear mask")); });
  connect(selectAll, &QAction::triggered, this, [this] {
    change(tr("Select all"), [](const Mask& mask, double) { return Mask(mask.size()).inverted(); });
  });
  connect(invert, &QAction::triggered, this,
          [this] { change(tr("Invert mask"), [](const Mask& mask, double) { return mask.inverted(); }); });
  connect(grow, &QAction::triggered, this, [this] {
    change(
        tr("Grow mask"), [](const Mask& mask, double by) { return mask.grown(by); }, true);
  });
  connect(shrink, &QAction::triggered, this, [this] {
    change(
        tr("Shrink mask"), [](const Mask& mask, double by) { return mask.shrunk(by); }, true);
  });
  connect(feather, &QAction::triggered, this, [this] {
    change(
        tr("Feather mask"), [](const Mask& mask, double by) { return mask.feathered(by); }, true);
  });
  connect(load, &QAction::triggered, &files, &FileActions::loadMask);
  connect(store, &QAction::triggered, &files, &FileActions::saveMask);
  connect(&task_, &BackgroundTask::failed, this, &MaskActions::failed);
  for (const auto changed : {&EditorSession::documentChanged, &EditorSession::strokeActiveChanged}) {
    connect(&session_, changed, this, &MaskActions::update);
  }
}

void MaskActions::fillMenu(QMenu* menu) const {
  menu->addActions({selectAll, clear, invert});
  menu->addSeparator();
  menu->addActions({grow, shrink, feather});
  menu->addSeparator();
  menu->addActions({load, store});
}

void MaskActions::change(const QString& label, const Change& by, bool askRadius) {
  if (askRadius) {
    const std::optional<double> radius = prompts_.pixels(&window_, label, tr("Radius in pixels:"), radius_);
    if (!radius) return;
    radius_ = *radius;
  }
  const image::Mask before = session_.mask();
  task_.start<image::Mask>([before, by, radius = radius_](Progress&) { return by(before, radius); },
                           [this, before, label](const image::Mask& after) {
                             if (session_.mask() == before) session_.setMask(after, label);
                           });
}

void MaskActions::update() {
  const bool picture = session_.hasPicture() && !session_.strokeActive();
  const bool selected = picture && !session_.maskBounds().isEmpty();
  for (QAction* action : {selectAll, invert, load}) action->setEnabled(picture);
  for (QAction* action : {clear, grow, shrink, feather, store}) action->setEnabled(selected);
}

}  // namespace pentimento::ui
