// The header's JSON is read event by event: no tree is built, so depth costs nothing, and every value is
// checked where it stands. Levels: 1 = names, 2 = fields of a tensor, 3 = numbers of a shape.
#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "base/error.h"
#include "weights/quote.h"
#include "weights/safetensors.h"

namespace pentimento::weights {
namespace {

using Json = nlohmann::json;

constexpr int kMaxDepth = 8;
constexpr std::string_view kMetadataName = "__metadata__";

class HeaderReader : public nlohmann::json_sax<Json> {
 public:
  explicit HeaderReader(const std::filesystem::path& file) : file_(file) {}

  SafetensorsHeader take() { return std::move(header_); }

  bool null() override { return other_value("null"); }
  bool boolean(bool) override { return other_value("a boolean"); }
  bool number_integer(number_integer_t) override { return other_value("a negative number"); }
  bool number_float(number_float_t, const string_t&) override { return other_value("no whole number"); }
  bool binary(binary_t&) override { return other_value("binary"); }

  bool number_unsigned(number_unsigned_t value) override {
    if (!in_list()) return other_value("a number");
    if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
      fail("has a number that is too large");
    if (numbers_.size() >= kMaxRank) fail("has too many dimensions");
    numbers_.push_back(static_cast<std::int64_t>(value));
    return true;
  }

  bool string(string_t& value) override {
    if (depth_ == 2 && in_metadata_)
      header_.metadata.insert_or_assign(field_name_, std::move(value));
    else if (depth_ == 2 && field_ == Field::DType)
      set_dtype(value);
    else
      other_value("text");
    return true;
  }

  bool start_object(std::size_t) override {
    if (depth_ >= 2) expect_unknown_field("an object");
    enter();
    if (depth_ == 2) {
      entry_.name = name_;
      seen_ = {};
    }
    return true;
  }

  bool key(string_t& value) override {
    if (depth_ == 1)
      start_entry(value);
    else if (depth_ == 2)
      start_field(value);
    return true;
  }

  bool end_object() override {
    if (depth_ == 2 && !in_metadata_) finish_entry();
    --depth_;
    return true;
  }

  bool start_array(std::size_t) override {
    if (depth_ < 2) other_value("a list");
    if (depth_ > 2 || !is_list(field_)) expect_unknown_field("a list");
    numbers_.clear();
    enter();
    return true;
  }

  bool end_array() override {
    --depth_;
    if (depth_ == 2 && field_ == Field::Shape) entry_.shape = numbers_;
    if (depth_ == 2 && field_ == Field::Offsets) set_offsets();
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    throw Error(ErrorCode::BadFile, quoted_path(file_) + " is damaged: its header is no valid JSON at byte " +
                                        std::to_string(position) + "; copy or download it again.");
  }

 private:
  enum class Field { Unknown, DType, Shape, Offsets };

  static bool is_list(Field field) { return field == Field::Shape || field == Field::Offsets; }
  bool in_list() const { return depth_ == 3 && !in_metadata_ && is_list(field_); }

  [[noreturn]] void fail(const std::string& what) const {
    const std::string where = depth_ == 0 ? "its header " : "its tensor " + quoted_name(name_) + " ";
    throw Error(ErrorCode::BadFile, quoted_path(file_) + " is damaged: " + where + what + ".");
  }

  // Anything that has no meaning here; only fields that the format does not define may hold it.
  bool other_value(const std::string& what) {
    if (depth_ < 2) fail("is " + what + " where a description should be");
    if (depth_ == 2 || in_list()) expect_unknown_field(what);
    return true;
  }

  void expect_unknown_field(const std::string& what) const {
    if (in_metadata_) fail("has " + what + " where text should be");
    if (field_ != Field::Unknown) fail("has " + what + " as " + quoted_name(field_name_));
  }

  void enter() {
    if (++depth_ > kMaxDepth) fail("is nested too deeply");
  }

  void start_entry(string_t& value) {
    name_ = std::move(value);
    entry_ = {};
    in_metadata_ = name_ == kMetadataName;
    if (name_.size() > kMaxNameLength) fail("has a name of " + std::to_string(name_.size()) + " bytes");
    if (!names_.insert(name_).second) fail("is there twice");
  }

  void start_field(string_t& value) {
    field_name_ = std::move(value);
    constexpr std::array<std::pair<std::string_view, Field>, 3> kFields = {
        {{"dtype", Field::DType}, {"shape", Field::Shape}, {"data_offsets", Field::Offsets}}};
    field_ = Field::Unknown;
    if (in_metadata_) return;
    for (const auto& [name, field] : kFields)
      if (field_name_ == name) field_ = field;
    bool& seen = seen_[static_cast<std::size_t>(field_)];
    if (seen && field_ != Field::Unknown) fail("has " + quoted_name(field_name_) + " twice");
    seen = true;
  }

  void set_dtype(const std::string& name) {
    const auto dtype = dtype_named(name);
    if (!dtype)
      throw Error(ErrorCode::BadFile, quoted_path(file_) + " has the tensor " + quoted_name(name_) +
                                          " in the number format " + quoted_name(name) +
                                          ", which is not supported; convert the model to fp16 or fp32.");
    entry_.dtype = *dtype;
  }

  void set_offsets() {
    if (numbers_.size() != 2) fail("has data_offsets that are not two numbers");
    entry_.begin = static_cast<std::uint64_t>(numbers_[0]);
    entry_.end = static_cast<std::uint64_t>(numbers_[1]);
  }

  void finish_entry() {
    for (const Field field : {Field::DType, Field::Shape, Field::Offsets})
      if (!seen_[static_cast<std::size_t>(field)]) fail("lacks dtype, shape or data_offsets");
    header_.tensors.push_back(std::move(entry_));
  }

  const std::filesystem::path& file_;
  SafetensorsHeader header_;
  std::unordered_set<std::string> names_;
  int depth_ = 0;
  std::string name_;
  bool in_metadata_ = false;
  std::string field_name_;
  Field field_ = Field::Unknown;
  std::array<bool, 4> seen_ = {};
  std::vector<std::int64_t> numbers_;
  TensorEntry entry_;
};

// Bytes of the tensor; empty when they do not fit into 63 bits.
std::optional<std::uint64_t> byte_count(const TensorEntry& tensor) {
  constexpr auto kMax = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  std::uint64_t bytes = size_of(tensor.dtype);
  for (const std::int64_t extent : tensor.shape) {
    const auto factor = static_cast<std::uint64_t>(extent);
    if (factor != 0 && bytes > kMax / factor) return std::nullopt;
    bytes *= factor;
  }
  return bytes;
}

[[noreturn]] void fail_tensor(const std::filesystem::path& file, const TensorEntry& tensor,
                              const std::string& what) {
  throw Error(ErrorCode::BadFile, quoted_path(file) + " is damaged: its tensor " + quoted_name(tensor.name) +
                                      " " + what + "; copy or download it again.");
}

// In the order of their bytes, tensors must fill the data without overlap, hole or rest.
void check_placement(const std::vector<TensorEntry>& tensors, std::uint64_t data_size,
                     const std::filesystem::path& file) {
  std::uint64_t position = 0;
  for (const TensorEntry& tensor : tensors) {
    if (tensor.begin > tensor.end) fail_tensor(file, tensor, "ends before it begins");
    if (tensor.end > data_size) fail_tensor(file, tensor, "lies beyond the end of the file");
    if (tensor.begin < position) fail_tensor(file, tensor, "overlaps another one");
    if (tensor.begin > position) fail_tensor(file, tensor, "leaves a hole before it");
    if (byte_count(tensor) != tensor.end - tensor.begin)
      fail_tensor(file, tensor,
                  "of shape " + quoted_name(to_string(tensor.shape)) + " has another number of bytes");
    position = tensor.end;
  }
  if (position != data_size)
    throw Error(ErrorCode::BadFile,
                quoted_path(file) + " is damaged: " + std::to_string(data_size - position) +
                    " bytes after its last tensor belong to none; copy or download it again.");
}

}  // namespace

SafetensorsHeader parse_safetensors_header(std::string_view json, std::uint64_t data_size,
                                           const std::filesystem::path& file) {
  HeaderReader reader(file);
  Json::sax_parse(json.begin(), json.end(), &reader);
  SafetensorsHeader header = reader.take();
  std::sort(header.tensors.begin(), header.tensors.end(), [](const TensorEntry& a, const TensorEntry& b) {
    return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
  });
  check_placement(header.tensors, data_size, file);
  return header;
}

}  // namespace pentimento::weights
