// How large an exported file will be, found out by writing it: in the background, a moment after the last
// change of the settings, and not at all once the dialog is gone.
#pragma once

#include <QTemporaryDir>
#include <QTimer>

#include "ui/background_task.h"
#include "ui/exporting.h"

namespace pentimento::ui {

class SizeEstimate : public QObject {
  Q_OBJECT

 public:
  SizeEstimate(document::Document document, QObject* parent = nullptr);

  /// Forgets what is being estimated.
  void ask(const ExportSettings& settings);

 Q_SIGNALS:
  /// `losses`: a sentence about everything that the file could not keep.
  void known(qint64 bytes, const QStringList& losses);
  void failed(const QString& sentence);

 private:
  void start();

  document::Document document_;
  ExportSettings settings_;
  QTemporaryDir folder_;
  QTimer pause_;
  BackgroundTask writing_;  // last: its threads end before what they write to is gone
};

}  // namespace pentimento::ui
