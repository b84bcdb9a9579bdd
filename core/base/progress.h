// How long functions report how far they are, and learn that the user has cancelled.
#pragma once

#include <functional>
#include <stop_token>

namespace pentimento {

/// Passed last to every function that may take longer than a moment. The fraction that reaches the callback
/// is finite, in [0, 1] and never falls. Used by one thread at a time; the stop token may be set from any
/// thread.
class Progress {
 public:
  using Callback = std::function<void(double fraction)>;

  /// Reports to nobody and is never cancelled.
  Progress() = default;
  explicit Progress(std::stop_token stop, Callback callback = {});

  /// Reports `fraction` of the whole. Throws Cancelled when a stop was requested. Call once a step, tile or
  /// level.
  void update(double fraction);

  /// Throws Cancelled when a stop was requested; reports nothing.
  void check() const;

  /// True when a stop was requested: for loops on several threads, which must not throw.
  bool stop_requested() const { return stop_.stop_requested(); }

  /// A Progress that is cancelled with this one and reports to nobody.
  Progress silent() const { return Progress(stop_); }

  /// A Progress whose 0..1 is `from`..`to` of this one. The parent must outlive it.
  Progress part(double from, double to);

 private:
  std::stop_token stop_;
  Callback callback_;
  double last_ = 0;
};

}  // namespace pentimento
