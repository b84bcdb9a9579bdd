// What the person prefers for all pictures, kept in the settings. Theme, language and keys have files of
// their own.
#pragma once

#include <QColor>
#include <QObject>
#include <QString>

namespace pentimento::ui {

enum class Backdrop { Theme, Black, Grey, White };  ///< around the picture
enum class Checkers { Theme, Light, Dark, None };  ///< behind what is transparent; None: the backdrop's color
enum class Motion { System, On, Off };
enum class Start { StartPage, LastDocuments };  ///< without files on the command line
enum class Wheel { Zooms, Scrolls };            ///< with Ctrl it does the other

struct Preferences {
  Backdrop backdrop = Backdrop::Theme;
  Checkers checkers = Checkers::Theme;
  Wheel wheel = Wheel::Zooms;
  Motion motion = Motion::System;
  int scale = 100;  ///< percent of the interface, from the next start on
  QString format =
      QStringLiteral("png");  ///< suffix that pictures without a file are offered to be saved with
  Start start = Start::StartPage;
  int recentFiles = 10;
  int threads = 0;          ///< of the engines, from the next start on; 0: one for each core
  int memoryGigabytes = 0;  ///< that the engines may take, from the next start on; 0: the machine's
  QString device = QStringLiteral("auto");  ///< that models run on: "auto", "cpu", "cuda"

  bool operator==(const Preferences&) const = default;
};

Preferences preferences();
/// What cannot be is made possible.
void setPreferences(const Preferences& preferences);

/// Tells that preferences() are others now.
class PreferencesChange : public QObject {
  Q_OBJECT

 public:
  static PreferencesChange& signal();

 Q_SIGNALS:
  void changed();
};

/// True when things may move on the screen of themselves.
bool motionIsWanted();

/// Before the first picture and the first run: threads and memory.
void applyPerformance(const Preferences& preferences);

}  // namespace pentimento::ui
