#include "ui/panels/repaint_choice.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QSignalBlocker>
#include <QTimer>
#include <algorithm>
#include <cmath>

#include "engine/edit_frame.h"
#include "engine/painterly_backend.h"
#include "ui/dialogs/prompts.h"
#include "ui/panels/controls.h"
#include "ui/panels/setting_link.h"
#include "ui/qimage_conversion.h"

namespace pentimento::ui {

namespace {
constexpr QSize kThumbnail{112, 84};
constexpr int kLike = static_cast<int>(engine::kMedia.size());  // the button of a picture to paint like

/// `picture`, small, as the engine would paint it.
QImage painting(const image::Image& picture, const EditSettings& settings, std::string_view style,
                Progress& progress) {
  engine::EditRequest request;
  request.operation = engine::Operation::Repaint;
  request.image = picture;
  request.repaint = settings.repaint;
  request.repaint.style = std::string(style);
  request.strength = settings.paintStrength;
  engine::PainterlyBackend backend;
  const engine::Candidate candidate = engine::run_edit(request, backend, progress);
  return toQImage(candidate.image, Rect::of(candidate.image.size()));
}
}  // namespace

QString styleName(const std::string& style) {
  if (style == "watercolor") return RepaintChoice::tr("Watercolor");
  if (style == "oil") return RepaintChoice::tr("Oil");
  if (style == "gouache") return RepaintChoice::tr("Gouache");
  if (style == "ink") return RepaintChoice::tr("Ink");
  return QFileInfo(QString::fromStdString(style)).fileName();
}

RepaintChoice::RepaintChoice(EditorSession& session, QAction* run, QWidget* parent)
    : QWidget(parent), session_(session), run_(run), pictures_(kThumbnail * 2) {
  setAcceptDrops(true);
  QVBoxLayout* column = makePopoverLayout(this);
  column->addWidget(makeStyles());
  column->addWidget(makeSliders());
  column->addWidget(makeButton(run, ButtonLook::Primary, this), 0, Qt::AlignRight);
  connect(run, &QAction::triggered, this, [this] { closePopover(this); });
  connect(&pictures_, &FileThumbnails::made, this, [this](const QString& file, const QImage& thumbnail) {
    if (file == likeFile_) styles_->button(kLike)->setIcon(QPixmap::fromImage(thumbnail));
  });
  connect(&session_, &EditorSession::settingsChanged, this, &RepaintChoice::read);
  read();
}

QWidget* RepaintChoice::makeStyles() {
  auto* row = new QWidget(this);
  makeRow(row, kGap);
  styles_ = new QButtonGroup(this);
  for (int id = 0; id < kLike; ++id) {
    addStyle(id, styleName(std::string(engine::kMedia[static_cast<std::size_t>(id)])), row);
  }
  addStyle(kLike, tr("Like a picture…"), row)
      ->setToolTip(tr("Open a picture whose brush and palette are used; or drop one here"));
  connect(styles_, &QButtonGroup::idClicked, this, &RepaintChoice::pick);
  return row;
}

QToolButton* RepaintChoice::addStyle(int id, const QString& name, QWidget* row) {
  auto* button = new QToolButton(row);
  button->setCheckable(true);
  button->setAutoRaise(true);
  button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  button->setIconSize(kThumbnail);
  button->setText(name);
  button->setAccessibleName(name);
  styles_->addButton(button, id);
  row->layout()->addWidget(button);
  return button;
}

/// The picture is asked for once the popover, which holds mouse and keyboard, is gone.
void RepaintChoice::pick(int id) {
  if (id < kLike) {
    changeSettings(session_, [id](EditSettings& settings) {
      settings.repaint.style = engine::kMedia[static_cast<std::size_t>(id)];
    });
    return;
  }
  read();
  closePopover(this);
  QTimer::singleShot(0, this, &RepaintChoice::choosePicture);
}

void RepaintChoice::choosePicture() {
  const QString folder = QFileInfo(likeFile_.isEmpty() ? session_.filePath() : likeFile_).path();
  const QString file =
      QFileDialog::getOpenFileName(nullptr, tr("Choose a picture to paint like"), folder, pictureFilter());
  if (file.isEmpty()) return;
  likePicture(file);
  Q_EMIT chosen();
}

void RepaintChoice::likePicture(const QString& file) {
  changeSettings(session_, [&file](EditSettings& settings) { settings.repaint.style = file.toStdString(); });
}

void RepaintChoice::showPicture() {
  const engine::RepaintOptions& options = session_.settings().repaint;
  const QString file = options.like_picture() ? QString::fromStdString(options.style) : likeFile_;
  if (file == likeFile_) return;
  likeFile_ = file;
  styles_->button(kLike)->setText(
      fontMetrics().elidedText(styleName(file.toStdString()), Qt::ElideMiddle, kThumbnail.width()));
  pictures_.make({file});
}

QWidget* RepaintChoice::makeSliders() {
  auto* box = new QWidget(this);
  auto* form = new QFormLayout(box);
  form->setContentsMargins(0, 0, 0, 0);
  form->setSpacing(kGap);
  const auto add = [&](const QString& name, const QString& tip, QLabel*& value) {
    auto* row = new QWidget(box);
    QHBoxLayout* layout = makeRow(row, kGap);
    QSlider* slider = makeSlider(Qt::Horizontal, 0, 100, name, tip, row);
    value = makeFaintLabel({}, row);
    value->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    layout->addWidget(slider, 1);
    layout->addWidget(value);
    auto* label = new QLabel(name, box);
    label->setBuddy(slider);
    form->addRow(label, row);
    return slider;
  };
  strength_ = add(tr("Strength"), tr("From the picture itself to the loosest painting"), strengthValue_);
  detail_ = add(tr("Detail"), tr("From large brushes to fine ones"), detailValue_);
  connect(strength_, &QSlider::valueChanged, this, [this](int percent) {
    changeSettings(session_, [percent](EditSettings& s) { s.paintStrength = percent / 100.0; });
  });
  connect(detail_, &QSlider::valueChanged, this, [this](int percent) {
    changeSettings(session_, [percent](EditSettings& s) { s.repaint.detail = percent / 100.0; });
  });
  return box;
}

void RepaintChoice::read() {
  const EditSettings& settings = session_.settings();
  const QSignalBlocker blockMedia(styles_), blockStrength(strength_), blockDetail(detail_);
  const auto found = std::find(engine::kMedia.begin(), engine::kMedia.end(), settings.repaint.style);
  styles_->button(static_cast<int>(found - engine::kMedia.begin()))->setChecked(true);
  showPicture();
  const auto show = [](QSlider* slider, QLabel* label, double value) {
    slider->setValue(static_cast<int>(std::lround(value * 100)));
    label->setText(tr("%1 %").arg(slider->value()));
  };
  show(strength_, strengthValue_, settings.paintStrength);
  show(detail_, detailValue_, settings.repaint.detail);
  for (QWidget* widget : std::initializer_list<QWidget*>{detail_, detailValue_}) {
    widget->setEnabled(!settings.repaint.like_picture());  // the picture has its own
  }
  if (isVisible()) paintThumbnails();
}

/// All styles with the present strength and detail, unless that is what is shown.
void RepaintChoice::paintThumbnails() {
  if (!session_.hasPicture()) return;
  const EditSettings& settings = session_.settings();
  const image::Image& picture = session_.shownImage();
  const bool same = samePixels(picture.pixels, painted_) &&
                    settings.repaint.detail == paintedSettings_.repaint.detail &&
                    settings.paintStrength == paintedSettings_.paintStrength;
  if (same) return;
  painted_ = picture.pixels;
  paintedSettings_ = settings;
  const QSize limit = kThumbnail * devicePixelRatioF();
  const auto converter = session_.converter();
  task_.start<std::vector<QImage>>(
      [picture, settings, converter, limit](Progress& progress) {
        const QImage small = thumbnail(picture, *converter, Rect::of(picture.size()), limit);
        const image::Image source = fromQImage(small);
        std::vector<QImage> paintings;
        for (std::size_t k = 0; k < engine::kMedia.size(); ++k) {
          const double share = 1.0 / static_cast<double>(engine::kMedia.size());
          Progress part = progress.part(share * static_cast<double>(k), share * static_cast<double>(k + 1));
          paintings.push_back(painting(source, settings, engine::kMedia[k], part));
        }
        return paintings;
      },
      [this](std::vector<QImage> paintings) {
        for (std::size_t k = 0; k < paintings.size(); ++k) {
          paintings[k].setDevicePixelRatio(devicePixelRatioF());
          styles_->button(static_cast<int>(k))->setIcon(QPixmap::fromImage(paintings[k]));
        }
      });
}

void RepaintChoice::enter() {
  if (run_->isEnabled()) run_->trigger();
}

void RepaintChoice::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  paintThumbnails();
}

void RepaintChoice::keyPressEvent(QKeyEvent* event) {
  const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  return isEnter ? enter() : QWidget::keyPressEvent(event);
}

void RepaintChoice::dragEnterEvent(QDragEnterEvent* event) {
  const QList<QUrl> urls = event->mimeData()->urls();
  if (urls.size() == 1 && urls.front().isLocalFile()) event->acceptProposedAction();
}

void RepaintChoice::dropEvent(QDropEvent* event) {
  likePicture(event->mimeData()->urls().front().toLocalFile());
  event->acceptProposedAction();
}

}  // namespace pentimento::ui
