// bench_session [MEGAPIXELS [OPERATIONS]]: memory and time of a session with a project over 1,000 operations:
// strokes, runs of small and of whole-picture candidates with a backend that takes no time, accepting, undo,
// redo, changes of edits. Prints resident memory after each hundred, and the most within it.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "tests/bench/process_memory.h"
#include "tests/ui/canvas/pictures.h"
#include "tests/ui/scripted_backend.h"
#include "tests/ui/test_application.h"
#include "ui/project_writer.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
class Desk {
 public:
  explicit Desk(QSize size) : size_(size) {
    session_.open(document::opened(noisePicture(size)), QStringLiteral("/nowhere/p.png"));
    writer_.create(QString::fromStdString(file_.string()));
    waitUntil([&] { return session_.isProject(); });
  }
  ~Desk() {
    session_.close();
    std::filesystem::remove(file_);
  }

  void act(int number) {
    if (number % 100 == 99) {
      run(engine::Operation::Vary, 1, image::Mask(session_.document().picture.size()));
      session_.discardAllCandidates();
    } else if (number % 10 == 9) {
      run(engine::Operation::Remove, 3, session_.mask());
      session_.acceptCandidate();
    } else if (number % 25 == 12) {
      session_.undo();
      session_.redo();
    } else if (number % 25 == 17 && !session_.document().edits.empty()) {
      const auto& edits = session_.document().edits;
      session_.setEditOpacity(edits[std::size_t(number) % edits.size()]->id, 0.5 + number % 50 * 0.01);
      waitUntil([&] { return !session_.changingEdits(); });
    } else {
      stroke(number);
    }
    QCoreApplication::processEvents();
  }
  void settle() {
    waitUntil([&] { return writer_.writtenChanges() == session_.changes(); });
  }

 private:
  void stroke(int number) {
    if (number % 10 == 0)
      session_.setMask(image::Mask(session_.document().picture.size()), QStringLiteral("-"));
    const double x = number * 577 % size_.width(), y = number * 389 % size_.height();
    session_.beginStroke({80, 0.8, false}, {x, y, 1});
    session_.continueStroke({{x + 60, y + 40, 1}});
    session_.endStroke();
  }
  void run(engine::Operation operation, int candidates, image::Mask mask) {
    EditSettings settings = session_.settings();
    settings.candidates = candidates;
    session_.setSettings(settings);
    session_.setMask(std::move(mask), QStringLiteral("-"));
    session_.run(operation);
    waitUntil([&] { return !session_.running(); });
    const std::lock_guard lock(script_->mutex);
    script_->jobs.clear();  // their masks would pile up
  }

  QSize size_;
  std::filesystem::path file_ = std::filesystem::temp_directory_path() / "bench_session.pentimento";
  std::shared_ptr<Script> script_ = [] {
    auto script = std::make_shared<Script>();
    script->allowed = 1000000;
    return script;
  }();
  engine::JobQueue queue_{scripted(script_)};
  WorkQueue disk_;
  EditorSession session_{queue_};
  ProjectWriter writer_{session_, disk_};
};
}  // namespace

int main(int argc, char** argv) {
  const TestApplication application;
  const double megapixels = argc > 1 ? std::atof(argv[1]) : 24;
  const int operations = argc > 2 ? std::atoi(argv[2]) : 1000;
  const int side = static_cast<int>(std::sqrt(megapixels * 1e6 / 6));
  const QSize size(3 * side, 2 * side);
  Desk desk(size);
  std::printf("%d x %d px; before: %.0f MB resident\n", size.width(), size.height(),
              bench::megabytes("VmRSS"));
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < operations; ++i) {
    desk.act(i);
    if (i % 100 != 99) continue;
    desk.settle();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("%4d operations: %5.0f MB resident, at most %5.0f MB on the way, %.0f s\n", i + 1,
                bench::megabytes("VmRSS"), bench::megabytes("VmHWM"), seconds);
    std::fflush(stdout);
    bench::forgetPeak();
  }
}
