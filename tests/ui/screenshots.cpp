// Drives the real window with the real engine through its states and writes a picture of each:
//   screenshots PICTURE MASK FOLDER [light|dark]
// scripts/screenshots calls it. Not a test.
#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>

#include "ui/main_window.h"
#include "ui/theme.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
class Photographer {
 public:
  Photographer(EditorSession& session, MainWindow& window, QString prefix)
      : session_(session), window_(window), prefix_(std::move(prefix)) {}

  void take(const QString& state) {
    QTest::qWait(150);  // tiles arrive
    window_.grab().save(prefix_ + state + QStringLiteral(".png"));
    std::printf("%s\n", qPrintable(prefix_ + state + ".png"));
  }
  void wait(const std::function<bool()>& done) { (void)QTest::qWaitFor(done, 60000); }

  void openAndRemove(const QString& picture, const QString& mask) {
    window_.open(picture);
    wait([&] { return session_.hasPicture(); });
    take(QStringLiteral("2-before"));
    window_.open(picture, mask);
    wait([&] { return !session_.maskBounds().isEmpty(); });
    take(QStringLiteral("3-mask"));
    session_.run(engine::Operation::Remove);
    wait([&] { return session_.preview() && session_.progress() > 0.2; });
    take(QStringLiteral("4-running"));
    wait([&] { return !session_.candidates().empty(); });
    take(QStringLiteral("5-candidate-while-running"));
    wait([&] { return !session_.running(); });
    session_.viewCandidate(1);
    take(QStringLiteral("6-candidates"));
    session_.acceptCandidate();
    take(QStringLiteral("7-after"));
  }

  void varyAndExtend() {
    session_.run(engine::Operation::Vary);
    wait([&] { return !session_.running(); });
    take(QStringLiteral("8-vary"));
    session_.discardAllCandidates();
    const Size size = session_.document().picture.size();
    session_.setMargins({0, 0, size.width / 4, 0});
    window_.canvas().zoomToFit();
    take(QStringLiteral("9-extend"));
    session_.run(engine::Operation::Extend);
    wait([&] { return !session_.running(); });
    take(QStringLiteral("10-extend-candidates"));
    session_.discardAllCandidates();
    session_.setMargins({});
  }

 private:
  EditorSession& session_;
  MainWindow& window_;
  QString prefix_;
};
}  // namespace

int main(int argc, char** argv) {
  QTemporaryDir settings;
  qputenv("XDG_CONFIG_HOME", settings.path().toLocal8Bit());
  qputenv("XDG_DATA_HOME", settings.path().toLocal8Bit());
  QApplication::setApplicationName(QStringLiteral("pentimento"));
  QApplication::setOrganizationName(QStringLiteral("pentimento"));
  QApplication app(argc, argv);
  const QStringList arguments = QApplication::arguments();
  if (arguments.size() < 4) {
    std::fprintf(stderr, "usage: screenshots PICTURE MASK FOLDER [light|dark]\n");
    return 2;
  }
  const bool light = arguments.value(4) == QLatin1String("light");
  applyTheme(light ? Theme::Light : Theme::Dark);
  QDir().mkpath(arguments[3]);

  EditorSession session;
  MainWindow window(session);
  window.canvas().setAnimated(false);
  window.resize(1280, 860);
  window.show();
  window.files().recent().add(arguments[1]);
  window.files().recent().add(arguments[2]);
  Photographer photographer(session, window, arguments[3] + (light ? "/light-" : "/dark-"));
  photographer.take(QStringLiteral("1-start"));
  photographer.openAndRemove(arguments[1], arguments[2]);
  photographer.varyAndExtend();
  window.open(arguments[3] + QStringLiteral("/no-such-picture.png"));
  photographer.wait([&] { return window.messages().isVisible(); });
  photographer.take(QStringLiteral("11-error"));
  return 0;
}
