// What a fuzzer does with one input; shared by libFuzzer and by the mutation test that CTest runs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "weights/checkpoint.h"
#include "weights/expected_tensors.h"

namespace pentimento::weights::fuzz {

/// An Error is an answer; anything else that is thrown is a finding.
template <typename Action>
void answer(Action action) {
  try {
    action();
  } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
  }
}

inline void as_header(std::string_view json, std::uint64_t data_size) {
  answer([&] { parse_safetensors_header(json, data_size, "input"); });
}

inline void as_model_file(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
  answer([&] { describe(file); });
  answer([&] { open_tiny_autoencoder(file); });
  answer([&] { open_autoencoder(file); });
}

inline void as_json_file(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
  answer([&] { expected_tensors(read_unet_config(file)); });
  answer([&] { expected_tensors(read_autoencoder_config(file)); });
  answer([&] { expected_tensors(read_tiny_autoencoder_config(file)); });
  answer([&] { expected_tensors(read_clip_text_config(file)); });
  answer([&] { read_scheduler_config(file); });
  answer([&] { read_sharded_safetensors(file); });
}

}  // namespace pentimento::weights::fuzz
