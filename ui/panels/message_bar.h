// What went wrong (or right), over the top of the canvas: says it without stopping the person.
#pragma once

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <functional>
#include <utility>
#include <vector>

namespace pentimento::ui {

class MessageBar : public QFrame {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent = nullptr);

  void showError(const QString& sentence);  ///< stays until it is dismissed
  using Answer = std::pair<QString, std::function<void()>>;
  /// Leaves after a few seconds, or when one of its buttons is pressed.
  void showInfo(const QString& sentence, const std::vector<Answer>& answers = {});
  /// Stays until it is dismissed or one of its buttons is pressed.
  void showOffer(const QString& sentence, const std::vector<Answer>& answers);
  QString text() const;

 Q_SIGNALS:
  void dismissed();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void showMessage(const QString& iconName, const QString& sentence);
  void dismiss();
  void addAnswers(const std::vector<Answer>& answers);
  void clearAnswers();

  QLabel* icon_;
  QLabel* text_;
  QHBoxLayout* answers_;
  QToolButton* close_;
  QTimer timer_;
};

}  // namespace pentimento::ui
