// What went wrong (or right), over the top of the canvas: says it without stopping the person.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

namespace pentimento::ui {

class MessageBar : public QFrame {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent = nullptr);

  void showError(const QString& sentence);  ///< stays until it is dismissed
  void showInfo(const QString& sentence);   ///< leaves after a few seconds
  QString text() const;

 Q_SIGNALS:
  void dismissed();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void showMessage(const QString& iconName, const QString& sentence);
  void dismiss();

  QLabel* icon_;
  QLabel* text_;
  QToolButton* close_;
  QTimer timer_;
};

}  // namespace pentimento::ui
