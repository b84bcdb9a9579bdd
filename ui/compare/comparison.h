// What is compared and how: the choices that bar and keys change and the stage shows. Knows no widgets.
#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "image/image.h"

namespace pentimento::ui {

/// A picture that is compared.
struct Compared {
  QString name;
  image::Image picture;
  Point origin = {};  ///< where the top left pixel of the document lies in it
};

enum class CompareMode { SideBySide, Wipe, Flicker, Difference };

/// One picture is marked; wipe and difference show it beside the reference.
class Comparison : public QObject {
  Q_OBJECT

 public:
  static constexpr int kMost = 4;
  static constexpr int kMaxAmplification = 32;
  /// Changes a second. At most 6, which are three flashes: more can cause seizures (WCAG 2.3.1).
  static constexpr int kMinRate = 1, kMaxRate = 6;

  using QObject::QObject;

  /// Two to kMost; the second is marked, the first the reference.
  void setPictures(std::vector<Compared> pictures);
  const std::vector<Compared>& pictures() const { return pictures_; }
  int count() const { return static_cast<int>(pictures_.size()); }
  int marked() const { return marked_; }
  int reference() const { return reference_; }
  /// The reference, when it is marked, changes places with what was marked before.
  void mark(int index);
  void markNext(int by);
  void swapWithReference();

  CompareMode mode() const { return mode_; }
  void setMode(CompareMode mode);
  int rate() const { return rate_; }
  void setRate(int changesPerSecond);
  int amplification() const { return amplification_; }  ///< 1, 2, 4 .. kMaxAmplification
  void setAmplification(int factor);
  /// The wipe's divider, 0 (left) to 1.
  double divider() const { return divider_; }
  void setDivider(double at);

 Q_SIGNALS:
  void picturesChanged();
  void changed();  ///< everything else

 private:
  std::vector<Compared> pictures_;
  int marked_ = 1;
  int reference_ = 0;
  CompareMode mode_ = CompareMode::SideBySide;
  int rate_ = 2;
  int amplification_ = 8;
  double divider_ = 0.5;
};

}  // namespace pentimento::ui
