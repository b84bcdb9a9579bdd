// pentimento: the window.
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QTimer>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "engine/thread_priority.h"
#include "image/io.h"
#include "ui/language.h"
#include "ui/log.h"
#include "ui/main_window.h"
#include "ui/picture_files.h"
#include "ui/preferences.h"
#include "ui/theme.h"

namespace {
struct Arguments {
  std::vector<std::string> files;
  std::string mask;
  bool sample = false;
  bool measureStartup = false;
};

/// Milliseconds since this process was started, by the kernel's account (in steps of 10 ms); below 0: not
/// known on this system.
double millisecondsSinceStart() {
  std::ifstream stat("/proc/self/stat"), uptime("/proc/uptime");
  std::string line;
  double up = 0;
  if (!std::getline(stat, line) || !(uptime >> up)) return -1;
  std::istringstream fields(line.substr(line.rfind(')') + 1));
  std::string field;
  for (int i = 3; i <= 22; ++i) fields >> field;  // 22: start time in clock ticks after boot
  return up * 1000 - std::stod(field) * 1000 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

int parse(int argc, char** argv, Arguments& arguments) {
  CLI::App app("Pentimento: remove, extend and vary parts of a picture.", "pentimento");
  app.set_version_flag("--version", PENTIMENTO_VERSION);
  app.add_option(
      "files", arguments.files,
      "Pictures (PNG, TIFF, JPEG, WebP, OpenEXR) and projects (.pentimento) to open, each in a tab");
  app.add_option("--mask", arguments.mask, "Mask to open with the first picture (white: replace)");
  app.add_flag("--sample", arguments.sample, "Open the sample picture with its mask");
  app.add_flag(
         "--measure-startup", arguments.measureStartup,
         "Print the milliseconds from the start to the first frame - with a picture to where the canvas "
         "shows it coarsely, and all of it - and quit")
      ->group("");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? -1 : 2;
  }
  return 0;
}
/// The first picture, whose reading takes about as long as making the window.
std::shared_ptr<pentimento::ui::ReadAhead> readAhead(const std::vector<std::string>& files) {
  if (files.empty() || pentimento::ui::isProjectName(QFile::decodeName(files[0].c_str()))) return nullptr;
  return std::make_shared<pentimento::ui::ReadAhead>(files[0]);
}

/// Prints the milliseconds since the start when the first frame, or the picture that was asked for, is there;
/// before that when it was there coarsely. A picture that cannot be read ends the program with status 1.
void measureStartup(pentimento::ui::MainWindow& window, bool picture) {
  const auto finish = [] {
    std::printf("%.0f\n", millisecondsSinceStart());
    QApplication::quit();
  };
  if (!picture) return finish();
  auto* look = new QTimer(&window);
  QObject::connect(look, &QTimer::timeout, &window, [&window, finish, coarse = false]() mutable {
    const pentimento::ui::DocumentTab& tab = window.current();
    if (tab.session().hasPicture() && tab.canvas().settled()) return finish();
    if (!tab.files().files().loading() && !tab.session().hasPicture()) return QApplication::exit(1);
    if (coarse || !tab.canvas().showsComing()) return;
    coarse = true;
    tab.canvas().repaint();
    std::printf("coarse %.0f\n", millisecondsSinceStart());
  });
  look->start(1);
}
}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  if (const int code = parse(argc, argv, arguments); code != 0) return std::max(code, 0);

  QApplication::setApplicationName(QStringLiteral("pentimento"));
  QApplication::setOrganizationName(QStringLiteral("pentimento"));
  QApplication::setApplicationVersion(QStringLiteral(PENTIMENTO_VERSION));
  QApplication::setDesktopFileName(QStringLiteral("pentimento"));
  const pentimento::ui::Preferences preferences = pentimento::ui::preferences();
  if (preferences.scale != 100 && !qEnvironmentVariableIsSet("QT_SCALE_FACTOR")) {
    qputenv("QT_SCALE_FACTOR", QByteArray::number(preferences.scale / 100.0));
  }
  pentimento::ui::applyPerformance(preferences);
  const std::shared_ptr<pentimento::ui::ReadAhead> ahead = readAhead(arguments.files);
  QApplication app(argc, argv);
  pentimento::engine::take_short_turns();
  pentimento::ui::applyTheme(pentimento::ui::savedTheme());
  pentimento::ui::applyLanguage(pentimento::ui::savedLanguage());

  pentimento::ui::Studio studio;
  studio.ahead = ahead;
  pentimento::ui::MainWindow window(studio);
  std::jthread preload;
  QObject::connect(&window, &pentimento::ui::MainWindow::firstPainted, &window, [&] {
    if (arguments.measureStartup) return measureStartup(window, !arguments.files.empty());
    preload = std::jthread([] {
      pentimento::ui::startLog(pentimento::ui::logFolder());
      pentimento::image::preload_codecs();
    });
  });
  window.show();
  if (!arguments.files.empty()) {
    QStringList files;
    for (const std::string& file : arguments.files) files << QFile::decodeName(file.c_str());
    window.open(files, QFile::decodeName(arguments.mask.c_str()));
  } else if (!arguments.sample) {
    window.openLast();
  } else if (!window.openSample()) {
    window.current().showError(
        QObject::tr("The sample pictures are not installed: open a picture of your own."));
  }
  return QApplication::exec();
}
