// Undo and redo: a list of documents and a place in it. No limit on the number of steps.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/document.h"

namespace pentimento::document {

/// One state of the document and what led to it.
struct Step {
  Document document;
  std::string label;  ///< what was done to get here, for the menu ("Undo Brush stroke"), already translated
};

class History {
 public:
  explicit History(Document first, std::string label = {});

  const Document& current() const { return steps_[position_].document; }

  /// Adds a state after the current one; what could be redone is forgotten.
  void commit(Document next, std::string label);

  bool can_undo() const { return position_ > 0; }
  bool can_redo() const { return position_ + 1 < steps_.size(); }
  void undo();  ///< nothing happens when it cannot
  void redo();
  const std::string& undo_label() const;  ///< empty when there is nothing to undo
  const std::string& redo_label() const;

  std::size_t size() const { return steps_.size(); }
  std::size_t position() const { return position_; }

  /// The state that is on disk. A new history is saved; modified() tells if the picture (not only the mask)
  /// differs.
  void mark_saved() { saved_ = position_; }
  bool modified() const;

 private:
  std::vector<Step> steps_;
  std::size_t position_ = 0;
  std::optional<std::size_t> saved_ = 0;  // none: the state on disk is no longer in the list
};

}  // namespace pentimento::document
