// The pictures that were opened last, as thumbnails with their names: click one to open it.
#pragma once

#include <QGridLayout>
#include <QHash>
#include <QToolButton>

#include "ui/documents.h"
#include "ui/file_thumbnails.h"

namespace pentimento::ui {

class RecentPictures : public QWidget {
  Q_OBJECT

 public:
  RecentPictures(RecentFiles& recent, Documents& documents, QWidget* parent = nullptr);

 private:
  void fill();
  QToolButton* makeCard(const QString& file);
  void show(const QString& file, const QImage& thumbnail);

  RecentFiles& recent_;
  Documents& documents_;
  FileThumbnails thumbnails_;
  QGridLayout* grid_;
  QHash<QString, QToolButton*> cards_;
};

}  // namespace pentimento::ui
