// Opening pictures and projects, saving pictures and masks, on worker threads, so that the window never waits
// for a disk.
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>

#include "document/document.h"
#include "image/io.h"
#include "project/project.h"
#include "ui/background_task.h"
#include "ui/coming_picture.h"
#include "ui/exporting.h"
#include "ui/read_ahead.h"

namespace pentimento::ui {

/// By its ending.
bool isProjectName(const QString& file);

class PictureFiles : public QObject {
  Q_OBJECT

 public:
  /// `ahead`: what is being read already; may be null.
  explicit PictureFiles(std::shared_ptr<ReadAhead> ahead = nullptr, QObject* parent = nullptr);

  /// Reads `file`, a picture or a project, and for a picture, unless empty, `maskFile`. When only the mask
  /// fails, the picture is opened without it and failed() says why. Replaces a load that is still going on.
  void load(const QString& file, const QString& maskFile = {});
  void cancelLoading();
  bool loading() const { return reading_.busy(); }

  void loadMask(const QString& file, Size expected);

  void save(const image::Image& picture, const QString& file, const image::WriteOptions& options);
  /// Ends as save() does.
  void exportCopy(const document::Document& document, const QString& file, const ExportSettings& settings);
  void saveMask(const image::Mask& mask, const QString& file);
  void cancelSaving();
  bool saving() const { return writing_.busy(); }

  double fraction() const { return loading() ? reading_.fraction() : writing_.fraction(); }

 Q_SIGNALS:
  /// Before loaded(), where the picture can be seen coarsely that early.
  void comes(const ComingPicture& coming);
  void loaded(const document::Document& document, const QString& file);
  void projectLoaded(const std::shared_ptr<project::Project::Opened>& opened, const QString& file);
  void maskLoaded(const image::Mask& mask);
  /// `losses`: a sentence about everything that the format could not keep.
  void saved(const image::Image& picture, const QString& file, const QStringList& losses);
  void maskSaved(const QString& file);
  void failed(const QString& sentence);
  void loadCancelled();
  void saveFailed();  ///< after failed() or cancelSaving(), for who waits for saved()
  void changed();     ///< loading(), saving(), fraction()

 private:
  const std::shared_ptr<ReadAhead> ahead_;
  int loads_ = 0;
  BackgroundTask reading_;
  BackgroundTask writing_;
};

}  // namespace pentimento::ui
