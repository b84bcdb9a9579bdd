#include "engine/foreign_errors.h"

#include <new>
#include <opencv2/core.hpp>

namespace pentimento::engine {

Error current_exception_as_error() {
  try {
    throw;
  } catch (const cv::Exception& error) {
    if (error.code != cv::Error::StsNoMem) return pentimento::current_exception_as_error();
  } catch (...) {
    return pentimento::current_exception_as_error();
  }
  try {
    throw std::bad_alloc();
  } catch (...) {
    return pentimento::current_exception_as_error();
  }
}

}  // namespace pentimento::engine
