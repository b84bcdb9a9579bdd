// Moves the view with the pointer.
#pragma once

#include <functional>

#include "ui/tools/pointer_tool.h"

namespace pentimento::ui {

class PanTool : public PointerTool {
 public:
  explicit PanTool(std::function<void(const QPointF& by)> pan) : pan_(std::move(pan)) {}

  void press(const PointerEvent& event) override { start_ = last_ = event.widget; }
  void move(const PointerEvent& event) override { moveTo(event.widget); }
  void release(const PointerEvent& event) override { moveTo(event.widget); }
  void cancel() override { moveTo(start_); }

 private:
  void moveTo(const QPointF& to) {
    pan_(to - last_);
    last_ = to;
  }

  std::function<void(const QPointF&)> pan_;
  QPointF start_, last_;
};

}  // namespace pentimento::ui
