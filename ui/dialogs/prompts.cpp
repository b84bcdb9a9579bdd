#include "ui/dialogs/prompts.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/extend_dialog.h"
#include "ui/dialogs/new_picture_dialog.h"

namespace pentimento::ui {

namespace {
struct Text {
  Q_DECLARE_TR_FUNCTIONS(Prompts)
};

QStringList openFiles(QWidget* parent, const QString& folder) {
  return QFileDialog::getOpenFileNames(
      parent, Text::tr("Open"), folder,
      Text::tr("Pictures and projects (*.pentimento *.png *.tif *.tiff *.jpg "
               "*.jpeg *.webp *.exr);;All files (*)"));
}

QString openFile(QWidget* parent, const QString& folder) {
  return QFileDialog::getOpenFileName(parent, Text::tr("Open"), folder, pictureFilter());
}

QString saveFile(QWidget* parent, const QString& suggestion) {
  QFileDialog dialog(parent, Text::tr("Save picture"), suggestion, pictureFilter());
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix(QStringLiteral("png"));
  dialog.selectFile(suggestion);
  return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

/// The kind that is chosen in the list completes a name without a suffix.
QString saveAs(QWidget* parent, const QString& suggestion) {
  const QString projects =
      Text::tr("Pentimento project: all edits, candidates and undo steps (*.pentimento)");
  const QString pictures = Text::tr("Picture as it is (*.png *.tif *.tiff *.jpg *.jpeg *.webp *.exr)");
  QFileDialog dialog(parent, Text::tr("Save as"), QFileInfo(suggestion).path(),
                     projects + QStringLiteral(";;") + pictures);
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  const auto follow = [&](const QString& kind) {
    dialog.setDefaultSuffix(kind == projects ? QStringLiteral("pentimento") : QStringLiteral("png"));
  };
  QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, follow);
  const bool project = QFileInfo(suggestion).suffix() == QStringLiteral("pentimento");
  dialog.selectNameFilter(project ? projects : pictures);
  follow(project ? projects : pictures);
  dialog.selectFile(suggestion);
  return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

UnsavedAnswer unsaved(QWidget* parent, const QString& name) {
  QMessageBox box(QMessageBox::Question, Text::tr("Unsaved changes"),
                  Text::tr("Save the changes to %1?").arg(name), QMessageBox::Discard | QMessageBox::Cancel,
                  parent);
  box.setInformativeText(Text::tr(
      "They are lost if you do not save them. A project also keeps the edits, the candidates and the undo "
      "steps, and saves itself from then on."));
  QPushButton* picture = box.addButton(Text::tr("&Save the picture"), QMessageBox::AcceptRole);
  const QPushButton* project = box.addButton(Text::tr("Save a &project…"), QMessageBox::ActionRole);
  box.setDefaultButton(picture);
  const int answer = box.exec();
  if (box.clickedButton() == picture) return UnsavedAnswer::Save;
  if (box.clickedButton() == project) return UnsavedAnswer::SaveProject;
  return answer == QMessageBox::Discard ? UnsavedAnswer::Discard : UnsavedAnswer::Cancel;
}

UnsavedAnswer candidates(QWidget* parent, const QString& name) {
  QMessageBox box(QMessageBox::Question, Text::tr("Candidates"),
                  Text::tr("Keep the candidates of %1?").arg(name),
                  QMessageBox::Discard | QMessageBox::Cancel, parent);
  box.setInformativeText(
      Text::tr("None of them is in the picture yet. A project keeps them; without one they are lost."));
  QPushButton* project = box.addButton(Text::tr("Save a &project…"), QMessageBox::AcceptRole);
  box.setDefaultButton(project);
  const int answer = box.exec();
  if (box.clickedButton() == project) return UnsavedAnswer::SaveProject;
  return answer == QMessageBox::Discard ? UnsavedAnswer::Discard : UnsavedAnswer::Cancel;
}

LossyAnswer lossy(QWidget* parent, const QString& file) {
  const QString format = QFileInfo(file).suffix().toUpper();
  QMessageBox box(QMessageBox::Question, Text::tr("Save as %1").arg(format),
                  Text::tr("%1 stores the whole picture anew, with a small loss everywhere.").arg(format),
                  QMessageBox::Cancel, parent);
  box.setInformativeText(
      Text::tr("PNG and TIFF keep every pixel that you did not edit exactly as it was in the opened file."));
  const QPushButton* anyway = box.addButton(Text::tr("Save as %1").arg(format), QMessageBox::AcceptRole);
  QPushButton* lossless = box.addButton(Text::tr("Save as PNG or TIFF…"), QMessageBox::ActionRole);
  box.setDefaultButton(lossless);
  box.exec();
  if (box.clickedButton() == anyway) return LossyAnswer::Save;
  return box.clickedButton() == lossless ? LossyAnswer::ChooseLossless : LossyAnswer::Cancel;
}

QString openModel(QWidget* parent) {
  return QFileDialog::getOpenFileName(parent, Text::tr("Add a model file"), {},
                                      Text::tr("Models (*.safetensors *.ckpt);;All files (*)"));
}

QString openModelFolder(QWidget* parent) {
  return QFileDialog::getExistingDirectory(parent, Text::tr("Add a model folder"));
}

QString name(QWidget* parent, const QString& title, const QString& suggestion) {
  return QInputDialog::getText(parent, title, Text::tr("Name:"), QLineEdit::Normal, suggestion);
}
}  // namespace

QString pictureFilter() {
  return Text::tr("Pictures (*.png *.tif *.tiff *.jpg *.jpeg *.webp *.exr);;All files (*)");
}

Prompts dialogPrompts() {
  return {openFiles,  openFile,   saveFile,  saveAs,          unsaved, candidates,    lossy,
          askExport,  askMargins, openModel, openModelFolder, name,    askNewPicture, askExportCandidates,
          askExisting};
}

}  // namespace pentimento::ui
