// The state of an EditorSession, shared by editor_session.cpp (document, view) and its parts: _mask
// (strokes), _runs and _queue (jobs), _candidates (those to choose from now), _kept (those of all runs),
// _vary (runs that start from one of those), _fill (what Remove and Extend copy), _edits (the stack), _again
// (runs for an edit) and _project (the file).
#pragma once

#include <QElapsedTimer>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "document/flatten_cache.h"
#include "ui/background_task.h"
#include "ui/candidate_canvas.h"
#include "ui/candidate_records.h"
#include "ui/edit_stage.h"
#include "ui/editor_session.h"
#include "ui/event_mailbox.h"
#include "ui/guide_steps.h"
#include "ui/time_left.h"

namespace pentimento::ui {

inline QRect toQRect(const Rect& r) {
  return {r.x, r.y, r.width, r.height};
}

/// What differs; an empty rectangle when everything does.
QRect difference(const image::TiledImage& a, const image::TiledImage& b);

/// True when both make the same from one picture, with other seeds.
bool sameButSeeds(const engine::EditRequest& a, const engine::EditRequest& b);
bool sameFill(const engine::FillOptions& a, const engine::FillOptions& b);
Guides moved(Guides guides, int x, int y);
/// Among the kept masks, in place of one that has this name.
void putMask(document::Document& document, const std::string& name, const image::Mask& mask,
             const Rect& canvas);

/// The same after a restart; see engine::recipe_id().
std::string nameOf(const document::Candidate& candidate);

/// A stroke paints into a copy of the document's mask.
struct StrokeInWork {
  image::Brush brush;
  image::Mask mask;
  image::StrokePoint last;
  Rect bounds;  // of the selection, never too small
  QString label;
  bool whole = false;  // see triesMask()
};

/// What is copied is painted in place of the mask.
struct SourcesInWork {
  SourceMask which = SourceMask::Only;
  image::Mask behind;        // the mask from before
  Rect canvas;               // its
  std::size_t position = 0;  // of the history then
};

/// At `position` the history took the name of a mask of what is copied, or gave it another one.
struct RenamedSources {
  std::size_t position = 0;
  SourceMask which = SourceMask::Only;
  std::string from, to;
};

/// A run without its picture, which is that of its turn.
struct QueuedRun {
  std::uint64_t id = 0;
  engine::EditRequest request;  // its picture only tells for which size the mask was painted, unless the run
                                // starts from a candidate
  std::optional<std::int64_t> edit = {};  // makes more candidates for this one
  int keep = 0;                           // so many of the candidates; 0: all
};

struct PlacedMask {
  image::Mask mask;
  Rect canvas;  // that it lies on
};

struct RunInWork {
  engine::JobId job = 0;
  engine::EditRequest request;                  // to start it again when the picture has changed under it
  std::int64_t kept = document::new_edit_id();  // among `runs`
  std::optional<std::int64_t> edit;             // more candidates for this one
  QElapsedTimer clock;
  double fraction = 0;
  bool started = false;
  int candidate = 0;
  int candidates = 1;
  TimeLeft timeLeft;
  std::optional<engine::Preview> preview;
  int keep = 0;
  bool viewFirst = true;  // the first candidate is shown when it arrives, unless the person looks elsewhere
};

/// A change of the edit stack that is composited in the background.
struct StackChange {
  QString label;
  std::function<document::Document(const document::Document&, document::FlattenCache&)> apply;
  QString merge;  // the same as the step before: one step; empty: never
};

/// `change` done to the edit with this id; a document without it stays as it is.
std::function<document::Document(const document::Document&, document::FlattenCache&)> changing(
    std::int64_t id, std::function<void(document::Edit&, const document::Document&)> change);

/// The person's, or a new one.
std::uint64_t seedOf(const EditSettings& settings);

struct EditorSession::Private {
  Private(EditorSession& owner, engine::JobQueue& sharedQueue,
          std::shared_ptr<document::FlattenCache> sharedCache);
  ~Private();

  using Candidates = std::vector<std::shared_ptr<const engine::Candidate>>;

  const document::Document& document() const { return history.current(); }
  /// Recomputes what the canvas shows and tells about the difference.
  void publishShown();
  void publishMask(const image::Mask& before);
  void forgetMaskGeometry();
  /// After the history moved: candidates, picture and mask follow.
  void publishDocument(const document::Document& before);
  void commit(document::Document next, const QString& label);
  void changeStack(StackChange change);
  void startChange();
  void finishChange(const StackChange& change, std::uint64_t from, const document::Document& next);
  void forgetChanges();
  bool undoPending();
  void maskEditAgain();
  void leaveMaskThatChanged();
  void dropMissingMaskedEdit();
  void replace(document::History next, KeptRuns kept, const QString& path, bool isProject = false);
  void goThrough(void (document::History::*go)());
  void offerAgain();

  bool candidatesLive() const;
  const engine::Candidate* viewed() const;
  image::Image shownImage() const;
  image::Image original() const;
  QPoint originIn(const engine::EditRequest& request) const;
  engine::EditRequest request(engine::Operation operation) const;
  engine::GenerationOptions generation(engine::Operation operation) const;
  engine::FillOptions fill(engine::Operation operation) const;
  image::Mask sources() const;
  void putGuides(const Guides& guides);
  void renameSources(const std::string& name, const std::string& to);
  void followRenamedSources(std::size_t from);
  void keepSources();
  void leaveSourcesThatWereUndone();
  void useFillOf(const engine::EditRequest& recipe, const Rect& before);
  void keepMask(const QString& name, const image::Mask& mask, const Rect& canvas);
  void keepBaseOfCandidates();
  void keep(const engine::Candidate& candidate);
  void putAway(const Candidates& unwanted);
  void changeKept(const CandidatePlace& place, const std::function<void(document::Candidate&)>& change);
  void showKept(const std::shared_ptr<const engine::Candidate>& candidate, const document::Candidate& record);
  void dropMissingCandidates();
  void dropOldCandidates();
  void publishRuns();
  document::Edit editOf(const engine::Candidate& candidate) const;
  void openAsNew(const engine::Candidate& candidate);
  bool asksForTheSame(const engine::EditRequest& request, const engine::Candidate& accepted) const;
  bool belongsTo(const engine::Candidate& candidate, std::int64_t id) const;
  void acceptForEdit(const engine::Candidate& accepted, std::int64_t id);
  document::Document withEditOf(const std::shared_ptr<const engine::Candidate>& candidate) const;
  /// What the document means to the request by now; false when it cannot be run any more.
  bool refresh(engine::EditRequest& request) const;
  void enqueue(engine::EditRequest request, std::optional<std::int64_t> edit = {}, int keep = 0);
  void start(engine::EditRequest request, int keep);
  void startForEdit(const engine::EditRequest& wanted, std::int64_t id);
  void runFrom(const CandidatePlace& start, engine::EditRequest request, const PlacedMask& mask, int keep);
  void startNext();
  void stopJob();
  void clearQueue();
  void endRun();
  void abandonRun();
  void handle(engine::JobId job, const engine::Event& event);
  /// Hands `request` to the queue, which may go on with it when the session is gone.
  engine::JobId submit(engine::EditRequest request);
  void addCandidate(const engine::CandidateReady& ready);

  EditorSession& q;
  document::History history{document::Document{}};
  std::uint64_t revision = 0;      // another one after every change of the history
  std::uint64_t runsRevision = 0;  // the same of the runs
  std::uint64_t pictureNumber = 0;
  QString filePath;
  QString title;
  bool worthSaving = false;  // has never been on disk
  bool project = false;      // what `filePath` is
  bool unkept = false;       // a project that cannot take what is done
  bool blank = false;        // waits for a new picture
  bool sample = false;       // opened to be tried with

  image::Image visible;  // what the canvas was last told
  bool originalHeld = false;
  std::shared_ptr<const image::ColorConverter> converter;

  std::optional<StrokeInWork> stroke;
  mutable std::optional<Rect> maskBounds;
  mutable std::optional<QRect> context;
  mutable std::optional<image::Mask> sourcesKnown;
  engine::Margins margins;
  EditSettings settings;
  GuideSteps guideSteps;
  std::optional<SourcesInWork> sourcesInWork;
  std::vector<RenamedSources> renamedSources;
  std::optional<engine::ModelInfo> model;

  std::optional<RunInWork> run;
  std::vector<QueuedRun> waiting;
  std::uint64_t lastQueued = 0;
  bool restartOnCommit = false;  // the running job is not the one whose candidate is being accepted
  std::optional<engine::Operation> lastOperation;
  std::optional<std::int64_t> lastEdit;              // the last run was one for more candidates of this edit
  std::optional<engine::EditRequest> lastVariation;  // when the last run started from a candidate
  image::Image base;                                 // the picture that the candidates were made from
  Candidates candidates;
  int current = -1;
  std::size_t offeredBudget = defaultOfferedBudget();
  KeptRuns runs;
  // Of candidates, by nameOf(): what is not offered again, and what is only here and not in a file.
  std::set<std::string> discarded, fresh;
  std::map<std::int64_t, engine::EditRequest> requests;  // by run, without pictures: those of this session
  BackgroundTask keptTask, offerTask;
  std::map<const engine::Candidate*, std::int64_t> madeFor;  // of those that were made for an edit
  BackgroundTask belowTask;

  StackChange changeInWork;
  std::deque<StackChange> changes;  // that wait for the one in work
  BackgroundTask changeTask;
  const std::shared_ptr<document::FlattenCache> flattenCache;
  QString mergeKey;
  std::uint64_t mergeRevision = 0;  // the history step that a change with mergeKey goes on with
  std::optional<std::int64_t> maskedEdit;

  // Shared with the jobs.
  const std::shared_ptr<EditStage> stage;
  const std::shared_ptr<CandidateRecords> records = std::make_shared<CandidateRecords>();
  EventMailbox mailbox;
  engine::JobQueue& queue;
};

}  // namespace pentimento::ui
