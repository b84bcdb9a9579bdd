// The pictures that were opened last, kept in the settings.
#pragma once

#include <QObject>
#include <QStringList>

namespace pentimento::ui {

class RecentFiles : public QObject {
  Q_OBJECT

 public:
  explicit RecentFiles(QObject* parent = nullptr);

  QStringList files() const;  ///< absolute paths, newest first; no disk is asked, which may be slow or gone
  void add(const QString& file);
  void remove(const QString& file);
  void clear();

 Q_SIGNALS:
  void changed();

 private:
  void store(const QStringList& files);
};

}  // namespace pentimento::ui
