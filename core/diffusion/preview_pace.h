// Which preview a step of a run shows: the time that previews take must stay below 3 % of the run, and the
// eye wants one at least every second where steps are that fast. A linear map of the latents costs nothing.
#pragma once

namespace pentimento::diffusion {

enum class PreviewKind { None, Linear, Decoded };

class PreviewPace {
 public:
  /// can_decode: there is a TAESD.
  explicit PreviewPace(bool can_decode) : can_decode_(can_decode) {}

  /// elapsed: seconds since the run began.
  PreviewKind next(double elapsed) {
    if (elapsed - last_ < kInterval) return PreviewKind::None;
    last_ = elapsed;
    // Not measured yet: about a tenth of an evaluation of the UNet.
    if (cost_ == 0) cost_ = kCostGuess * elapsed;
    return can_decode_ && spent_ + cost_ <= kShare * elapsed ? PreviewKind::Decoded : PreviewKind::Linear;
  }

  /// A decoded preview took so many seconds.
  void spent(double seconds) {
    spent_ += seconds;
    cost_ = seconds;
  }

 private:
  static constexpr double kInterval = 0.5, kShare = 0.03, kCostGuess = 0.1;
  bool can_decode_;
  double last_ = -kInterval, spent_ = 0, cost_ = 0;
};

}  // namespace pentimento::diffusion
