// The whole window with a scripted backend and a person who answers every question.
#pragma once

#include <QSettings>
#include <QTest>

#include "tests/catch.h"
#include "tests/ui/canvas/pictures.h"
#include "tests/ui/scripted_backend.h"
#include "tests/ui/test_application.h"
#include "ui/main_window.h"

namespace pentimento::ui {

/// What the test answers when the window asks.
struct Answers {
  QString openFile;
  QStringList openFiles;
  QString saveFile;
  UnsavedAnswer unsaved = UnsavedAnswer::Cancel;
  LossyAnswer lossy = LossyAnswer::Cancel;
  int unsavedAsked = 0;
  UnsavedAnswer candidates = UnsavedAnswer::Discard;
  int candidatesAsked = 0;
  std::function<UnsavedAnswer(const QString& name)> onUnsaved;  // in place of `unsaved`
  int lossyAsked = 0;
  QString model;
  QString name;
  std::optional<std::pair<Size, QString>> newPicture;
  std::optional<ExportPattern> exports;
  ExistingAnswer existing = ExistingAnswer::Cancel;
  QStringList existingFiles;
};

inline Prompts promptsOf(Answers& answers) {
  Prompts prompts;
  prompts.openFiles = [&](QWidget*, const QString&) { return answers.openFiles; };
  prompts.openFile = [&](QWidget*, const QString&) { return answers.openFile; };
  prompts.saveFile = [&](QWidget*, const QString&) { return answers.saveFile; };
  prompts.saveAs = prompts.saveFile;
  prompts.unsaved = [&](QWidget*, const QString& name) {
    ++answers.unsavedAsked;
    return answers.onUnsaved ? answers.onUnsaved(name) : answers.unsaved;
  };
  prompts.candidates = [&](QWidget*, const QString&) {
    return ++answers.candidatesAsked, answers.candidates;
  };
  prompts.lossy = [&](QWidget*, const QString&) { return ++answers.lossyAsked, answers.lossy; };
  prompts.exportAs = [&](QWidget*, const document::Document&, const QString&) {
    return std::optional(ExportChoice{answers.saveFile, ExportSettings{}});
  };
  prompts.margins = [](QWidget*, Size, const engine::Margins&) {
    return std::optional(engine::Margins{16, 0, 0, 0});
  };
  prompts.openModel = [&](QWidget*) { return answers.model; };
  prompts.openModelFolder = [&](QWidget*) { return answers.model; };
  prompts.name = [&](QWidget*, const QString&, const QString& suggestion) {
    return answers.name.isNull() ? suggestion : answers.name;
  };
  prompts.exportCandidates = [&](QWidget*, const QString&, const NamesOfExport&) { return answers.exports; };
  prompts.existing = [&](QWidget*, const QStringList& files) {
    return answers.existingFiles = files, answers.existing;
  };
  prompts.newPicture = [&](QWidget*, const QString&) { return answers.newPicture; };
  return prompts;
}

/// No test sees what another one has set: cleared before the window reads them.
struct FreshSettings : TestApplication {
  FreshSettings() { QSettings().clear(); }
};

/// `session` and `tab` are those of the first tab.
struct WindowFixture : FreshSettings {
  WindowFixture() {
    window.resize(900, 700);
    window.show();
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));
  }

  void openPicture() {
    session.open({noisePicture({320, 240}), {}}, QStringLiteral("/nowhere/picture.png"));
    tab.canvas().setFocus();
    REQUIRE(waitUntil([&] { return tab.canvas().hasFocus(); }));
  }
  void select(const image::StrokePoint& at = {150, 120, 1}) {
    session.beginStroke({30, 1, false}, at);
    session.endStroke();
  }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(&tab.canvas(), key, modifiers);
  }
  void runToEnd() {
    session.run(engine::Operation::Remove);
    REQUIRE(waitUntil([&] { return !session.running(); }));
  }
  void acceptAnEdit() {
    select();
    runToEnd();
    session.acceptCandidate();
    REQUIRE(session.modified());
  }
  QString file(const QString& name) const { return testFolder().filePath(name); }
  QString writePicture(const QString& name) const {
    Progress progress;
    image::write_image(noisePicture({90, 70}), file(name).toStdString(), {}, progress);
    return file(name);
  }
  void openFile(const QString& path) {
    window.open({path});
    REQUIRE(waitUntil([&] { return !tab.files().files().loading(); }));
  }

  Answers answers;
  std::shared_ptr<Script> script = std::make_shared<Script>();
  Studio studio{scripted(script)};
  bool clean_ = (QSettings().clear(), true);  // what a window of another test left
  MainWindow window{studio, promptsOf(answers)};
  DocumentTab& tab = window.current();
  EditorSession& session = tab.session();
};

}  // namespace pentimento::ui
