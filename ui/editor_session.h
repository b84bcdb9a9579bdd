// One open picture and everything that can be done to it: history, working mask, runs and their candidates.
// Knows no widgets; canvas and panels watch its signals. All calls and signals belong to the GUI thread.
#pragma once

#include <QObject>
#include <QRect>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "document/flatten_cache.h"
#include "document/history.h"
#include "engine/edit_request.h"
#include "engine/job_queue.h"
#include "engine/models.h"
#include "image/color.h"
#include "image/mask.h"
#include "project/project.h"
#include "ui/fill_settings.h"
#include "ui/format_settings.h"
#include "ui/kept_runs.h"

namespace pentimento::ui {

/// What the person set for the next run.
struct EditSettings {
  double strength = 0.5;       ///< Vary
  FormatSettings format;       ///< Vary of the whole picture with the built-in engine
  double paintStrength = 0.7;  ///< Repaint
  engine::RepaintOptions repaint;
  double wordStrength = 1;  ///< Add and Extend with words: how much of what is there is replaced
  int candidates = 3;
  FillSettings fill;  ///< Remove and Extend
  int ring = image::kDefaultRing;
  engine::ContextChoice context;
  std::optional<std::uint64_t> seed;  ///< none: a new random seed for each run
  std::string engine = "auto";
  engine::GenerationOptions generation;                             ///< words, model and how it works
  std::optional<engine::Preset> preset = engine::Preset::Balanced;  ///< none: `generation` as it is

  bool operator==(const EditSettings&) const = default;

  /// Without words, seed, guides, masks and format, which are meant for one picture alone.
  EditSettings forAnotherPicture() const {
    EditSettings settings = *this;
    settings.generation.prompt.clear();
    settings.seed.reset();
    settings.fill = fill.forAnotherPicture();
    settings.format = {};
    return settings;
  }
};

/// A run that waits for its turn.
struct WaitingRun {
  std::uint64_t id = 0;
  engine::Operation operation = engine::Operation::Remove;
  int candidates = 1;
  QString words;  ///< the prompt, if it matters
};

/// True when both are the same pixels in memory.
bool samePixels(const image::TiledImage& a, const image::TiledImage& b);

/// What the canvas shows.
enum class Shown { Document, Candidate, Original };

class EditorSession : public QObject {
  Q_OBJECT

 public:
  /// `queue` and `flattenCache` may be those of other sessions, too. The queue outlives the session.
  explicit EditorSession(
      engine::JobQueue& queue,
      std::shared_ptr<document::FlattenCache> flattenCache = std::make_shared<document::FlattenCache>(),
      QObject* parent = nullptr);
  ~EditorSession() override;

  // --- document ---
  bool hasPicture() const;
  const QString& filePath() const;  ///< empty: never saved (pasted, or a sample)
  const QString& title() const;     ///< of a picture without a file
  const document::Document& document() const;
  const document::History& history() const;
  bool modified() const;
  /// Candidates that nobody has accepted or discarded would be lost with the session: they are in no project,
  /// and were made after the picture was saved.
  bool candidatesToLose() const;
  void open(document::Document document, const QString& filePath);
  /// With its history and its runs.
  void openProject(project::Content content, const QString& filePath);
  /// What a crash had left of the picture in `filePath` (or, without a file, called `title`).
  void openRecovered(project::Content content, const QString& filePath, const QString& title);
  /// `worthSaving`: counts as modified until it is saved.
  void openWithoutFile(document::Document document, const QString& title, bool worthSaving);
  /// A picture to try the program with: what is made of it is not asked about until it has a file.
  void openSample(document::Document document, const QString& title);
  /// A neutral grey picture to make a new one in, from words.
  void openBlank(Size size, const QString& title);
  void close();
  /// Steps of the history, and changes of the guides between them.
  void undo();
  void redo();
  bool canUndo() const;
  bool canRedo() const;
  QString undoLabel() const;  ///< empty when there is nothing to undo
  QString redoLabel() const;
  /// `picture` is now on disk as `filePath`; the document counts as saved if it is still that picture.
  void markSaved(const image::Image& picture, const QString& filePath);

  // --- the project file (see project_writer.h) ---
  /// The document's file is a project, which has every step as soon as it is done: it is only modified()
  /// when that does not work.
  bool isProject() const;
  /// `filePath` is a project that has everything.
  void markProject(const QString& filePath);
  void setUnkept(bool unkept);
  bool unkept() const;
  /// All that a project keeps, as it is now.
  project::Content content() const;
  /// Another number after every change of content().
  std::uint64_t changes() const;
  /// Another number after every open() and close().
  std::uint64_t pictureNumber() const;
  /// There is something that a crash must not take.
  bool worthKeeping() const;

  // --- what the canvas shows ---
  Shown shown() const;
  /// The picture on the canvas: the document's, the viewed candidate's, or (Tab held) what was there before:
  /// before the viewed candidate the document's, else the picture as it was opened.
  const image::Image& shownImage() const;
  /// Where the document's top left pixel lies in shownImage(): not (0, 0) while an extended picture is
  /// viewed.
  QPoint shownOrigin() const;
  /// Converts shownImage() for the screen. Shared with background threads that build the display tiles.
  std::shared_ptr<const image::ColorConverter> converter() const;
  void showOriginal(bool on);

  // --- mask ---
  /// The document's mask, with the stroke that is being drawn.
  const image::Mask& mask() const;
  /// Around all that is selected (while a stroke is drawn: at least that); empty when nothing is.
  QRect maskBounds() const;
  bool strokeActive() const;
  void beginStroke(const image::Brush& brush, const image::StrokePoint& point);
  void continueStroke(const std::vector<image::StrokePoint>& points);
  void endStroke();     ///< becomes one history step
  void cancelStroke();  ///< as if it had not begun
  void setMask(image::Mask mask, const QString& label);
  /// Shows `mask` in place of the document's without a history step, as a stroke that is being drawn:
  /// endStroke() keeps it, cancelStroke() and undo() take it back.
  void tryMask(const image::Mask& mask, const QString& label);
  bool triesMask() const;  ///< until strokeActiveChanged()
  /// For what is painted from now on in this stroke.
  void setStrokeHardness(double hardness);

  // --- extend ---
  /// New canvas being dragged out at the borders; none() when there is none.
  const engine::Margins& margins() const;
  void setMargins(const engine::Margins& margins);

  // --- how Remove and Extend fill ---
  /// True when what the next run fills would be copied from the picture; while nothing is selected, too. A
  /// model follows neither guides nor sampling area.
  bool fillsByCopying() const;
  /// As it is set, without masks that are gone.
  FillSettings fill() const;
  /// Lines that what is filled follows, px of the document.
  Guides guides() const;
  void setGuides(const Guides& guides);  ///< can be undone
  /// Puts the kept mask of what is copied (or never is) on the canvas to be painted, empty if there is none.
  /// Nothing, a run, or another mask on the canvas ends it: it is kept and set, and the mask from before is
  /// there again.
  void paintSources(std::optional<SourceMask> which);
  std::optional<SourceMask> paintedSources() const;
  /// That is there again afterwards.
  image::Mask maskBehind() const;
  /// The mask on the canvas is that of the next run: not an edit's, and not what is copied.
  bool maskIsForRun() const;
  /// What the bar offers, as it would be run; without seed.
  engine::EditRequest nextRequest() const;

  // --- runs ---
  const EditSettings& settings() const;
  void setSettings(const EditSettings& settings);
  /// The region the engine will see for the next run and the ring that may change, in px of the document (for
  /// Extend of the new canvas, with the old picture's corner at (margins.left, margins.top)); empty without a
  /// mask.
  QRect contextRegion() const;
  /// What the model asks of the context region of the next run; nothing when it runs without one.
  engine::ContextNeeds contextNeeds() const;
  /// The model that runs with words will use, if the person has one.
  void setModel(const std::optional<engine::ModelInfo>& model);
  const std::optional<engine::ModelInfo>& model() const;
  /// True when the next run of this kind needs a model: it goes by words, or was told to.
  bool needsModel(engine::Operation operation) const;
  /// Extend when margins are set; when something is selected Add if there are words, else Remove; Generate in
  /// a blank picture; else Vary.
  engine::Operation primaryOperation() const;
  bool canRun(engine::Operation operation) const;
  /// True when the next Vary may change the format, and make tiles: it is one of the whole picture, without a
  /// model.
  bool mayChangeFormat() const;
  /// True when it will.
  bool willChangeFormat() const { return mayChangeFormat() && !settings().format.none(); }
  /// Starts at once, or after the runs that wait. A run that waits works on the picture as it is at its turn,
  /// with mask and settings of now.
  void run(engine::Operation operation);
  void runAgain();  ///< the last operation with new seeds
  bool canRunAgain() const;
  /// True when mask, words or settings are others than those of the running job: running now asks for
  /// something new.
  bool changedSinceRun() const;
  /// Ends the running job, acknowledged at once; the next one that waits takes its place. Candidates that are
  /// ready stay.
  void cancel();
  void cancelAll();  ///< those that wait, too
  std::vector<WaitingRun> waiting() const;
  void moveWaiting(std::uint64_t id, int by);  ///< by so many places, below 0 forwards
  void cancelWaiting(std::uint64_t id);
  bool running() const;
  /// The running job has not begun: the engine works for another document.
  bool waitsForEngine() const;
  engine::Operation operation() const;         ///< that ran or was asked for last
  engine::Operation runningOperation() const;  ///< of the running job
  /// Where the document's top left pixel lies in what the running job makes; margins() may have been dragged
  /// on since.
  QPoint runningOrigin() const;
  int candidateInWork() const;                     ///< of the running job, from 0
  int candidatesOfRun() const;                     ///< how many the running job makes
  double progress() const;                         ///< 0..1 of the running job
  double secondsLeft() const;                      ///< estimate; below 0: not known yet
  std::optional<engine::Preview> preview() const;  ///< of the running job, while no candidate is viewed

  // --- kept masks ---
  // Those of document().masks, each with a name of its own; all are history steps.
  /// The working mask, in place of one that has this name. An empty name changes nothing.
  void keepMask(const QString& name);
  /// In place of one that is called `to` already.
  void renameKeptMask(const QString& name, const QString& to);
  void deleteKeptMask(const QString& name);

  // --- edits ---
  // Those of document().edits, by their id; an id that is not there changes nothing. Composited in the
  // background, a history step each when it is done; failed() says what went wrong.
  bool changingEdits() const;
  void setEditEnabled(std::int64_t id, bool on);
  /// Empty: it is called after what was done.
  void renameEdit(std::int64_t id, const QString& name);
  /// 0..1. Changes of the same `gesture` (not 0) that follow each other are one history step.
  void setEditOpacity(std::int64_t id, double opacity, int gesture = 0);
  void chooseSibling(std::int64_t id, std::size_t index);
  void moveEdit(std::int64_t id, std::size_t to);  ///< 0: the lowest
  void deleteEdit(std::int64_t id);
  /// The recipe of its chosen candidate with new seeds, on what lies below it. The candidates are viewed and
  /// accepted as those of a run; all of them become siblings then.
  bool canRunEditAgain(std::int64_t id) const;
  void runEditAgain(std::int64_t id);
  /// Puts another picture into the document as a new edit, or in place of what `edit` has placed. The
  /// transform is meant on the canvas of now.
  void place(engine::Placement placement, bool harmonize, std::uint64_t seed,
             std::optional<std::int64_t> edit = {});
  /// Puts the edit's mask on the canvas; from then on a changed mask is the edit's, too, until a run or none
  /// ends it.
  void maskAgain(std::optional<std::int64_t> id);
  std::optional<std::int64_t> maskedEdit() const;

  // --- candidates ---
  /// Of all runs on the picture as it is now. They leave with it and come back with it (undo). What is
  /// discarded leaves only this list, not runs(), and is not offered again with the project.
  const std::vector<std::shared_ptr<const engine::Candidate>>& candidates() const;
  int currentCandidate() const;  ///< -1: none is viewed
  void viewCandidate(int index);
  /// The viewed one becomes a history step; its siblings still to come are cancelled. One that stands
  /// alone (candidate_canvas.h) is a picture of its own: see newPicture().
  void acceptCandidate();
  bool viewedStandsAlone() const;
  void discardCandidate();  ///< the viewed one
  void discardAllCandidates();

  // --- runs that are kept ---
  /// Every run on this picture with all its candidates, whatever became of them: values like edits that are
  /// in no stack. They stay through accept, undo and other edits, until they are deleted.
  const KeptRuns& runs() const;
  void starCandidate(const CandidatePlace& place, bool on);
  void labelCandidate(const CandidatePlace& place, int colorLabel);  ///< 0: none, else 1..9
  void noteCandidate(const CandidatePlace& place, const QString& note);
  DeletedCandidates deleteCandidates(const std::vector<CandidatePlace>& places);
  void restoreCandidates(const DeletedCandidates& deleted);
  /// Of candidates()[candidate]; nothing when there is none.
  std::optional<CandidatePlace> placeOf(int candidate) const;
  /// Applies it to the document as it is now, in the background, and shows it in place: from then on it is
  /// one of candidates().
  void viewKept(const CandidatePlace& place);
  /// Starts Vary, with the words and the engine of the candidate, from the picture with the candidate in it:
  /// of the place that it was made for, or of the whole picture.
  void vary(const CandidatePlace& from, double strength, bool whole);
  /// Runs what made the candidate once more with new seeds, Vary more strongly, and makes twice as many as
  /// are set: tooMany() tells when it is time to choose.
  void runDifferently(const CandidatePlace& like);
  /// Words, settings, seed, mask or margins become those of the candidate.
  void useSettingsOf(const CandidatePlace& place);

  // --- memory ---
  /// 2 GB; an eighth of the machine's memory where that is less.
  static std::size_t defaultOfferedBudget();
  /// Of the whole pictures that are candidates(): beyond it the oldest are only among runs().
  void setOfferedBudget(std::size_t bytes);

 Q_SIGNALS:
  void strokeActiveChanged();
  void accepted(const std::shared_ptr<const engine::Candidate>& candidate);
  void newPicture(const image::Image& picture);  ///< is to be opened: a candidate that can be no edit
  void replaced();                               ///< another picture is opened, or none
  void documentChanged();                        ///< opened, closed, undone, redone, committed
  void shownImageChanged(const QRect& area);     ///< px; an empty rectangle: everything, size included
  void maskChanged(const QRect& area);           ///< px; an empty rectangle: everything
  void marginsChanged();
  void settingsChanged();
  void runChanged();    ///< running(), progress(), secondsLeft()
  void queueChanged();  ///< waiting()
  void previewChanged();
  void editsChanged();                       ///< maskedEdit(), changingEdits(); see documentChanged(), too
  void candidatesChanged();                  ///< list or currentCandidate()
  void runsChanged();                        ///< runs()
  void tooMany(std::int64_t run, int keep);  ///< the run has ended; all but `keep` of it are to be deleted
  void failed(const QString& sentence);      ///< what went wrong, for the person

 private:
  struct Private;
  std::unique_ptr<Private> d_;
};

}  // namespace pentimento::ui
