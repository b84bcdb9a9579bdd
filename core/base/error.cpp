#include "base/error.h"

#include <new>

namespace pentimento {

Error current_exception_as_error() {
  try {
    throw;
  } catch (const Error& error) {
    return error;
  } catch (const std::bad_alloc&) {
    return Error(ErrorCode::OutOfMemory,
                 "There is not enough memory for this. Close other programs or use a smaller picture.");
  } catch (const std::exception& error) {
    return Error(ErrorCode::Internal, std::string("Something went wrong inside Pentimento: ") + error.what());
  } catch (...) {
    return Error(ErrorCode::Internal, "Something went wrong inside Pentimento.");
  }
}

}  // namespace pentimento
