#include "ui/actions/edit_actions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>

#include "ui/actions/make_action.h"
#include "ui/documents.h"
#include "ui/local_files.h"
#include "ui/qimage_conversion.h"

namespace pentimento::ui {

namespace {
QString labelled(const QString& verb, const QString& step) {
  return step.isEmpty() ? verb : QStringLiteral("%1 %2").arg(verb, step);
}
}  // namespace

EditActions::EditActions(EditorSession& session, Documents& documents, QWidget& tab)
    : QObject(&tab),
      undo(makeAction(this, "edit.undo", tr("&Undo"), "undo", {QKeySequence::Undo},
                      tr("Take back the last step; there is no limit"))),
      redo(makeAction(this, "edit.redo", tr("&Redo"), "redo",
                      {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y},
                      tr("Do again what was taken back"))),
      copy(makeAction(this, "edit.copy", tr("&Copy"), {}, {QKeySequence::Copy},
                      tr("Copy what is painted over, or the whole picture"))),
      paste(makeAction(this, "edit.paste", tr("Paste as a &new picture"), {},
                       {Qt::CTRL | Qt::SHIFT | Qt::Key_V},
                       tr("Open the picture in the clipboard as a new one"))),
      stack(session, this),
      session_(session),
      documents_(documents) {
  connect(undo, &QAction::triggered, &session_, &EditorSession::undo);
  connect(redo, &QAction::triggered, &session_, &EditorSession::redo);
  connect(copy, &QAction::triggered, this, &EditActions::copyPicture);
  connect(paste, &QAction::triggered, this, &EditActions::pastePicture);
  connect(&copying_, &BackgroundTask::failed, this, &EditActions::failed);
  connect(&pasting_, &BackgroundTask::failed, this, &EditActions::failed);
  connect(&session_, &EditorSession::documentChanged, this, &EditActions::update);
  connect(&session_, &EditorSession::strokeActiveChanged, this, &EditActions::update);
  connect(&session_, &EditorSession::settingsChanged, this, &EditActions::update);  // guides
  update();
}

void EditActions::fillMenu(QMenu* menu) const {
  menu->addActions({undo, redo});
  menu->addSeparator();
  menu->addActions({copy, paste});
  menu->addSeparator();
  stack.fillMenu(menu->addMenu(tr("Accepted &edit")));
}

void EditActions::copyPicture() {
  const image::Image picture = session_.shownImage();
  const bool masked = session_.shown() == Shown::Document && !session_.maskBounds().isEmpty();
  const image::Mask mask = session_.mask();
  copying_.start<QImage>(
      [picture, mask, masked](Progress&) {
        return masked ? toQImage(picture, mask, mask.bounds()) : toQImage(picture, picture.pixels.bounds());
      },
      [](const QImage& image) { QGuiApplication::clipboard()->setImage(image); });
}

void EditActions::pastePicture() {
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  if (data) {
    const QStringList files = localFiles(*data);
    if (!files.isEmpty()) return documents_.open(files);
  }
  const QImage picture = QGuiApplication::clipboard()->image();
  if (picture.isNull()) {
    Q_EMIT failed(tr("The clipboard holds no picture: copy one first, in any program."));
    return;
  }
  pasting_.start<image::Image>([picture](Progress&) { return fromQImage(picture); },
                               [this](const image::Image& image) { documents_.openPasted(image); });
}

void EditActions::update() {
  undo->setEnabled(session_.canUndo() || session_.strokeActive());
  redo->setEnabled(session_.canRedo() && !session_.strokeActive());
  undo->setText(labelled(tr("&Undo"), session_.undoLabel()));
  redo->setText(labelled(tr("&Redo"), session_.redoLabel()));
  copy->setEnabled(session_.hasPicture());
}

}  // namespace pentimento::ui
