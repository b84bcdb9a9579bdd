// Frame times of looking through candidates of a 24-megapixel picture: flipping in place, comparing four, and
// scrolling a board of 500; and the memory that the board takes.
//
//   xvfb-run -s "-screen 0 1600x1000x24" build/ci/bin/bench_board [WORD]   (or QT_QPA_PLATFORM=offscreen)
//
// With a word, only the scenarios that have it in their name are measured; the columns are those of
// bench_canvas.
#include <QScrollBar>
#include <QWheelEvent>
#include <cmath>

#include "engine/thread_priority.h"
#include "tests/bench/paced_frames.h"
#include "tests/bench/process_memory.h"
#include "ui/board/board_view.h"
#include "ui/canvas/canvas.h"
#include "ui/compare/compare_view.h"
#include "ui/kept_runs.h"
#include "ui/theme.h"

using namespace pentimento;
using namespace pentimento::ui;
using bench::TimedApplication;

namespace {
constexpr Size kPicture{6000, 4000};
constexpr QSize kWindow(1600, 1000);
constexpr int kRuns = 10, kCandidates = 50;

image::Image noisePicture() {
  image::TiledImage pixels({image::SampleType::UInt8, 3, false}, kPicture);
  std::vector<std::uint8_t> row(static_cast<std::size_t>(kPicture.width) * 3);
  std::uint32_t noise = 1;
  for (int y = 0; y < kPicture.height; ++y) {
    for (std::uint8_t& sample : row) {
      noise = noise * 1664525U + 1013904223U;
      sample = static_cast<std::uint8_t>(noise >> 24);
    }
    pixels.write({0, y, kPicture.width, 1}, row.data(), row.size());
  }
  image::Image image;
  image.pixels = std::move(pixels);
  return image;
}

/// Stripes whose color and width depend on the seed, at once.
class StripesBackend : public engine::EditBackend {
 public:
  std::string id() const override { return "stripes"; }
  bool can(engine::Operation) const override { return true; }
  cv::Mat run(const engine::BackendJob& job, Progress& progress, const engine::PreviewSink&) override {
    cv::Mat made(job.picture.size(), CV_32FC3, cv::Scalar(0.01 * double(job.seed % 97), 0.5, 0.2));
    const int width = 8 + static_cast<int>(job.seed % 5) * 8;
    for (int x = 0; x < made.cols; x += 2 * width) {
      made.colRange(x, std::min(x + width, made.cols)).setTo(cv::Scalar(0.2, 0.4, 0.9));
    }
    progress.update(1);
    return made;
  }
};

std::vector<std::unique_ptr<engine::EditBackend>> stripes() {
  std::vector<std::unique_ptr<engine::EditBackend>> backends;
  backends.push_back(std::make_unique<StripesBackend>());
  return backends;
}

struct Bench : bench::PacedFrames {
  using PacedFrames::PacedFrames;

  void makeRuns(int runs) {
    EditSettings settings = session.settings();
    settings.candidates = kCandidates;
    session.setSettings(settings);
    for (int i = 0; i < runs; ++i) {
      session.run(engine::Operation::Vary);
      while (session.running()) idle(20);
    }
  }

  void flip() {
    Canvas canvas(session);
    canvas.resize(kWindow);
    canvas.installEventFilter(&watch);
    canvas.show();
    idle(4000);  // tiles of all of them
    session.viewCandidate(kCandidates - 1);
    idle(100);
    const auto next = [this](int i) { session.viewCandidate(i % kCandidates); };
    measure("flip through 50 candidates, whole picture", next);
    canvas.setZoom(1);
    idle(1000);
    measure("flip through 50 candidates at 100 %, first round", next, kCandidates);
    idle(1000);
    measure("flip through 50 candidates at 100 %", next);
  }

  void compare() {
    Canvas canvas(session);
    canvas.resize(kWindow);
    canvas.show();
    CompareView view;
    view.resize(kWindow);
    std::vector<Compared> pictures;
    for (std::size_t i = 0; i < Comparison::kMost; ++i) {
      pictures.push_back({QString::number(i), session.candidates()[i]->image});
    }
    view.compare(pictures, canvas, session.shownImage(), session.converter());
    view.stage().installEventFilter(&watch);
    QElapsedTimer clock;
    clock.start();
    while (!view.stage().settled()) idle(5);
    std::printf("four pictures exact after %lld ms\n", static_cast<long long>(clock.elapsed()));
    const auto pan = [&](int i) {
      view.stage().look({3000 + 500 * std::sin(i * 0.05), 2000}, view.stage().zoom());
    };
    measure("pan four side by side, whole picture", pan);
    view.stage().look({3000, 2000}, 1);
    idle(1000);
    measure("pan four side by side at 100 %", pan);
    view.comparison().setMode(CompareMode::Wipe);
    measure("drag the divider of the wipe at 100 %",
            [&](int i) { view.comparison().setDivider(0.5 + 0.4 * std::sin(i * 0.05)); });
    view.comparison().setMode(CompareMode::Flicker);
    measure("flicker at 100 %", [&](int) { view.comparison().markNext(1); });
    view.comparison().setMode(CompareMode::Difference);
    measure("pan the difference at 100 %", pan);
  }

  void scroll(const std::string& name, BoardView& view) {
    view.verticalScrollBar()->setValue(0);
    idle(1500);
    measure(name, [&](int i) {
      const QPointF at(400, 200);
      QWheelEvent wheel(at, view.viewport()->mapToGlobal(at), {}, {0, i % 150 < 75 ? -120 : 120},
                        Qt::NoButton, {}, Qt::NoScrollPhase, false);
      QApplication::sendEvent(view.viewport(), &wheel);
    });
  }

  void board() {
    QElapsedTimer clock;
    clock.start();
    BoardContents contents(session);
    std::printf("contents of %zu candidates read in %lld ms\n", contents.entries().size(),
                static_cast<long long>(clock.elapsed()));
    const double before = bench::megabytes("VmRSS");
    BoardModel model(contents);
    BoardView view(model);
    view.resize(kWindow.width(), 600);
    view.viewport()->installEventFilter(&watch);
    view.show();
    scroll("scroll a board of 500, small cells", view);
    scroll("scroll a board of 500, small cells, again", view);
    view.setCellWidth(320);
    scroll("scroll a board of 500, large cells", view);
    clock.restart();
    model.setGrouped(true);
    while (model.similar().busy()) idle(5);
    std::printf("500 candidates compared and grouped in %lld ms\n", static_cast<long long>(clock.elapsed()));
    measure("granularity of 500", [&](int i) { model.setGranularity(0.5 + 0.4 * std::sin(i * 0.1)); });
    std::printf("thumbnails %.1f MB, process grown by %.1f MB\n", double(model.thumbnails().bytes()) / 1e6,
                bench::megabytes("VmRSS") - before);
  }

  engine::JobQueue queue{stripes()};
  EditorSession session{queue};
};
}  // namespace

int main(int argc, char** argv) {
  TimedApplication app(argc, argv);
  engine::take_short_turns();
  applyTheme(Theme::Dark);
  Bench bench(app, argc > 1 ? argv[1] : "");
  bench.session.open({noisePicture(), {}}, QStringLiteral("large.png"));
  image::Mask mask(kPicture);
  mask.paint({{3000, 2000, 1}, {3400, 2100, 1}}, {400, 1, false});
  bench.session.setMask(mask, QStringLiteral("Object"));
  bench.makeRuns(1);
  bench::FrameTimes::printHeader();
  bench.flip();
  bench.compare();
  bench.makeRuns(kRuns - 1);
  bench.board();
  return 0;
}
