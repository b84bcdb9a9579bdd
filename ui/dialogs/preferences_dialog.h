// Edit > Preferences: what holds for all pictures. Everything takes effect at once, but for what says so.
#pragma once

#include <QDialog>
#include <QFormLayout>
#include <QTabWidget>
#include <functional>

#include "ui/canvas/canvas.h"
#include "ui/preferences.h"
#include "ui/recent_files.h"

namespace pentimento::ui {

class PreferencesDialog : public QDialog {
  Q_OBJECT

 public:
  PreferencesDialog(Canvas& canvas, RecentFiles& recent, QWidget* parent);

  QTabWidget& pages() { return *pages_; }

 private:
  QFormLayout* addPage(const QString& title);
  void addWindow();
  void addCanvas();
  void addFiles();
  void addPerformance();
  template <typename Value>
  void addChoice(QFormLayout* form, const QString& label, const QList<std::pair<Value, QString>>& choices,
                 Value Preferences::*member);
  void addNumber(QFormLayout* form, const QString& label, int low, int high, int step, const QString& suffix,
                 const QString& zero, int Preferences::*member);
  void addTheme(QFormLayout* form);
  void addLanguage(QFormLayout* form);
  void reset();

  Canvas& canvas_;
  RecentFiles& recent_;
  QTabWidget* pages_;
  std::vector<std::function<void()>> read_;  // shows in each control what is set
};

}  // namespace pentimento::ui
