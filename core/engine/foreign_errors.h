// The one place where exceptions of other libraries become an Error.
#pragma once

#include "base/error.h"

namespace pentimento::engine {

/// current_exception_as_error() of core/base, and cv::Exception too: OpenCV's "insufficient memory" becomes
/// OutOfMemory, its other complaints Internal. Call inside a catch block that has already dealt with
/// Cancelled.
Error current_exception_as_error();

}  // namespace pentimento::engine
