// The pictures that were opened last, as thumbnails with their names: click one to open it.
#pragma once

#include <QGridLayout>
#include <QHash>
#include <QToolButton>

#include "ui/actions/file_actions.h"
#include "ui/file_thumbnails.h"

namespace pentimento::ui {

class RecentPictures : public QWidget {
  Q_OBJECT

 public:
  explicit RecentPictures(FileActions& files, QWidget* parent = nullptr);

 private:
  void fill();
  QToolButton* makeCard(const QString& file);
  void show(const QString& file, const QImage& thumbnail);

  FileActions& files_;
  FileThumbnails thumbnails_;
  QGridLayout* grid_;
  QHash<QString, QToolButton*> cards_;
};

}  // namespace pentimento::ui
