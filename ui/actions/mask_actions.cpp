#include "ui/actions/mask_actions.h"

#include "image/selection/attached_shadow.h"
#include "image/selection/object_edges.h"
#include "image/selection/transparent.h"
#include "ui/actions/make_action.h"

namespace pentimento::ui {

using image::Image;
using image::Mask;

MaskActions::MaskActions(EditorSession& session, FileActions& files, Selecting& selecting, MaskAdjust& adjust,
                         const Prompts& prompts, QWidget& window)
    : QObject(&window),
      selectAll(makeAction(this, "mask.selectAll", tr("Select &all"), {}, {QKeySequence::SelectAll},
                           tr("Mask the whole picture"))),
      clear(makeAction(this, "mask.clear", tr("Select &nothing"), {}, {Qt::CTRL | Qt::Key_D},
                       tr("Empty the mask"))),
      invert(makeAction(this, "mask.invert", tr("&Invert"), {},
                        {Qt::CTRL | Qt::Key_I, Qt::CTRL | Qt::SHIFT | Qt::Key_I},
                        tr("Mask what is not masked, and the other way round"))),
      fillHoles(makeAction(this, "mask.fillHoles", tr("Fill &holes"), {}, {Qt::CTRL | Qt::SHIFT | Qt::Key_H},
                           tr("Mask what the mask surrounds"))),
      transparent(makeAction(this, "mask.transparent", tr("Select what is &transparent"), {}, {},
                             tr("Mask what is transparent in the picture"))),
      shadow(makeAction(this, "mask.shadow", tr("Add the sha&dow"), {}, {Qt::Key_D},
                        tr("Extend the mask over the shadow that the object throws"))),
      grow(makeAction(this, "mask.grow", tr("&Grow…"), {}, {Qt::CTRL | Qt::Key_G},
                      tr("Make the mask larger by a number of pixels, with a preview"))),
      shrink(makeAction(this, "mask.shrink", tr("&Shrink…"), {}, {Qt::CTRL | Qt::SHIFT | Qt::Key_G},
                        tr("Make the mask smaller by a number of pixels, with a preview"))),
      feather(makeAction(this, "mask.feather", tr("&Feather…"), {}, {Qt::SHIFT | Qt::Key_F6},
                         tr("Make the edge of the mask soft, with a preview"))),
      smooth(makeAction(this, "mask.smooth", tr("S&mooth…"), {}, {},
                        tr("Round the corners of the mask, with a preview"))),
      refine(makeAction(this, "mask.refine", tr("&Refine the edge…"), {}, {Qt::CTRL | Qt::ALT | Qt::Key_R},
                        tr("Move the mask's edge to the edge of the object"))),
      load(makeAction(this, "mask.load", tr("&Load mask…"), {}, {},
                      tr("Take the mask from a picture of the same size: white is masked"))),
      store(makeAction(this, "mask.store", tr("Sa&ve mask…"), {}, {},
                       tr("Save the mask as a picture: white is masked"))),
      kept(session, selecting, prompts, window),
      session_(session),
      selecting_(selecting) {
  connectActions(files, adjust);
  update();
}

void MaskActions::connectActions(FileActions& files, MaskAdjust& adjust) {
  // Computed with the mask as it is by then, like everything that selects.
  const auto replace = [this](QAction* action, const QString& label, Mask (*change)(const Mask&)) {
    connect(action, &QAction::triggered, this, [this, label, change] {
      selecting_.start(
          label, SelectionMode::Replace,
          [before = session_.mask(), change](const Image&, Progress&) { return change(before); });
    });
  };
  connect(clear, &QAction::triggered, this,
          [this] { session_.setMask(Mask(session_.mask().size()), tr("Select nothing")); });
  replace(selectAll, tr("Select all"), [](const Mask& mask) { return Mask(mask.size()).inverted(); });
  replace(invert, tr("Invert mask"), [](const Mask& mask) { return mask.inverted(); });
  replace(fillHoles, tr("Fill holes"), [](const Mask& mask) { return mask.holes_filled(); });
  connect(transparent, &QAction::triggered, this, [this] {
    selecting_.start(tr("Select what is transparent"), SelectionMode::Replace, image::transparent);
  });
  connect(shadow, &QAction::triggered, this, &MaskActions::addShadow);
  const auto by = [&adjust](QAction* action, const MaskAdjustment& adjustment) {
    connect(action, &QAction::triggered, &adjust, [&adjust, adjustment] { adjust.open(adjustment); });
  };
  using Old = const Mask&;
  using Picture = const Image&;
  by(grow, {tr("Grow mask"), 500, [](Old m, Picture, double r, Progress&) { return m.grown(r); }});
  by(shrink, {tr("Shrink mask"), 500, [](Old m, Picture, double r, Progress&) { return m.shrunk(r); }});
  by(feather, {tr("Feather mask"), 500, [](Old m, Picture, double r, Progress&) { return m.feathered(r); }});
  by(smooth, {tr("Smooth mask"), 200, [](Old m, Picture, double r, Progress&) { return m.smoothed(r); }});
  by(refine, {tr("Refine edge"), 200, [](Old m, Picture picture, double r, Progress& progress) {
                const image::ColorConverter converter(picture.pixels.format(), *picture.metadata);
                return image::snapped_to_edges(m, picture, converter, r, progress);
              }});
  connect(load, &QAction::triggered, &files, &FileActions::loadMask);
  connect(store, &QAction::triggered, &files, &FileActions::saveMask);
  for (const auto changed : {&EditorSession::documentChanged, &EditorSession::strokeActiveChanged}) {
    connect(&session_, changed, this, &MaskActions::update);
  }
}

void MaskActions::addShadow() {
  selecting_.start(tr("Add the shadow"), SelectionMode::Add,
                   [object = session_.mask()](const Image& picture, Progress& progress) {
                     const image::ColorConverter converter(picture.pixels.format(), *picture.metadata);
                     return image::attached_shadow(object, picture, converter, progress);
                   });
}

void MaskActions::fillMenu(QMenu* menu) {
  menu->addActions({selectAll, clear, invert, fillHoles, transparent, shadow});
  menu->addSeparator();
  menu->addActions({grow, shrink, feather, smooth, refine});
  menu->addSeparator();
  menu->addActions({load, store});
  kept.fillMenu(menu->addMenu(tr("&Kept masks")));
}

void MaskActions::update() {
  const bool picture = session_.hasPicture() && !session_.strokeActive();
  const bool selected = picture && !session_.maskBounds().isEmpty();
  for (QAction* action : {selectAll, invert, load}) action->setEnabled(picture);
  for (QAction* action :
       {clear, fillHoles, shadow, grow, shrink, feather, smooth, refine, store, kept.keep}) {
    action->setEnabled(selected);
  }
  transparent->setEnabled(picture && session_.document().picture.pixels.format().alpha);
}

}  // namespace pentimento::ui
