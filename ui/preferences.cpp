#include "ui/preferences.h"

#include <QApplication>
#include <QSettings>
#include <QStyle>
#include <algorithm>
#include <opencv2/core/utility.hpp>

#include "base/system.h"

namespace pentimento::ui {

namespace {
constexpr int kMaxThreads = 256, kMaxGigabytes = 4096, kMaxRecentFiles = 50, kMaxScale = 300;
const QString kGroup = QStringLiteral("preferences");

/// Reads or writes each preference: one list for both ways.
template <typename Visit>
void visitAll(Preferences& p, const Visit& visit) {
  visit("backdrop", p.backdrop, Backdrop::White);
  visit("checkers", p.checkers, Checkers::None);
  visit("wheel", p.wheel, Wheel::Scrolls);
  visit("motion", p.motion, Motion::Off);
  visit("start", p.start, Start::LastDocuments);
  visit("scale", p.scale, kMaxScale);
  visit("recentFiles", p.recentFiles, kMaxRecentFiles);
  visit("threads", p.threads, kMaxThreads);
  visit("memoryGigabytes", p.memoryGigabytes, kMaxGigabytes);
}

bool isOneOf(const QString& word, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const char* each) { return word == QLatin1String(each); });
}

void makePossible(Preferences& p) {
  p.scale = std::clamp(p.scale, 100, kMaxScale);
  p.recentFiles = std::max(p.recentFiles, 1);
  if (!isOneOf(p.format, {"png", "tif", "jpg", "webp", "exr"})) p.format = Preferences().format;
  if (!isOneOf(p.device, {"auto", "cpu", "cuda"})) p.device = Preferences().device;
}
}  // namespace

Preferences preferences() {
  QSettings settings;
  settings.beginGroup(kGroup);
  Preferences p;
  visitAll(p, [&]<typename T>(const char* key, T& value, T most) {
    const int number = settings.value(QLatin1String(key), static_cast<int>(value)).toInt();
    if (number >= 0 && number <= static_cast<int>(most)) value = static_cast<T>(number);
  });
  p.format = settings.value(QStringLiteral("format"), p.format).toString();
  p.device = settings.value(QStringLiteral("device"), p.device).toString();
  makePossible(p);
  return p;
}

void setPreferences(const Preferences& preferred) {
  if (preferred == preferences()) return;
  QSettings settings;
  settings.beginGroup(kGroup);
  Preferences p = preferred;
  makePossible(p);
  visitAll(p, [&]<typename T>(const char* key, T& value, T) {
    settings.setValue(QLatin1String(key), static_cast<int>(value));
  });
  settings.setValue(QStringLiteral("format"), p.format);
  settings.setValue(QStringLiteral("device"), p.device);
  Q_EMIT PreferencesChange::signal().changed();
}

PreferencesChange& PreferencesChange::signal() {
  static PreferencesChange change;
  return change;
}

bool motionIsWanted() {
  const Motion motion = preferences().motion;
  if (motion != Motion::System) return motion == Motion::On;
  return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
}

void applyPerformance(const Preferences& preferred) {
  if (preferred.threads > 0) cv::setNumThreads(preferred.threads);
  limit_memory(static_cast<std::uint64_t>(preferred.memoryGigabytes) << 30);
}

}  // namespace pentimento::ui
