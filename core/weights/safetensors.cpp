#include "weights/safetensors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "base/error.h"
#include "weights/foreign_format.h"
#include "weights/quote.h"

namespace pentimento::weights {
namespace {

static_assert(std::endian::native == std::endian::little,
              "tensors are read in place, as they lie in the file");

constexpr std::uint64_t kLengthSize = 8;

[[noreturn]] void fail(const MappedFile& file, const std::string& what) {
  throw Error(ErrorCode::BadFile, quoted_path(file.path()) + " is " + what + ".");
}

void refuse_foreign_format(const MappedFile& file) {
  std::array<std::byte, 64> start{};
  const std::size_t size = std::min<std::uint64_t>(start.size(), file.size());
  file.read_at(0, std::span(start).first(size));
  if (const auto description = recognize_foreign_format(std::span(start).first(size)))
    fail(file, *description);
}

std::uint64_t read_header_length(const MappedFile& file) {
  if (file.size() < kLengthSize) fail(file, "too short to be a model; copy or download it again");
  std::array<std::byte, kLengthSize> bytes{};
  file.read_at(0, bytes);
  const auto length = std::bit_cast<std::uint64_t>(bytes);
  if (length > kMaxHeaderSize)
    fail(file, "no safetensors file, or damaged: its header is too long to be true");
  if (length > file.size() - kLengthSize) fail(file, "cut off within its header; copy or download it again");
  return length;
}

std::string read_header(const MappedFile& file, std::uint64_t length) {
  std::string json(length, '\0');
  file.read_at(kLengthSize, std::as_writable_bytes(std::span(json)));
  if (!json.starts_with('{'))
    fail(file, "no safetensors file, or damaged: its header does not start with a brace");
  return json;
}

TensorView view_of(const TensorEntry& entry, const std::shared_ptr<const MappedFile>& file,
                   std::uint64_t data_begin) {
  TensorView view;
  view.dtype = entry.dtype;
  view.shape = entry.shape;
  view.bytes = file->bytes().subspan(data_begin + entry.begin, entry.end - entry.begin);
  view.source_name = entry.name;
  view.file = file;
  return view;
}

}  // namespace

SafetensorsFile read_safetensors(const std::filesystem::path& path) {
  const auto file = MappedFile::open(path);
  refuse_foreign_format(*file);
  const std::uint64_t length = read_header_length(*file);
  const std::uint64_t data_begin = kLengthSize + length;
  SafetensorsHeader header =
      parse_safetensors_header(read_header(*file, length), file->size() - data_begin, path);
  SafetensorsFile result;
  for (const TensorEntry& entry : header.tensors)
    result.tensors.insert(entry.name, view_of(entry, file, data_begin));
  result.metadata = std::move(header.metadata);
  return result;
}

}  // namespace pentimento::weights
