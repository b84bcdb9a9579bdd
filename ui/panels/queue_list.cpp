#include "ui/panels/queue_list.h"

#include <QHBoxLayout>

#include "ui/model_library.h"
#include "ui/panels/controls.h"
#include "ui/panels/selection_bar.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr QSize kPreview(64, 64);
}  // namespace

QueueList::QueueList(EditorSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      empty_(makeFaintLabel(tr("Nothing runs. What you start meanwhile waits here for its turn."), this)),
      column_(new QVBoxLayout(this)) {
  setAccessibleName(tr("Queue"));
  empty_->setWordWrap(true);
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(kSmallGap);
  column_->addWidget(running_ = makeRunning());
  column_->addWidget(empty_);
  connect(&session_, &EditorSession::runChanged, this, &QueueList::updateRunning);
  connect(&session_, &EditorSession::previewChanged, this, &QueueList::updatePreview);
  connect(&session_, &EditorSession::queueChanged, this, &QueueList::rebuild);
  rebuild();
}

QWidget* QueueList::makeRunning() {
  auto* row = new QWidget(this);
  QHBoxLayout* layout = makeRow(row);
  preview_ = new QLabel(row);
  preview_->setFixedSize(kPreview);
  preview_->setAlignment(Qt::AlignCenter);
  preview_->setAccessibleName(tr("Preview of the run"));
  text_ = new QLabel(row);
  text_->setWordWrap(true);
  progress_ = new QProgressBar(row);
  progress_->setRange(0, 1000);
  progress_->setTextVisible(false);
  progress_->setFixedHeight(6);
  progress_->setAccessibleName(tr("Progress of the run in the queue"));
  auto* column = new QVBoxLayout;
  column->addWidget(text_);
  column->addWidget(progress_);
  QToolButton* stop = makeButton(QStringLiteral("cancel"), tr("Stop this run"), row);
  connect(stop, &QToolButton::clicked, &session_, &EditorSession::cancel);
  layout->addWidget(preview_);
  layout->addLayout(column, 1);
  layout->addWidget(stop);
  return row;
}

QWidget* QueueList::makeWaiting(const WaitingRun& run, int place, int count) {
  auto* row = new QWidget(waiting_);
  QHBoxLayout* layout = makeRow(row);
  const QString name = tr("%1 × %2").arg(operationName(run.operation)).arg(run.candidates);
  auto* label = new QLabel(row);
  const QString words = run.words.simplified();
  label->setText(fontMetrics().elidedText(words.isEmpty() ? name : name + QStringLiteral("  ") + words,
                                          Qt::ElideRight, 150));
  label->setToolTip(words);
  layout->addWidget(label, 1);
  const auto button = [&](const char* iconName, const QString& tip, bool enabled, auto act) {
    QToolButton* made = makeButton(QString::fromLatin1(iconName), tip, row);
    made->setEnabled(enabled);
    connect(made, &QToolButton::clicked, &session_, act, Qt::QueuedConnection);
    layout->addWidget(made);
  };
  button("up", tr("Run %1 earlier").arg(name), place > 0,
         [this, id = run.id] { session_.moveWaiting(id, -1); });
  button("down", tr("Run %1 later").arg(name), place + 1 < count,
         [this, id = run.id] { session_.moveWaiting(id, 1); });
  button("cancel", tr("Do not run %1").arg(name), true, [this, id = run.id] { session_.cancelWaiting(id); });
  return row;
}

void QueueList::rebuild() {
  delete waiting_;
  waiting_ = new QWidget(this);
  auto* list = new QVBoxLayout(waiting_);
  list->setContentsMargins(0, 0, 0, 0);
  list->setSpacing(0);
  const std::vector<WaitingRun> runs = session_.waiting();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    list->addWidget(makeWaiting(runs[i], static_cast<int>(i), static_cast<int>(runs.size())));
  }
  waiting_->setVisible(!runs.empty());
  column_->addWidget(waiting_);
  updateRunning();
}

void QueueList::updateRunning() {
  const bool running = session_.running();
  running_->setVisible(running);
  empty_->setVisible(!running);
  if (!running) return preview_->clear();
  progress_->setValue(static_cast<int>(session_.progress() * 1000));
  if (session_.waitsForEngine()) {
    return text_->setText(operationName(session_.runningOperation()) + '\n' + tr("Waits for the engine"));
  }
  QString text = tr("%1, %2 of %3")
                     .arg(operationName(session_.runningOperation()))
                     .arg(session_.candidateInWork() + 1)
                     .arg(session_.candidatesOfRun());
  const QString left = timeLeftText(session_.secondsLeft());
  if (!left.isEmpty()) text += '\n' + left;
  text_->setText(text);
}

void QueueList::updatePreview() {
  const std::optional<engine::Preview> preview = session_.preview();
  if (!preview || preview->pixels.empty()) return;
  const cv::Mat& pixels = preview->pixels;
  const QImage image(pixels.data, pixels.cols, pixels.rows, qsizetype(pixels.step[0]), QImage::Format_ARGB32);
  QPixmap pixmap = QPixmap::fromImage(
      image.scaled(kPreview * devicePixelRatioF(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
  pixmap.setDevicePixelRatio(devicePixelRatioF());
  preview_->setPixmap(pixmap);
}

}  // namespace pentimento::ui
