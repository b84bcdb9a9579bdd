// Undo of guides. They are no part of the document; their steps lie between those of its history.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "ui/fill_settings.h"

namespace pentimento::ui {

/// `position`: of the history when the guides changed.
class GuideSteps {
 public:
  void add(std::size_t position, Guides before, Guides after) {
    done_.push_back({position, std::move(before), std::move(after)});
    undone_.clear();
  }
  /// What is undone at this position cannot come back: the document went another way.
  void forgetUndone() { undone_.clear(); }
  void clear() { done_.clear(), undone_.clear(); }

  bool canUndo(std::size_t position) const { return !done_.empty() && done_.back().position >= position; }
  bool canRedo(std::size_t position) const { return !undone_.empty() && undone_.back().position == position; }
  /// The guides that there are then.
  Guides undo() { return move(done_, undone_).before; }
  Guides redo() { return move(undone_, done_).after; }

 private:
  struct Step {
    std::size_t position = 0;
    Guides before, after;
  };

  static const Step& move(std::vector<Step>& from, std::vector<Step>& to) {
    to.push_back(std::move(from.back()));
    from.pop_back();
    return to.back();
  }

  std::vector<Step> done_, undone_;
};

}  // namespace pentimento::ui
