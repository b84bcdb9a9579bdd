#include "ui/actions/candidate_actions.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QProgressDialog>
#include <algorithm>
#include <utility>

#include "ui/actions/make_action.h"
#include "ui/board/board_delegate.h"

namespace pentimento::ui {

namespace {
constexpr int kLongestName = 28;

using Choices = std::vector<document::Document>;

/// With each of them; one alone has the picture before it in front.
Choices documentsOf(const document::Document& now,
                    const std::vector<std::pair<document::EditPtr, std::size_t>>& wanted,
                    Progress& progress) {
  Choices made;
  if (wanted.size() == 1) made.push_back(withoutCandidate(now, *wanted[0].first, wanted[0].second));
  for (const auto& [run, index] : wanted) {
    progress.check();
    made.push_back(choosingCandidate(now, *run, index));
  }
  return made;
}

QString shortened(const QString& text) {
  return text.size() > kLongestName ? text.left(kLongestName - 1) + QStringLiteral("…") : text;
}
}  // namespace

CandidateActions::CandidateActions(EditorSession& session, BoardContents& contents, Workspace& workspace,
                                   Prompts prompts, QWidget& window)
    : QObject(&window),
      compare(
          makeAction(this, "candidate.compare", tr("&Compare"), "compare", {},
                     tr("See two to four at the same zoom and place; one alone beside the picture before"))),
      star(makeAction(this, "candidate.star", tr("&Star"), "star")),
      note(makeAction(this, "candidate.note", tr("Write a &note"), "note")),
      useSettings(makeAction(this, "candidate.useSettings", tr("&Use these settings"), "options", {},
                             tr("Words, settings, seed and mask become those that this one was made with"))),
      copyRecipe(makeAction(this, "candidate.copyRecipe", tr("Copy the &recipe"), {}, {},
                            tr("As text: what makes exactly this one again, here or on the command line"))),
      exportThem(makeAction(this, "candidate.export", tr("&Export…"), "export", {},
                            tr("Write the picture with each of them to a file"))),
      remove(makeAction(this, "candidate.delete", tr("&Delete"), "discard", {}, tr("Delete from the board"))),
      restore(makeAction(this, "candidate.restore", tr("Undo d&elete\tCtrl+Z on the board"))),
      session_(session),
      contents_(contents),
      workspace_(workspace),
      prompts_(std::move(prompts)),
      window_(window) {
  setWidgetKeys(compare, {Qt::Key_C});
  setWidgetKeys(star, {Qt::Key_S});
  setWidgetKeys(note, {Qt::Key_N});
  setWidgetKeys(useSettings, {Qt::Key_U});
  setWidgetKeys(copyRecipe, {Qt::CTRL | Qt::SHIFT | Qt::Key_C});
  setWidgetKeys(exportThem, {Qt::Key_X});
  star->setCheckable(true);
  restore->setIconText(tr("Undo"));
  makeLabels();
  connectActions();
  update();
}

void CandidateActions::makeLabels() {
  for (int label = 0; label <= kColorLabels; ++label) {
    QAction* action = makeAction(this, ("candidate.label" + std::to_string(label)).c_str(), labelName(label));
    setWidgetKeys(action, {QKeySequence(Qt::Key_0 + label)});
    action->setCheckable(true);
    if (label > 0) {
      QPixmap dot(16, 16);
      dot.fill(labelColor(label));
      action->setIcon(dot);
      action->setIconVisibleInMenu(true);
    }
    connect(action, &QAction::triggered, this, [this, label] { setLabel(label); });
    labels.push_back(action);
  }
}

void CandidateActions::connectActions() {
  connect(compare, &QAction::triggered, this, &CandidateActions::comparePictures);
  connect(star, &QAction::triggered, this, &CandidateActions::toggleStar);
  connect(useSettings, &QAction::triggered, this, [this] {
    const Places places = targets();
    if (!places.empty()) session_.useSettingsOf(places.front());
  });
  connect(copyRecipe, &QAction::triggered, this, &CandidateActions::copy);
  connect(exportThem, &QAction::triggered, this, &CandidateActions::askAndExport);
  connect(remove, &QAction::triggered, this, &CandidateActions::deleteThem);
  connect(restore, &QAction::triggered, this, &CandidateActions::restoreThem);
  connect(&comparing_, &BackgroundTask::failed, this, &CandidateActions::failed);
  connect(&exporting_, &BackgroundTask::failed, this, &CandidateActions::failed);
  connect(workspace_.comparing(), &CompareView::taken, this, &CandidateActions::takeCompared);
  connect(&contents_, &BoardContents::changed, this, &CandidateActions::update);
  connect(&session_, &EditorSession::candidatesChanged, this, &CandidateActions::update);
  connect(&session_, &EditorSession::documentChanged, this, [this] {
    // What was deleted from another picture does not come back to this one.
    if (std::exchange(base_, session_.document().base) != session_.document().base) deleted_.clear();
    update();
  });
}

void CandidateActions::fillMenu(QMenu* menu) {
  menu->addAction(compare);
  menu->addSeparator();
  menu->addActions({star, note});
  QMenu* colors = menu->addMenu(tr("&Label"));
  for (QAction* label : labels) colors->addAction(label);
  menu->addSeparator();
  menu->addActions({useSettings, copyRecipe, exportThem});
  menu->addSeparator();
  menu->addActions({remove, restore});
}

void CandidateActions::addKeysTo(QWidget* widget) const {
  widget->addActions({compare, star, note, useSettings, copyRecipe, exportThem});
  for (QAction* label : labels) widget->addAction(label);
}

CandidateActions::Places CandidateActions::targets() const {
  Places places = selection_ ? selection_() : Places();
  if (!places.empty()) return places;
  const auto viewed = session_.placeOf(session_.currentCandidate());
  return viewed ? Places{*viewed} : Places();
}

std::vector<BoardEntry> CandidateActions::entries() const {
  std::vector<BoardEntry> found;
  for (const CandidatePlace& place : targets()) {
    if (const auto at = contents_.find(place)) found.push_back(contents_.entries()[*at]);
  }
  return found;
}

QString CandidateActions::nameOf(const CandidatePlace& place) const {
  const auto at = contents_.find(place);
  if (!at) return {};
  const RecipeFacts& facts = *contents_.entries()[*at].facts;
  const QString what = facts.prompt.isEmpty() ? operationName(facts.operation) : facts.prompt.simplified();
  return tr("%1 · %2").arg(shortened(what), QString::number(facts.seed).right(4));
}

void CandidateActions::update() {
  const std::vector<BoardEntry> all = entries();
  const bool some = !all.empty();
  for (QAction* action : {star, note, useSettings, copyRecipe, exportThem, remove}) action->setEnabled(some);
  compare->setEnabled(some || !session_.document().edits.empty());
  restore->setEnabled(canRestore());
  const auto starred = [](const BoardEntry& entry) { return entry.record().starred; };
  star->setChecked(some && std::all_of(all.begin(), all.end(), starred));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto has = [i](const BoardEntry& entry) {
      return entry.record().color_label == static_cast<int>(i);
    };
    labels[i]->setEnabled(some);
    labels[i]->setChecked(some && std::all_of(all.begin(), all.end(), has));
  }
}

void CandidateActions::open(const CandidatePlace& place) {
  if (session_.placeOf(session_.currentCandidate()) == place) return session_.acceptCandidate();
  session_.viewKept(place);
}

// --- marks ---

/// All get it, unless all have it.
void CandidateActions::toggleStar() {
  const std::vector<BoardEntry> all = entries();
  const bool on =
      std::any_of(all.begin(), all.end(), [](const auto& entry) { return !entry.record().starred; });
  for (const BoardEntry& entry : all) session_.starCandidate(entry.place, on);
  update();
}

/// The same key again takes it away.
void CandidateActions::setLabel(int label) {
  const std::vector<BoardEntry> all = entries();
  const bool on = std::any_of(all.begin(), all.end(),
                              [&](const auto& entry) { return entry.record().color_label != label; });
  for (const BoardEntry& entry : all) session_.labelCandidate(entry.place, on ? label : 0);
  update();
}

// --- comparing ---

void CandidateActions::comparePictures() {
  Places places = targets();
  if (places.size() > Comparison::kMost) places.resize(Comparison::kMost);
  const document::Document now = session_.document();
  if (places.empty()) {
    if (!now.base || now.edits.empty()) return;
    compared_.clear();
    // The base lies at (0, 0) of its own coordinates, the document's picture at those of its canvas.
    return workspace_.compare(
        {{tr("As opened"), *now.base, {now.canvas.x, now.canvas.y}}, {tr("Now"), now.picture, {}}});
  }
  std::vector<std::pair<document::EditPtr, std::size_t>> wanted;
  for (const CandidatePlace& place : places) {
    wanted.emplace_back(findRun(session_.runs(), place.run), place.index);
  }
  comparing_.start<Choices>(
      [now, wanted](Progress& progress) { return documentsOf(now, wanted, progress); },
      [this, places, canvas = now.canvas](const Choices& made) { showCompared(made, places, canvas); });
}

/// One alone is compared with the picture before.
void CandidateActions::showCompared(const std::vector<document::Document>& made, const Places& places,
                                    const Rect& canvas) {
  std::vector<Compared> compared;
  for (std::size_t i = 0; i < made.size(); ++i) {
    const bool before = made.size() > places.size() && i == 0;
    const std::size_t place = i - (made.size() - places.size());
    const Point origin{canvas.x - made[i].canvas.x, canvas.y - made[i].canvas.y};
    compared.push_back({before ? tr("Before") : nameOf(places[place]), made[i].picture, origin});
  }
  compared_ = places;
  workspace_.compare(std::move(compared));
}

void CandidateActions::takeCompared(int picture) {
  const bool withBefore = compared_.size() == 1;
  if (compared_.empty()) return;
  if (withBefore && picture == 0) return session_.viewCandidate(-1);
  session_.viewKept(compared_[static_cast<std::size_t>(withBefore ? 0 : picture)]);
}

// --- recipe ---

void CandidateActions::copy() {
  QStringList recipes;
  for (const BoardEntry& entry : entries())
    recipes << QString::fromStdString(entry.record().recipe.str()).trimmed();
  recipes.removeAll({});
  if (recipes.isEmpty()) return Q_EMIT failed(tr("No recipe was kept with it."));
  QGuiApplication::clipboard()->setText(recipes.join('\n'));
  Q_EMIT informed(tr("Copied %n recipes.", nullptr, int(recipes.size())), nullptr);
}

// --- export ---

void CandidateActions::askAndExport() {
  const std::vector<BoardEntry> all = entries();
  if (all.empty() || exporting_.busy()) return;
  const QFileInfo picture(session_.filePath());
  const QString name = session_.filePath().isEmpty() ? session_.title() : picture.completeBaseName();
  const QString folder = session_.filePath().isEmpty() ? QDir::homePath() : picture.path();
  const auto files = [&](const ExportPattern& pattern) { return exportFiles(pattern, name, all); };
  const auto choice = prompts_.exportCandidates(&window_, folder, files);
  if (!choice) return;
  QStringList names = files(*choice), existing;
  for (const QString& file : std::as_const(names)) {
    if (QFileInfo::exists(file)) existing << file;
  }
  if (!existing.isEmpty()) {
    const ExistingAnswer answer = prompts_.existing(&window_, existing);
    if (answer == ExistingAnswer::Cancel) return;
    if (answer == ExistingAnswer::KeepBoth) names = besideExisting(names);
  }
  exportTo(all, names, choice->options);
}

void CandidateActions::exportTo(const std::vector<BoardEntry>& all, const QStringList& files,
                                const image::WriteOptions& options) {
  auto* dialog = new QProgressDialog(tr("Exporting %n candidates", nullptr, int(files.size())), tr("Cancel"),
                                     0, 100, &window_);
  dialog->setMinimumDuration(400);
  connect(dialog, &QProgressDialog::canceled, &exporting_, &BackgroundTask::cancel);
  connect(&exporting_, &BackgroundTask::changed, dialog, [this, dialog] {
    if (!exporting_.busy()) return dialog->deleteLater();
    dialog->setValue(static_cast<int>(exporting_.fraction() * 99));
  });
  const QString folder = QDir::toNativeSeparators(QFileInfo(files.first()).path());
  exporting_.start<QStringList>(
      [now = session_.document(), all, files, options](Progress& progress) {
        return exportCandidates(now, all, files, options, progress);
      },
      [this, folder, count = files.size()](const QStringList& losses) {
        const QString done = tr("Exported %n candidates to %1.", nullptr, int(count)).arg(folder);
        Q_EMIT informed((done + ' ' + losses.join(' ')).trimmed(), nullptr);
      });
}

// --- delete ---

void CandidateActions::deleteThem() {
  const Places places = targets();
  drop(places, tr("Deleted %n candidates.", nullptr, int(places.size())));
}

void CandidateActions::drop(const Places& places, const QString& sentence) {
  DeletedCandidates deleted = session_.deleteCandidates(places);
  if (deleted.empty()) return;
  deleted_.push_back(std::move(deleted));
  update();
  Q_EMIT informed(sentence, restore);
}

void CandidateActions::restoreThem() {
  if (deleted_.empty()) return;
  session_.restoreCandidates(deleted_.back());
  deleted_.pop_back();
  update();
}

}  // namespace pentimento::ui
