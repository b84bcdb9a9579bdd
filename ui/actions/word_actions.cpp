#include "ui/actions/word_actions.h"

#include <utility>

#include "ui/actions/make_action.h"
#include "ui/documents.h"
#include "ui/icons.h"

namespace pentimento::ui {

using engine::Operation;

WordActions::WordActions(EditorSession& session, ModelLibrary& library, Documents& documents, Prompts prompts,
                         QWidget& tab)
    : QObject(&tab),
      newPicture(makeAction(this, "words.newPicture", tr("&New from words…"), "generate", {QKeySequence::New},
                            tr("Make a new picture from a description"))),
      add(makeAction(this, "words.add", tr("A&dd"), "generate", {},
                     tr("Make what the words say appear in the mask"))),
      generate(makeAction(this, "words.generate", tr("&Generate"), "generate", {},
                          tr("Make a new picture from the words"))),
      models(makeAction(this, "words.models", tr("&Models…"), "models", {Qt::CTRL | Qt::SHIFT | Qt::Key_M},
                        tr("The models that make pictures from words"))),
      addModelFile(makeAction(this, "words.addModelFile", tr("Add a model &file…"), "add", {},
                              tr("Add a checkpoint in one file; it stays where it is"))),
      addModelFolder(makeAction(this, "words.addModelFolder", tr("Add a model f&older…"), "open", {},
                                tr("Add a checkpoint in a diffusers folder; it stays where it is"))),
      panel(makeAction(this, "words.panel", tr("&Words and queue"), "words", {Qt::Key_F7},
                       tr("Words, model, seed and queue at the side"))),
      prompt(makeAction(this, "words.prompt", tr("&Write words"), {}, {Qt::Key_P},
                        tr("Go to the line for words"))),
      session_(session),
      library_(library),
      documents_(documents),
      prompts_(std::move(prompts)),
      tab_(tab) {
  panel->setCheckable(true);
  for (QAction* action : {add, generate}) action->setIcon(iconOnAccent(QStringLiteral("generate")));
  connectActions();
  chooseModel();
  update();
}

void WordActions::connectActions() {
  connect(newPicture, &QAction::triggered, this, &WordActions::askForPicture);
  connect(add, &QAction::triggered, this, [this] { start(Operation::Add); });
  connect(generate, &QAction::triggered, this, [this] { start(Operation::Generate); });
  connect(addModelFile, &QAction::triggered, this, [this] {
    const QString file = prompts_.openModel(&tab_);
    if (!file.isEmpty()) library_.add({file});
  });
  connect(addModelFolder, &QAction::triggered, this, [this] {
    const QString folder = prompts_.openModelFolder(&tab_);
    if (!folder.isEmpty()) library_.add({folder});
  });
  for (const auto changed : {&EditorSession::documentChanged, &EditorSession::settingsChanged,
                             &EditorSession::runChanged, &EditorSession::queueChanged,
                             &EditorSession::candidatesChanged, &EditorSession::strokeActiveChanged}) {
    connect(&session_, changed, this, &WordActions::update);
  }
  connect(&library_, &ModelLibrary::changed, this, &WordActions::chooseModel);
  connect(&session_, &EditorSession::settingsChanged, this, &WordActions::chooseModel);
  connect(&library_, &ModelLibrary::added, this, [this](const QString& id) {
    if (!tab_.isVisible()) return;
    EditSettings settings = session_.settings();
    settings.generation.model = id.toStdString();
    session_.setSettings(settings);
  });
}

/// The session must know the model before the run: context region and presets depend on it.
void WordActions::chooseModel() {
  const std::optional<engine::ModelInfo> chosen = library_.choose(session_.settings().generation.model);
  const std::optional<engine::ModelInfo>& now = session_.model();
  if (chosen.has_value() != now.has_value() || (chosen && chosen->id != now->id)) session_.setModel(chosen);
}

void WordActions::start(Operation operation) {
  if (!session_.canRun(operation)) return;
  if (session_.needsModel(operation) && !session_.model()) {
    Q_EMIT modelWanted();
  } else {
    session_.run(operation);
  }
}

void WordActions::askForPicture() {
  if (!session_.model()) return Q_EMIT modelWanted();
  const auto wanted =
      prompts_.newPicture(&tab_, QString::fromStdString(session_.settings().generation.prompt));
  if (wanted) documents_.make({wanted->first, wanted->second});
}

void WordActions::make(const NewPicture& picture) {
  session_.openBlank(picture.size, tr("New picture"));
  EditSettings settings = session_.settings();
  settings.generation.prompt = picture.prompt.toStdString();
  session_.setSettings(settings);
  start(Operation::Generate);
}

void WordActions::update() {
  const bool wanted = session_.changedSinceRun();
  add->setEnabled(session_.canRun(Operation::Add) && wanted);
  generate->setEnabled(session_.canRun(Operation::Generate) && wanted);
}

}  // namespace pentimento::ui
