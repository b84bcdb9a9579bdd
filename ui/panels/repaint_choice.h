// How the next Repaint paints, in a popover of the bar: the media as small paintings of the present picture,
// a picture to paint like, strength and detail.
#pragma once

#include <QButtonGroup>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QWidget>
#include <vector>

#include "ui/background_task.h"
#include "ui/editor_session.h"
#include "ui/file_thumbnails.h"

namespace pentimento::ui {

class RepaintChoice : public QWidget {
  Q_OBJECT

 public:
  /// `run` paints with what is set.
  RepaintChoice(EditorSession& session, QAction* run, QWidget* parent = nullptr);

  /// The brush and palette of the picture in `file` from now on.
  void likePicture(const QString& file);

 Q_SIGNALS:
  void chosen();  ///< a picture to paint like, in a dialog that took this popover's place

 protected:
  void showEvent(QShowEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* makeStyles();
  QToolButton* addStyle(int id, const QString& name, QWidget* row);
  void pick(int id);
  void choosePicture();
  void showPicture();
  QWidget* makeSliders();
  void read();
  void paintThumbnails();
  void enter();

  EditorSession& session_;
  QAction* run_;
  QButtonGroup* styles_ = nullptr;  // ids are places in engine::kMedia; one more for a picture
  QSlider* strength_ = nullptr;
  QSlider* detail_ = nullptr;
  QLabel* strengthValue_ = nullptr;
  QLabel* detailValue_ = nullptr;
  BackgroundTask task_;
  FileThumbnails pictures_;
  QString likeFile_;              // the last picture to paint like; kept while a medium is chosen
  image::TiledImage painted_;     // what the thumbnails show ..
  EditSettings paintedSettings_;  // .. and how
};

/// "Watercolor", "Oil", "Gouache", "Ink"; else the name of the file.
QString styleName(const std::string& style);

}  // namespace pentimento::ui
