#include "files.h"

#include <bit>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace pentimento::weights::test {
namespace {

std::uint64_t size_of(const TestTensor& tensor) {
  return static_cast<std::uint64_t>(element_count(tensor.shape)) * weights::size_of(tensor.dtype);
}

std::string header_of(const std::vector<TestTensor>& tensors, const Metadata& metadata) {
  nlohmann::json header = nlohmann::json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::uint64_t position = 0;
  for (const TestTensor& tensor : tensors) {
    const std::uint64_t end = position + size_of(tensor);
    header[tensor.name] = {{"dtype", std::string(name_of(tensor.dtype))},
                           {"shape", tensor.shape},
                           {"data_offsets", {position, end}}};
    position = end;
  }
  return header.dump();
}

std::string length_bytes(std::uint64_t length) {
  std::string bytes(8, '\0');
  std::memcpy(bytes.data(), &length, bytes.size());
  return bytes;
}

}  // namespace

std::string safetensors_of(std::string_view header, std::string_view data) {
  return length_bytes(header.size()).append(header).append(data);
}

std::string safetensors_of(const std::vector<TestTensor>& tensors, const Metadata& metadata) {
  std::string data;
  for (const TestTensor& tensor : tensors)
    data += tensor.bytes.empty() ? std::string(size_of(tensor), '\0') : tensor.bytes;
  return safetensors_of(header_of(tensors, metadata), data);
}

void write_sparse_safetensors(const std::filesystem::path& path, const std::vector<TestTensor>& tensors,
                              const Metadata& metadata) {
  std::filesystem::create_directories(path.parent_path());
  const std::string header = header_of(tensors, metadata);
  std::ofstream(path, std::ios::binary) << length_bytes(header.size()) << header;
  std::uint64_t end = 8 + header.size();
  for (const TestTensor& tensor : tensors) end += size_of(tensor);
  std::filesystem::resize_file(path, end);
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  std::uint64_t position = 8 + header.size();
  for (const TestTensor& tensor : tensors) {
    if (!tensor.bytes.empty()) file.seekp(static_cast<std::streamoff>(position)) << tensor.bytes;
    position += size_of(tensor);
  }
}

}  // namespace pentimento::weights::test
