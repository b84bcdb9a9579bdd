#include "weights/check_tensors.h"

#include <algorithm>
#include <unordered_set>

#include "weights/quote.h"

namespace pentimento::weights {
namespace {

constexpr std::size_t kShown = 3;

bool is_float(DType dtype) {
  return dtype == DType::F64 || dtype == DType::F32 || dtype == DType::F16 || dtype == DType::BF16;
}

void compare_one(const TensorView& actual, const TensorSpec& expected, TensorMismatch& mismatch) {
  if (actual.shape != expected.shape)
    mismatch.misshapen.push_back({expected.name, actual.shape, expected.shape});
  else if (!is_float(actual.dtype))
    mismatch.not_float.push_back(expected.name);
}

std::string plural(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " tensor (" : " tensors (");
}

// "lacks 5 tensors (a, b, c, ...)".
template <typename List, typename Text>
void append(std::vector<std::string>& clauses, std::string_view verb, const List& list, Text text) {
  if (list.empty()) return;
  std::string clause = std::string(verb) + " " + plural(list.size());
  for (std::size_t i = 0; i < std::min(list.size(), kShown); ++i) clause += (i ? ", " : "") + text(list[i]);
  clauses.push_back(clause + (list.size() > kShown ? ", ...)" : ")"));
}

std::string shapes(const TensorMismatch::Misshapen& tensor) {
  return quoted_name(tensor.name) + " is " + to_string(tensor.actual) + ", not " + to_string(tensor.expected);
}

}  // namespace

TensorMismatch compare(const StateDict& actual, const std::vector<TensorSpec>& expected) {
  TensorMismatch mismatch;
  std::unordered_set<std::string_view> known;
  for (const TensorSpec& spec : expected) {
    known.insert(spec.name);
    if (const TensorView* tensor = actual.find(spec.name))
      compare_one(*tensor, spec, mismatch);
    else
      mismatch.missing.push_back(spec.name);
  }
  for (const auto& [name, tensor] : actual)
    if (!known.contains(name)) mismatch.extra.push_back(name);
  return mismatch;
}

std::string describe(const TensorMismatch& mismatch, std::string_view part) {
  const auto name = [](const std::string& text) { return quoted_name(text); };
  std::vector<std::string> clauses;
  append(clauses, "lacks", mismatch.missing, name);
  append(clauses, "has another shape than expected in", mismatch.misshapen, shapes);
  append(clauses, "has no floating-point numbers in", mismatch.not_float, name);
  append(clauses, "has no place for", mismatch.extra, name);
  std::string sentence = "The " + std::string(part);
  for (std::size_t i = 0; i < clauses.size(); ++i)
    sentence += (i == 0 ? " " : i + 1 == clauses.size() ? " and " : ", ") + clauses[i];
  return sentence + ".";
}

}  // namespace pentimento::weights
