// Undo and redo: a list of documents and a place in it. No limit on the number of steps.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "document/document.h"
#include "document/stored.h"

namespace pentimento::document {

/// One state of the document and what led to it. Copies are the same step (see Stored::identity()).
struct Step {
  Stored<Document> document;
  std::string label;  ///< what was done to get here, for the menu ("Undo Brush stroke"), already translated
};

/// Cheap to copy: the steps are shared. That is how another thread saves it.
class History {
 public:
  explicit History(Document first, std::string label = {});
  /// As it was kept in a project file: `steps` is not empty, `position` one of them. Saved.
  History(std::vector<Step> steps, std::size_t position);

  const Document& current() const { return *current_; }

  /// Adds a state after the current one; what could be redone is forgotten.
  void commit(Document next, std::string label);
  /// The same in place of the current state.
  void amend(Document next, std::string label);

  bool can_undo() const { return position_ > 0; }
  bool can_redo() const { return position_ + 1 < steps_.size(); }
  /// Nothing happens when it cannot; throws, and stays where it is, when a stored state cannot be read.
  void undo();
  void redo();
  const std::string& undo_label() const;  ///< empty when there is nothing to undo
  const std::string& redo_label() const;

  std::size_t size() const { return steps_.size(); }
  std::size_t position() const { return position_; }
  const std::vector<Step>& steps() const { return steps_; }

  /// The state that is on disk. A new history is saved; modified() tells if the picture (not only the mask)
  /// differs.
  void mark_saved() { saved_ = current_->picture; }
  bool modified() const;

 private:
  void go_to(std::size_t position);

  std::vector<Step> steps_;
  std::size_t position_ = 0;
  std::shared_ptr<const Document> current_;
  image::Image saved_;  // held, so that looking at it never reads a state that has left memory
};

}  // namespace pentimento::document
