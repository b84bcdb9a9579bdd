// session_crash_driver FOLDER FILE SEED: a person at work without end, until the program is killed: paints,
// runs, accepts, discards, stars, undoes, switches edits, saves under other names. Says on standard output
//   S <number> <digest>    a step was made: what a project has from now on
//   D <number> <file>      everything up to that step is on disk, in this file
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QThread>
#include <cstdio>
#include <random>

#include "tests/ui/canvas/pictures.h"
#include "tests/ui/content_digest.h"
#include "tests/ui/test_application.h"
#include "ui/project_writer.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
class Person {
 public:
  Person(const QString& folder, unsigned seed) : folder_(folder), random_(seed) {
    // Before the writer hears of a step, so that no step is on disk that was not said.
    QObject::connect(&session_, &EditorSession::documentChanged, [this] { say(); });
    QObject::connect(&session_, &EditorSession::runsChanged, [this] { say(); });
    writer_ = std::make_unique<ProjectWriter>(session_, disk_);
    writer_->setMemoryBudget(std::size_t{1} << 20);
    QObject::connect(writer_.get(), &ProjectWriter::written, [this] { sayDone(); });
    QObject::connect(writer_.get(), &ProjectWriter::created, [this] { sayDone(); });
    QObject::connect(writer_.get(), &ProjectWriter::failed, [](const QString& problem) {
      std::fprintf(stderr, "%s\n", qPrintable(problem));
      std::exit(3);
    });
  }

  void begin(const QString& file) {
    if (!QFile::exists(file)) {
      session_.open({noisePicture({220, 160}), {}}, QStringLiteral("/nowhere/p.png"));
      return writer_->create(file);
    }
    auto [project, content] = project::Project::open(file.toStdString());
    if (project.read_only()) std::exit(4);
    writer_->adopt(std::move(project), false);
    session_.openProject(std::move(content), file);
    sayDone();
  }

  void act() {
    switch (random_() % 14U) {
      case 0:
      case 1:
      case 2:
        return stroke();
      case 3:
      case 4:
        return run();
      case 5:
      case 6:
        if (session_.currentCandidate() < 0) session_.viewCandidate(int(random_() % 3U));
        return session_.acceptCandidate();
      case 7:
        return session_.discardCandidate();
      case 8:
        return mark();
      case 9:
        return session_.undo();
      case 10:
        return session_.redo();
      case 11:
        return changeEdit();
      case 12:
        if (session_.runs().size() > 4) session_.deleteCandidates({{session_.runs().front()->id, 0}});
        return;
      default:
        if (random_() % 4U == 0) writer_->create(folder_ + QStringLiteral("/%1.pentimento").arg(random_()));
    }
  }

  void rest() {
    const int turns = int(random_() % 12U);
    for (int i = 0; i < turns; ++i) {
      QCoreApplication::processEvents();
      QThread::msleep(2);
    }
  }

 private:
  void stroke() {
    const double x = random_() % 200U, y = random_() % 140U;
    session_.beginStroke({10 + double(random_() % 20U), 0.7, random_() % 5U == 0}, {x, y, 1});
    session_.continueStroke({{x + 15, y + 9, 1}});
    session_.endStroke();
  }

  void run() {
    EditSettings settings = session_.settings();
    settings.candidates = 1 + int(random_() % 3U);
    settings.context = {engine::ContextChoice::Kind::Auto, {}};
    session_.setSettings(settings);
    if (!session_.running()) session_.run(session_.primaryOperation());
  }

  void mark() {
    if (session_.runs().empty()) return;
    const auto& run = session_.runs()[random_() % session_.runs().size()];
    const CandidatePlace place{run->id, random_() % run->candidates.size()};
    session_.starCandidate(place, random_() % 2U == 0);
    session_.noteCandidate(place, QString::number(random_()));
  }

  void changeEdit() {
    const auto& edits = session_.document().edits;
    if (edits.empty()) return;
    const document::Edit& edit = *edits[random_() % edits.size()];
    switch (random_() % 4U) {
      case 0:
        return session_.setEditEnabled(edit.id, !edit.enabled);
      case 1:
        return session_.setEditOpacity(edit.id, 0.1 * (1 + random_() % 9U));
      case 2:
        return session_.chooseSibling(edit.id, random_() % edit.candidates.size());
      default:
        return session_.deleteEdit(edit.id);
    }
  }

  void say() {
    if (session_.changes() == said_) return;
    said_ = session_.changes();
    std::printf("S %llu %s\n", static_cast<unsigned long long>(said_), digestOf(session_.content()).c_str());
    std::fflush(stdout);
  }
  void sayDone() {
    std::printf("D %llu %s\n", static_cast<unsigned long long>(writer_->writtenChanges()),
                qPrintable(writer_->file()));
    std::fflush(stdout);
  }

  QString folder_;
  std::mt19937 random_;
  std::uint64_t said_ = 0;
  engine::JobQueue queue_{engine::built_in_backends()};
  EditorSession session_{queue_};
  WorkQueue disk_;
  std::unique_ptr<ProjectWriter> writer_;
};
}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const TestApplication application;
  Person person(QFile::decodeName(argv[1]), unsigned(std::atoi(argv[3])));
  person.begin(QFile::decodeName(argv[2]));
  for (;;) {
    person.act();
    person.rest();
  }
}
