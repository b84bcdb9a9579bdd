#include "ui/actions/vary_actions.h"

#include <utility>

#include "ui/actions/make_action.h"
#include "ui/board/different.h"
#include "ui/board/similar_candidates.h"

namespace pentimento::ui {

namespace {
/// In the order of `entries`; one that cannot be read has none and is as different as can be.
std::vector<similarity::Features> listed(const std::vector<BoardEntry>& entries,
                                         const FeaturesById& features) {
  std::vector<similarity::Features> list;
  for (const BoardEntry& entry : entries) {
    const auto found = features.constFind(entry.facts->id);
    if (found != features.constEnd()) list.push_back(*found);
  }
  return list;
}

std::vector<CandidatePlace> toDrop(const std::vector<BoardEntry>& made, const std::vector<BoardEntry>& others,
                                   std::size_t keep, Progress& progress) {
  const auto ours = listed(made, featuresOf(made, {}, progress));
  Progress quiet;
  const auto theirs = listed(others, featuresOf(others, {}, quiet));
  if (ours.size() != made.size()) return {};
  std::vector<bool> kept(made.size());
  for (const std::size_t i : mostDifferent(ours, theirs, keep)) kept[i] = true;
  std::vector<CandidatePlace> dropped;
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (!kept[i]) dropped.push_back(made[i].place);
  }
  return dropped;
}
}  // namespace

VaryActions::VaryActions(EditorSession& session, BoardContents& contents, CandidateActions& candidates,
                         QObject* parent)
    : QObject(parent),
      subtle(makeAction(this, "candidate.varySubtly", tr("Vary &subtly"), "vary", {},
                        tr("Other details, the same layout: strength 50 %"))),
      strong(makeAction(this, "candidate.varyStrongly", tr("Vary s&trongly"), "vary", {},
                        tr("Another layout in the same style: strength 85 %"))),
      bySlider(makeAction(this, "candidate.varyBySlider", tr("&Vary by the slider"), "vary", {},
                          tr("Variations at the strength of the slider"))),
      whole(makeAction(this, "candidate.varyWhole", tr("Of the &whole picture"), {}, {},
                       tr("Vary the whole picture, not only the place that the candidate was made for"))),
      moreLikeThis(makeAction(this, "candidate.moreLikeThis", tr("&More like this"), "similar", {},
                              tr("Starts Vary from this candidate with little strength: 35 %"))),
      different(
          makeAction(this, "candidate.different", tr("Something &different"), "different", {},
                     tr("Runs the same once more with twice as many new seeds, Vary more strongly, and keeps "
                        "the half that looks least like what is there; the others can be undeleted"))),
      session_(session),
      contents_(contents),
      candidates_(candidates) {
  setWidgetKeys(subtle, {Qt::Key_V});
  setWidgetKeys(strong, {Qt::SHIFT | Qt::Key_V});
  setWidgetKeys(moreLikeThis, {Qt::Key_A});
  setWidgetKeys(different, {Qt::SHIFT | Qt::Key_A});
  whole->setCheckable(true);
  // What buttons in little space say.
  subtle->setIconText(tr("Subtle"));
  strong->setIconText(tr("Strong"));
  whole->setIconText(tr("Whole"));
  moreLikeThis->setIconText(tr("Like this"));
  different->setIconText(tr("Different"));
  connect(subtle, &QAction::triggered, this, [this] { vary(kSubtle); });
  connect(strong, &QAction::triggered, this, [this] { vary(kStrong); });
  connect(bySlider, &QAction::triggered, this, [this] { vary(session_.settings().strength); });
  connect(moreLikeThis, &QAction::triggered, this, [this] { vary(kLikeThis); });
  connect(different, &QAction::triggered, this, [this] {
    for (const CandidatePlace& place : candidates_.targets()) session_.runDifferently(place);
  });
  connect(&session_, &EditorSession::tooMany, this, &VaryActions::keepMostDifferent);
  connect(&session_, &EditorSession::candidatesChanged, this, &VaryActions::update);
  connect(&contents_, &BoardContents::changed, this, &VaryActions::update);
  update();
}

void VaryActions::fillMenu(QMenu* menu) const {
  menu->addActions({subtle, strong, bySlider, whole});
  menu->addSeparator();
  menu->addActions({moreLikeThis, different});
}

void VaryActions::addKeysTo(QWidget* widget) const {
  widget->addActions({subtle, strong, moreLikeThis, different});
}

void VaryActions::update() {
  const bool some = !candidates_.targets().empty();
  for (QAction* action : {subtle, strong, bySlider, moreLikeThis, different}) action->setEnabled(some);
}

void VaryActions::vary(double strength) {
  for (const CandidatePlace& place : candidates_.targets())
    session_.vary(place, strength, whole->isChecked());
}

/// Compared with all that was made for the same place.
void VaryActions::keepMostDifferent(std::int64_t run, int keep) {
  std::vector<BoardEntry> made, others;
  for (const BoardEntry& entry : contents_.entries()) {
    if (entry.run->id == run) made.push_back(entry);
  }
  if (made.size() <= static_cast<std::size_t>(keep)) return;
  for (const BoardEntry& entry : contents_.entries()) {
    const document::Edit& other = *entry.run;
    const document::Edit& ours = *made.front().run;
    const bool samePlace = other.canvas == ours.canvas && samePixels(other.mask.pixels(), ours.mask.pixels());
    if (other.id != run && samePlace) others.push_back(entry);
  }
  using Places = std::vector<CandidatePlace>;
  choosing_.start<Places>(
      [made, others, keep](Progress& progress) {
        return toDrop(made, others, static_cast<std::size_t>(keep), progress);
      },
      [this, count = int(made.size())](const Places& dropped) {
        candidates_.drop(
            dropped,
            tr("Made %1 and kept the %2 that differ most.").arg(count).arg(count - int(dropped.size())));
      });
}

}  // namespace pentimento::ui
