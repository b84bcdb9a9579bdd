// The tabs of the open documents, with a button for a new one; hidden while there is only one document.
#pragma once

#include <QTabBar>
#include <QToolButton>
#include <QWidget>

namespace pentimento::ui {

class DocumentTab;
class Documents;

/// Tabs are moved by dragging; the middle button closes one, the right one (or the Menu key) opens its menu.
class DocumentTabBar : public QWidget {
  Q_OBJECT

 public:
  explicit DocumentTabBar(Documents& documents, QWidget* parent = nullptr);

  QTabBar& tabs() { return *tabs_; }
  /// Says everything anew in another language.
  void retranslate();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void follow();
  void insert(int index);
  void update(int index);
  void updateCurrent();
  void openMenu(int index, const QPoint& at);

  Documents& documents_;
  QTabBar* tabs_;
  QToolButton* add_;
};

}  // namespace pentimento::ui
