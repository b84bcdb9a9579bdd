#include "ui/placing/place_actions.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>

#include "document/stack.h"
#include "ui/actions/make_action.h"
#include "ui/icons.h"
#include "ui/placing/cut_out_dialog.h"
#include "ui/qimage_conversion.h"

namespace pentimento::ui {

PlaceActions::PlaceActions(EditorSession& session, Placing& placing, const StackActions& stack,
                           const Prompts& prompts, QWidget& window)
    : QObject(&window),
      placeFile(makeAction(this, "place.file", tr("P&lace a picture…"), "add",
                           {Qt::CTRL | Qt::SHIFT | Qt::Key_P}, tr("Put another picture into this one"))),
      paste(makeAction(this, "place.paste", tr("Paste &into the picture"), {}, {QKeySequence::Paste},
                       tr("Put the picture in the clipboard into this one"))),
      again(makeAction(this, "place.again", tr("Change the &placement"), "options", {},
                       tr("Move, cut out and match again what this edit has placed"))),
      cutOut(makeAction(this, "place.cutOut", tr("Cut &out…"), "lasso", {},
                        tr("Select what of the placed picture is to be seen"))),
      mirror(makeAction(this, "place.mirror", tr("Mi&rror"), "swap", {}, tr("Left and right change places"))),
      accept(makeAction(this, "place.accept", tr("Pl&ace"), "accept", {}, tr("Keep it where it is (Enter)"))),
      cancel(makeAction(this, "place.cancel", tr("Do &not place"), "cancel", {}, tr("Give it up (Esc)"))),
      session_(session),
      placing_(placing),
      stack_(stack),
      window_(window) {
  accept->setIcon(iconOnAccent(QStringLiteral("accept")));
  connectActions(prompts);
  update();
}

void PlaceActions::connectActions(const Prompts& prompts) {
  connect(placeFile, &QAction::triggered, this, [this, ask = prompts.openFile] {
    const QString file = ask(&window_, QFileInfo(session_.filePath()).path());
    if (!file.isEmpty()) placing_.beginFile(file);
  });
  connect(paste, &QAction::triggered, this, &PlaceActions::pastePicture);
  connect(again, &QAction::triggered, this, [this] {
    if (const auto edit = stack_.current()) placing_.beginAgain(*edit);
  });
  connect(cutOut, &QAction::triggered, this, &PlaceActions::showCutOut);
  connect(mirror, &QAction::triggered, this, [this] {
    if (!placing_.active()) return;
    engine::Placement placement = placing_.placement();
    const cv::Point2d middle = engine::middle_of(placement);
    placement.transform.mirrored = !placement.transform.mirrored;
    placing_.setTransform(engine::moved_to(placement, middle));
  });
  connect(accept, &QAction::triggered, &placing_, &Placing::accept);
  connect(cancel, &QAction::triggered, &placing_, &Placing::cancel);
  connect(&pasting_, &BackgroundTask::failed, this, &PlaceActions::failed);
  connect(&placing_, &Placing::failed, this, &PlaceActions::failed);
  connect(&placing_, &Placing::activeChanged, this, &PlaceActions::update);
  connect(&session_, &EditorSession::documentChanged, this, &PlaceActions::update);
  for (const QAction* action : {stack_.remove, stack_.again}) {  // another edit is meant
    connect(action, &QAction::changed, this, &PlaceActions::update);
  }
}

void PlaceActions::fillMenu(QMenu* menu) const {
  menu->addActions({placeFile, again});
  menu->addSeparator();
  menu->addActions({cutOut, mirror, accept, cancel});
}

void PlaceActions::pastePicture() {
  if (!session_.hasPicture()) return Q_EMIT pasteAsNew();
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  if (data && data->hasUrls() && data->urls().constFirst().isLocalFile()) {
    return placing_.beginFile(data->urls().constFirst().toLocalFile());
  }
  const QImage picture = QGuiApplication::clipboard()->image();
  if (picture.isNull()) {
    return Q_EMIT failed(tr("The clipboard holds no picture: copy one first, in any program."));
  }
  pasting_.start<image::Image>([picture](Progress&) { return fromQImage(picture); },
                               [this](const image::Image& image) { placing_.begin(image, {}); });
}

void PlaceActions::showCutOut() {
  if (!placing_.active()) return;
  auto* dialog = new CutOutDialog(placing_.placement().picture, placing_.placement().cut_out, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowModality(Qt::WindowModal);
  connect(dialog, &CutOutDialog::chosen, &placing_, &Placing::setCutOut);
  connect(&placing_, &Placing::activeChanged, dialog, &QDialog::reject);
  dialog->show();
}

void PlaceActions::update() {
  const bool active = placing_.active();
  const auto edit = stack_.current();
  const auto index = edit ? document::find_edit(session_.document(), *edit) : std::nullopt;
  const bool placed =
      index && session_.document().edits[*index]->operation == engine::to_string(engine::Operation::Place);
  placeFile->setEnabled(session_.hasPicture() && !active);
  paste->setEnabled(!active);
  again->setEnabled(placed && !active);
  for (QAction* action : {cutOut, mirror, accept, cancel}) action->setEnabled(active);
}

}  // namespace pentimento::ui
