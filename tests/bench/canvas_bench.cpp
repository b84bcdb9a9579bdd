// Frame times of the canvas on a picture of 100 megapixels, or as many as are asked for, with real input
// events at the pace of a 60 Hz screen, alone and while removals run in the same process (promise P5).
//
//   xvfb-run -s "-screen 0 1600x1000x24" build/ci/bin/bench_canvas [MEGAPIXELS [WORD]]
//
// (or QT_QPA_PLATFORM=offscreen). With a word, only the scenarios that have it in their name are measured.
//
// Per frame, from one painting to the next, two times are printed: "work", what the GUI thread spent in
// events, painting and handing the frame over; "processor", the part of it in which a processor worked. And
// per input "late", from its tick to the moment it was painted, which adds waiting for a processor and Qt's
// own 5 ms before it repaints.
#include <QMouseEvent>
#include <QTest>
#include <QThread>
#include <QWheelEvent>
#include <cmath>

#include "engine/thread_priority.h"
#include "tests/bench/paced_frames.h"
#include "ui/canvas/canvas.h"
#include "ui/panels/mask_adjust.h"

using namespace pentimento;
using namespace pentimento::ui;
using bench::FrameTimes;
using bench::TimedApplication;

namespace {
constexpr QSize kWindow(1600, 1000);
using bench::kFrames;
constexpr int kCandidates = 50;

/// Of the proportions 10:7.
image::Image largePicture(double megapixels) {
  const auto side = [&](double of) {
    return static_cast<int>(std::lround(std::sqrt(megapixels * 1e6 * of)));
  };
  const Size size{side(10.0 / 7), side(0.7)};
  image::TiledImage pixels({image::SampleType::UInt8, 3, false}, size);
  std::vector<std::uint8_t> row(static_cast<std::size_t>(size.width) * 3);
  std::uint32_t noise = 1;
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      noise = noise * 1664525U + 1013904223U;
      const int base = ((x >> 5) + (y >> 5)) % 2 * 60 + (x + y) / 160;
      std::uint8_t* p = row.data() + static_cast<std::size_t>(x) * 3;
      p[0] = static_cast<std::uint8_t>(base + int(noise >> 28));
      p[1] = static_cast<std::uint8_t>(base + y / 80);
      p[2] = static_cast<std::uint8_t>(200 - base + int(noise >> 27));
    }
    pixels.write({0, y, size.width, 1}, row.data(), row.size());
  }
  image::Image image;
  image.pixels = std::move(pixels);
  return image;
}

/// Answers at once, for the flipping.
class FlatBackend : public engine::EditBackend {
 public:
  std::string id() const override { return "flat"; }
  bool can(engine::Operation) const override { return true; }
  cv::Mat run(const engine::BackendJob& job, Progress& progress, const engine::PreviewSink&) override {
    progress.update(1);
    return cv::Mat(job.picture.size(), CV_32FC3, cv::Scalar(0.05 * double(job.seed % 20), 0.5, 0.2));
  }
};

struct Bench : bench::PacedFrames {
  Bench(TimedApplication& application, std::string only,
        std::vector<std::unique_ptr<engine::EditBackend>> backends)
      : PacedFrames(application, std::move(only)), queue(std::move(backends)) {
    canvas.resize(kWindow);
    canvas.installEventFilter(&watch);
    canvas.show();
    idle(300);
  }

  void mouse(QEvent::Type type, const QPointF& p, Qt::MouseButton button) {
    const bool moving = type == QEvent::MouseMove;
    const Qt::MouseButtons held = type == QEvent::MouseButtonRelease ? Qt::NoButton : button;
    QMouseEvent event(type, p, canvas.mapToGlobal(p), moving ? Qt::NoButton : button, held, Qt::NoModifier);
    QApplication::sendEvent(&canvas, &event);
  }

  void wheel(const QPointF& p, int delta) {
    QWheelEvent event(p, canvas.mapToGlobal(p), {}, {0, delta}, Qt::NoButton, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&canvas, &event);
  }

  /// A stroke of kFrames * 4 points: a pen that reports 240 times a second.
  static QPointF strokePoint(int i) {
    const double t = i / (kFrames * 4.0) * 2 * 3.14159265;
    return {800 + 600 * std::sin(3 * t), 500 + 380 * std::sin(4 * t + 0.5)};
  }

  void stroke(const std::string& name, double diameter) {
    canvas.setBrushDiameter(diameter);
    mouse(QEvent::MouseButtonPress, strokePoint(0), Qt::LeftButton);
    measure(name, [&](int i) {
      for (int k = 0; k < 4; ++k) mouse(QEvent::MouseMove, strokePoint(4 * i + k), Qt::LeftButton);
    });
    mouse(QEvent::MouseButtonRelease, strokePoint(kFrames * 4 - 1), Qt::LeftButton);
    session.undo();
    idle(300);  // painting anew what the stroke covered is no frame of the next one
  }

  void pan(const std::string& name) {
    const auto at = [](int i) {
      return QPointF(800 + 500 * std::sin(i * 0.05), 500 + 300 * std::sin(i * 0.031));
    };
    mouse(QEvent::MouseButtonPress, at(0), Qt::MiddleButton);
    measure(name, [&](int i) { mouse(QEvent::MouseMove, at(i + 1), Qt::MiddleButton); });
    mouse(QEvent::MouseButtonRelease, at(kFrames), Qt::MiddleButton);
  }

  /// Of a mask of 500 px, dragged from 1 to 150 px and back, shown on the canvas as it changes.
  void feather(const std::string& name) {
    selectObject();
    MaskAdjust adjust(session);
    adjust.open({QStringLiteral("Feather"), 500,
                 [](const image::Mask& mask, const image::Image&, double radius, Progress&) {
                   return mask.feathered(radius);
                 }});
    int shown = 0;
    const auto counting =
        QObject::connect(&session, &EditorSession::maskChanged, [&shown](const QRect&) { ++shown; });
    measure(name, [&](int i) { adjust.pixels()->setValue(1 + (i < 150 ? i : 299 - i)); });
    QObject::disconnect(counting);
    if (shown > 0) std::printf("%s: %d masks were shown\n", name.c_str(), shown);
    QTest::keyClick(adjust.pixels(), Qt::Key_Escape);
    idle(500);
  }

  void scenarios(const std::string& when) {
    canvas.zoomToFit();
    idle(500);
    stroke("stroke of 600 px, whole picture" + when, 600);
    stroke("stroke of 60 px, whole picture" + when, 60);
    canvas.zoomToActualPixels();
    idle(500);
    stroke("stroke of 80 px at 100 %" + when, 80);
    pan("pan at 100 %" + when);
    canvas.setZoom(0.35);
    idle(500);
    pan("pan at 35 %" + when);
    canvas.zoomToFit();
    idle(300);
    measure("zoom in and out at the pointer" + when, [&](int i) {
      wheel({500, 400}, i % 150 < 75 ? 120 : -120);
    });
    canvas.zoomToFit();
    idle(300);
    feather("feather, whole picture" + when);
    canvas.zoomToActualPixels();
    idle(500);
    feather("feather at 100 %" + when);
  }

  void selectObject() {
    const Size size = session.document().picture.size();
    const double x = size.width * 0.5, y = size.height * 0.48;
    image::Mask mask(size);
    mask.paint({{x, y, 1}, {x + 600, y + 300, 1}}, {500, 1, false});
    session.setMask(mask, QStringLiteral("Object"));
  }

  engine::JobQueue queue;
  EditorSession session{queue};
  Canvas canvas{session};
};

void benchOpening(Bench& bench, const image::Image& picture) {
  QElapsedTimer clock;
  clock.start();
  bench.session.open({picture, {}}, QStringLiteral("large.png"));
  bench.watch.take();
  bench.untilPainted();
  std::printf("opened: first frame of the picture after %lld ms", static_cast<long long>(clock.elapsed()));
  double longest = 0;
  QImage last;
  while (clock.elapsed() < 15000) {
    QElapsedTimer step;
    step.start();
    QCoreApplication::processEvents();
    longest = std::max(longest, double(step.nsecsElapsed()) / 1e6);
    if (bench.canvas.settled()) break;
    QThread::msleep(2);
  }
  std::printf(", every pixel exact after %lld ms, longest stop of the window meanwhile %.1f ms\n\n",
              static_cast<long long>(clock.elapsed()), longest);
}

void benchFlipping(TimedApplication& app, const std::string& word, const image::Image& picture) {
  if (std::string("flip through").find(word) == std::string::npos) return;
  std::vector<std::unique_ptr<engine::EditBackend>> backends;
  backends.push_back(std::make_unique<FlatBackend>());
  Bench bench(app, word, std::move(backends));
  bench.session.open({picture, {}}, QStringLiteral("large.png"));
  EditSettings settings = bench.session.settings();
  settings.candidates = kCandidates;
  bench.session.setSettings(settings);
  bench.selectObject();
  bench.session.run(engine::Operation::Remove);
  while (bench.session.running()) bench.idle(20);
  bench.idle(3000);
  bench.session.viewCandidate(kCandidates -
                              1);  // or the first frame would wait for a change that does not come
  bench.idle(100);
  bench.measure("flip through 50 candidates, whole picture",
                [&](int i) { bench.session.viewCandidate(i % kCandidates); });
  bench.canvas.setZoom(1);
  bench.idle(1000);
  bench.measure(
      "flip through 50 candidates at 100 %, first round",
      [&](int i) { bench.session.viewCandidate(i % kCandidates); }, kCandidates);
  bench.idle(1000);
  bench.measure("flip through 50 candidates at 100 %",
                [&](int i) { bench.session.viewCandidate(i % kCandidates); });
}
}  // namespace

int main(int argc, char** argv) {
  TimedApplication app(argc, argv);
  engine::take_short_turns();
  const image::Image picture = largePicture(argc > 1 ? std::stod(argv[1]) : 100);
  const std::string word = argc > 2 ? argv[2] : "";
  std::printf("picture %d x %d, window %d x %d, platform %s\n", picture.size().width, picture.size().height,
              kWindow.width(), kWindow.height(), qPrintable(QGuiApplication::platformName()));
  {
    Bench bench(app, word, engine::built_in_backends());
    benchOpening(bench, picture);
    FrameTimes::printHeader();
    bench.scenarios("");
    bench.selectObject();
    EditSettings settings = bench.session.settings();
    settings.candidates = 64;
    bench.session.setSettings(settings);
    bench.session.run(engine::Operation::Remove);
    bench.idle(200);
    bench.scenarios(", removing");
    std::printf("removal still running: %s, candidates made meanwhile: %zu\n",
                bench.session.running() ? "yes" : "no", bench.session.candidates().size());
    bench.session.cancel();
  }
  benchFlipping(app, word, picture);
  return 0;
}
