// A canvas on an open picture, driven by real input events.
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

#include "tests/ui/canvas/pictures.h"
#include "ui/canvas/canvas.h"

namespace pentimento::ui {

/// Paints whatever the test says instead of thinking.
class FlatBackend : public engine::EditBackend {
 public:
  std::string id() const override { return "flat"; }
  bool can(engine::Operation) const override { return true; }
  cv::Mat run(const engine::BackendJob& job, Progress& progress,
              const engine::PreviewSink& preview) override {
    const float level = 0.1F * static_cast<float>(job.seed % 10);
    cv::Mat filled(job.picture.size(), CV_32FC3, cv::Scalar(level, 1 - level, level));
    preview(filled);
    progress.update(1);
    return filled;
  }
};

inline std::vector<std::unique_ptr<engine::EditBackend>> flatBackends() {
  std::vector<std::unique_ptr<engine::EditBackend>> backends;
  backends.push_back(std::make_unique<FlatBackend>());
  return backends;
}

/// One for the whole program; without a display unless one is asked for.
inline void needApplication() {
  if (qApp) return;
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  static int argc = 1;
  static char name[] = "test";
  static char* argv[] = {name, nullptr};
  new QApplication(argc, argv);
}

struct Application {
  Application() { needApplication(); }
};

struct CanvasFixture : Application {
  explicit CanvasFixture(QSize picture = {400, 300}, QSize widget = {500, 400}) {
    open(flatPicture(picture, qRgb(40, 90, 140)));
    canvas.resize(widget);
    canvas.show();
    settle();
  }

  void open(image::Image image) { session.open({std::move(image), {}}, QStringLiteral("picture.png")); }

  /// Lets everything happen that was started.
  static void settle() {
    QTest::qWait(1);
    QCoreApplication::processEvents();
  }

  QPoint at(double x, double y) const { return canvas.toWidget({x, y}).toPoint(); }
  void press(QPoint p, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers m = {}) {
    QTest::mousePress(&canvas, button, m, p);
  }
  /// QTest::mouseMove knows no held buttons.
  void move(QPoint p, Qt::MouseButtons buttons = Qt::LeftButton, Qt::KeyboardModifiers m = {}) {
    QMouseEvent event(QEvent::MouseMove, p, canvas.mapToGlobal(p), Qt::NoButton, buttons, m);
    QApplication::sendEvent(&canvas, &event);
  }
  void release(QPoint p, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers m = {}) {
    QTest::mouseRelease(&canvas, button, m, p);
  }
  void stroke(QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers m = {}) {
    press(from, button, m);
    for (int i = 1; i <= 8; ++i) move(from + (to - from) * i / 8, button, m);
    release(to, button, m);
    settle();
  }
  void wheel(QPoint p, int delta, Qt::KeyboardModifiers m = {}) {
    QWheelEvent event(p, canvas.mapToGlobal(p), {}, {0, delta}, Qt::NoButton, m, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&canvas, &event);
  }

  int maskAt(int x, int y) const { return session.mask().crop({x, y, 1, 1}).at<std::uint8_t>(0, 0); }
  /// The color on the screen at a place of the picture, when all tiles are there.
  QColor colorAt(double x, double y) {
    QTest::qWait(30);
    const QImage shot = canvas.grab().toImage();
    return shot.pixelColor((canvas.toWidget({x, y}) * shot.devicePixelRatio()).toPoint());
  }

  engine::JobQueue queue{flatBackends()};
  EditorSession session{queue};
  Canvas canvas{session};
};

}  // namespace pentimento::ui
