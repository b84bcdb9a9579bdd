#include "ui/dialogs/models_dialog.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
QString sentences(const std::vector<std::string>& lines) {
  QStringList all;
  for (const std::string& line : lines) all << QString::fromStdString(line).toHtmlEscaped();
  return all.join(QStringLiteral("<br>"));
}

QString detailsOf(const engine::ModelInfo& model, const QString& run) {
  QStringList parts{QStringLiteral("<b>%1</b>").arg(QString::fromStdString(model.name).toHtmlEscaped())};
  const QString facts = describeModel(model);
  if (!facts.isEmpty()) parts << facts.toHtmlEscaped();
  if (!model.problems.empty()) parts << sentences(model.problems);
  const QString abilities = abilitiesOf(model);
  if (model.usable() && !abilities.isEmpty()) parts << ModelsDialog::tr("Can: %1").arg(abilities);
  if (!run.isEmpty()) parts << run.toHtmlEscaped();
  if (!model.notes.empty()) parts << sentences(model.notes);
  const QString path = QString::fromStdU16String(model.path.u16string());
  parts << QDir::toNativeSeparators(path).toHtmlEscaped();
  return parts.join(QStringLiteral("<p style='margin-top:6px'>"));
}
}  // namespace

ModelsDialog::ModelsDialog(WordActions& actions, QWidget* parent)
    : QDialog(parent),
      library_(actions.library()),
      list_(new QListWidget(this)),
      details_(new QLabel(this)),
      state_(makeFaintLabel({}, this)) {
  setWindowTitle(tr("Models"));
  setAcceptDrops(true);
  resize(720, 400);
  list_->setAccessibleName(tr("Models"));
  list_->setSpacing(2);
  details_->setWordWrap(true);
  details_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  details_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  details_->setMargin(kGap);
  state_->setWordWrap(true);
  auto* middle = new QHBoxLayout;
  middle->addWidget(list_, 2);
  middle->addWidget(details_, 3);
  auto* buttons = new QHBoxLayout;
  const auto button = [&](const QString& text) {
    auto* made = new QPushButton(text, this);
    made->setAutoDefault(false);
    buttons->addWidget(made);
    return made;
  };
  connect(button(tr("Add a &file…")), &QPushButton::clicked, actions.addModelFile, &QAction::trigger);
  connect(button(tr("Add a f&older…")), &QPushButton::clicked, actions.addModelFolder, &QAction::trigger);
  remove_ = button(tr("&Remove from the list"));
  remove_->setToolTip(tr("The file stays where it is"));
  connect(remove_, &QPushButton::clicked, this, &ModelsDialog::remove);
  buttons->addStretch();
  connect(button(tr("&Close")), &QPushButton::clicked, this, &QDialog::accept);
  auto* column = new QVBoxLayout(this);
  column->setSpacing(kGap);
  column->addLayout(middle, 1);
  column->addWidget(state_);
  column->addLayout(buttons);
  connect(list_, &QListWidget::currentRowChanged, this, &ModelsDialog::describe);
  connect(&library_, &ModelLibrary::changed, this, &ModelsDialog::fill);
  connect(&library_, &ModelLibrary::failed, state_, &QLabel::setText);
  connect(&library_, &ModelLibrary::added, this, [this](const QString&, const QString& name) {
    state_->setText(tr("Added %1.").arg(name));
    list_->setCurrentRow(list_->count() - 1);
  });
  fill();
}

void ModelsDialog::fill() {
  const int row = list_->currentRow();
  const QSignalBlocker block(list_);
  list_->clear();
  for (const engine::ModelInfo& model : library_.models()) {
    const QString name = QString::fromStdString(model.name);
    auto* item = new QListWidgetItem(model.usable() ? name : tr("%1 (cannot be used)").arg(name), list_);
    if (!model.usable()) item->setForeground(palette().color(QPalette::PlaceholderText));
  }
  list_->setCurrentRow(std::clamp(row, 0, std::max(0, list_->count() - 1)));
  describe();
}

void ModelsDialog::describe() {
  const int row = list_->currentRow();
  const auto& models = library_.models();
  const bool any = row >= 0 && row < static_cast<int>(models.size());
  remove_->setEnabled(any);
  details_->setText(
      any ? detailsOf(models[static_cast<std::size_t>(row)],
                      library_.describeRun(models[static_cast<std::size_t>(row)]))
          : tr("No model yet. Add a Stable Diffusion 1.x or 2.x checkpoint: one .safetensors file, or a "
               "diffusers folder with a model_index.json. You can also drop it here."));
}

void ModelsDialog::remove() {
  const int row = list_->currentRow();
  if (row < 0) return;
  const engine::ModelInfo& model = library_.models()[static_cast<std::size_t>(row)];
  state_->setText(tr("Removed %1 from the list; its file stays.").arg(QString::fromStdString(model.name)));
  library_.remove(model.id);
}

void ModelsDialog::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void ModelsDialog::dropEvent(QDropEvent* event) {
  QStringList paths;
  for (const QUrl& url : event->mimeData()->urls()) {
    if (url.isLocalFile()) paths << url.toLocalFile();
  }
  event->acceptProposedAction();
  if (!paths.isEmpty()) library_.add(paths);
}

}  // namespace pentimento::ui
