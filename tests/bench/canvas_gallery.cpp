// Renders what the canvas looks like in its states, for looking at:
//   QT_QPA_PLATFORM=offscreen build/ci/bin/gallery_canvas PHOTOGRAPH FOLDER
#include <QApplication>
#include <QDir>
#include <QMouseEvent>
#include <QtTest>
#include <functional>

#include "base/progress.h"
#include "image/io.h"
#include "ui/canvas/canvas.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Gallery {
  Gallery(const QString& picture, const QString& folder) : out(folder) {
    Progress progress;
    session.open({image::read_image(picture.toStdString(), progress), {}}, picture);
    canvas.resize(1000, 700);
    canvas.show();
    settle();
  }

  static void settle(int milliseconds = 250) { QTest::qWait(milliseconds); }
  static void waitFor(const std::function<bool()>& done, int milliseconds) {
    if (!QTest::qWaitFor(done, milliseconds)) qWarning("the gallery waited in vain");
  }
  void save(const char* name) {
    settle();
    canvas.grab().save(out.filePath(QString::fromLatin1(name) + QStringLiteral(".png")));
  }
  QPoint at(double fx, double fy) const {
    const Size size = session.document().picture.size();
    return canvas.toWidget({fx * size.width, fy * size.height}).toPoint();
  }
  void move(const QPoint& p, Qt::MouseButtons held) {
    QMouseEvent event(QEvent::MouseMove, p, canvas.mapToGlobal(p), Qt::NoButton, held, Qt::NoModifier);
    QApplication::sendEvent(&canvas, &event);
  }
  void stroke(const QPoint& from, const QPoint& to) {
    QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 20; ++i) move(from + (to - from) * i / 20 + QPoint(0, (i * 7) % 11), Qt::LeftButton);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, to);
  }

  void run() {
    save("1-fit");
    canvas.setBrushDiameter(session.document().picture.size().width / 14.0);
    stroke(at(0.45, 0.55), at(0.6, 0.7));
    save("2-mask-ring-context");
    canvas.setZoom(2);
    save("3-mask-200-percent");
    canvas.setZoom(16);
    save("4-mask-1600-percent");
    canvas.setZoom(0.05);
    save("5-mask-5-percent");
    canvas.zoomToFit();
    session.run(engine::Operation::Remove);
    waitFor([&] { return session.preview().has_value() || !session.running(); }, 20000);
    save("6-preview");
    waitFor([&] { return !session.candidates().empty() || !session.running(); }, 60000);
    session.viewCandidate(0);
    save("7-candidate");
    session.cancel();
    session.viewCandidate(-1);
    const QPoint border = at(1, 0.5) + QPoint(4, 0);
    QTest::mousePress(&canvas, Qt::LeftButton, {}, border);
    move(border + QPoint(60, 0), Qt::LeftButton);
    save("8-extend-drag");
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, border + QPoint(60, 0));
    QPalette dark;
    dark.setColor(QPalette::Window, QColor(43, 43, 43));
    canvas.setPalette(dark);
    save("9-dark");
  }

  QDir out;
  engine::JobQueue queue{engine::built_in_backends()};
  EditorSession session{queue};
  Canvas canvas{session};
};
}  // namespace

int main(int argc, char** argv) {
  QApplication app(argc, argv);
  if (argc != 3) return 2;
  QDir().mkpath(QString::fromLocal8Bit(argv[2]));
  Gallery(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2])).run();
  return 0;
}
