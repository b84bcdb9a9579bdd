// One QApplication for a test program, without a display unless one is asked for, and with settings of its
// own below a temporary folder.
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "ui/language.h"

namespace pentimento::ui {

inline QTemporaryDir& testFolder() {
  static QTemporaryDir folder;
  return folder;
}

inline void needTestApplication() {
  if (qApp) return;
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("XDG_CONFIG_HOME", testFolder().path().toLocal8Bit());
  qputenv("XDG_DATA_HOME", testFolder().path().toLocal8Bit());
  qputenv("XDG_CACHE_HOME", testFolder().path().toLocal8Bit());
  static int argc = 1;
  static char name[] = "test";
  static char* argv[] = {name, nullptr};
  QApplication::setApplicationName(QStringLiteral("pentimento-test"));
  QApplication::setOrganizationName(QStringLiteral("pentimento-test"));
  new QApplication(argc, argv);
  applyLanguage(Language::English);
}

struct TestApplication {
  TestApplication() { needTestApplication(); }
};

/// Runs the event loop until `done`, at most a minute: other programs may keep the machine busy; what `done`
/// says then.
inline bool waitUntil(const std::function<bool()>& done) {
  return QTest::qWaitFor(done, 60000);
}

}  // namespace pentimento::ui
