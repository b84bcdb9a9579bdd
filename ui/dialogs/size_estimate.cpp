#include "ui/dialogs/size_estimate.h"

#include <QFileInfo>
#include <utility>

namespace pentimento::ui {

namespace {
constexpr int kPause = 250;  // ms

struct Estimate {
  qint64 bytes = 0;
  QStringList losses;
};
}  // namespace

SizeEstimate::SizeEstimate(document::Document document, QObject* parent)
    : QObject(parent), document_(std::move(document)) {
  pause_.setSingleShot(true);
  pause_.setInterval(kPause);
  connect(&pause_, &QTimer::timeout, this, &SizeEstimate::start);
  connect(&writing_, &BackgroundTask::failed, this, &SizeEstimate::failed);
}

void SizeEstimate::ask(const ExportSettings& settings) {
  settings_ = settings;
  writing_.cancel();
  pause_.start();
}

/// A name for each try: one that was cancelled may still be writing.
void SizeEstimate::start() {
  static int tries = 0;
  const QString file = folder_.filePath(QStringLiteral("%1.%2").arg(++tries).arg(settings_.suffix));
  writing_.start<Estimate>(
      [document = document_, settings = settings_, file](Progress& progress) {
        const QStringList losses = writeExport(document, file, settings, progress);
        const qint64 bytes = QFileInfo(file).size();
        QFile::remove(file);
        return Estimate{bytes, losses};
      },
      [this](const Estimate& estimate) { Q_EMIT known(estimate.bytes, estimate.losses); });
}

}  // namespace pentimento::ui
