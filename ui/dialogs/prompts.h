// The questions that the window asks. Functions, so that tests can answer them.
#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>
#include <optional>
#include <utility>

#include "engine/edit_request.h"
#include "ui/dialogs/export_candidates_dialog.h"
#include "ui/exporting.h"

namespace pentimento::ui {

enum class UnsavedAnswer { Save, SaveProject, Discard, Cancel };
enum class LossyAnswer { Save, ChooseLossless, Cancel };

/// Where to, and how.
struct ExportChoice {
  QString file;
  ExportSettings settings;
};

/// An empty string or nothing: the person cancelled.
struct Prompts {
  std::function<QStringList(QWidget* parent, const QString& folder)> openFiles;  ///< pictures and projects
  std::function<QString(QWidget* parent, const QString& folder)> openFile;       ///< a picture
  std::function<QString(QWidget* parent, const QString& suggestion)> saveFile;
  /// A project (.pentimento) or a picture.
  std::function<QString(QWidget* parent, const QString& suggestion)> saveAs;
  std::function<UnsavedAnswer(QWidget* parent, const QString& name)> unsaved;
  /// The picture is as it was, but candidates would be lost. SaveProject, Discard or Cancel.
  std::function<UnsavedAnswer(QWidget* parent, const QString& name)> candidates;
  std::function<LossyAnswer(QWidget* parent, const QString& file)> lossy;
  std::function<std::optional<ExportChoice>(QWidget* parent, const document::Document& document,
                                            const QString& suggestion)>
      exportAs;
  std::function<std::optional<engine::Margins>(QWidget* parent, Size picture, const engine::Margins& now)>
      margins;
  std::function<QString(QWidget* parent)> openModel;
  std::function<QString(QWidget* parent)> openModelFolder;
  /// Of something that is kept.
  std::function<QString(QWidget* parent, const QString& title, const QString& suggestion)> name;
  /// Size and words of a picture to be made.
  std::function<std::optional<std::pair<Size, QString>>(QWidget* parent, const QString& words)> newPicture;
  std::function<std::optional<ExportPattern>(QWidget* parent, const QString& folder,
                                             const NamesOfExport& names)>
      exportCandidates;
  std::function<ExistingAnswer(QWidget* parent, const QStringList& files)> existing;
};

/// Answered in dialogs.
Prompts dialogPrompts();

/// "Pictures (*.png ...)"
QString pictureFilter();

}  // namespace pentimento::ui
