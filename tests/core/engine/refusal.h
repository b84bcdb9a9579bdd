// Why a request is refused.
#pragma once

#include <string>

#include "base/error.h"
#include "engine/edit_request.h"
#include "tests/catch.h"

namespace pentimento::engine {

/// The sentence with which validate() refuses; empty when it does not.
inline std::string refusal(const EditRequest& request) {
  try {
    validate(request);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::Usage);
    return error.what();
  }
  return "";
}

}  // namespace pentimento::engine
