// Keeps what the person set for each picture: words, model, seed and the rest, by the picture's file.
#pragma once

#include <QObject>

#include "ui/editor_session.h"

namespace pentimento::ui {

/// A picture that was edited before gets its settings back when it is opened; another one keeps those of the
/// last picture, without its words and its locked seed.
class RememberedSettings : public QObject {
  Q_OBJECT

 public:
  static constexpr int kMaxPictures = 200;

  explicit RememberedSettings(EditorSession& session, QObject* parent = nullptr);

 private:
  void follow();
  void store();

  EditorSession& session_;
  QString file_;
  bool known_ = false;  // a picture has been open
};

/// As text, and back; what is damaged or unknown keeps its default.
QByteArray toJson(const EditSettings& settings);
EditSettings settingsFromJson(const QByteArray& json);

}  // namespace pentimento::ui
