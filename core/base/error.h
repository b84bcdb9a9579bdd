// The one exception type of the project, and the signal that a user cancelled.
//
// Foreign exceptions (bad_alloc, cv::Exception) become an Error in one place: the job queue in core/engine
// and `main` of each program.
#pragma once

#include <stdexcept>
#include <string>

namespace pentimento {

enum class ErrorCode {
  Usage,           ///< The request itself makes no sense: an unknown option, a mask of another size.
  BadFile,         ///< A file cannot be read, is damaged, or cannot be written.
  MissingWeights,  ///< A model is needed and not there, or not usable.
  OutOfMemory,     ///< The picture or the job needs more memory than there is.
  Internal,        ///< A bug of ours.
};

/// what() is one sentence for the person at the screen: what happened, to which file, what to do next.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& sentence) : std::runtime_error(sentence), code_(code) {}
  ErrorCode code() const { return code_; }

 private:
  ErrorCode code_;
};

/// Thrown by Progress when the user cancelled. Not an Error: nothing went wrong.
struct Cancelled {};

/// The current exception as an Error: an Error as it is, bad_alloc as OutOfMemory, anything else as Internal.
/// Call inside a catch block that has already dealt with Cancelled.
Error current_exception_as_error();

}  // namespace pentimento
