// Whole checkpoints with true names in both layouts, and zeros for numbers unless they are given.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "files.h"
#include "published_configs.h"

namespace pentimento::weights::test {

/// The bytes of a tensor: component "unet" "vae" "text_encoder", and what is to be filled.
using Values = std::function<std::string(const std::string& component, const TestTensor& tensor)>;

/// What to make; start from sd1() or sd2() and change what the test is about.
struct Model {
  UNetConfig unet;
  AutoencoderConfig autoencoder;
  ClipTextConfig text_encoder;
  bool openclip = false;
  DType dtype = DType::F32;
  std::string scheduler = R"({"_class_name":"PNDMScheduler","beta_start":0.00085,"steps_offset":1})";
  Values values = {};
};

Model tiny_sd1();
Model tiny_sd2();
Model full_sd1();
Model full_sd2();

std::vector<TestTensor> original_tensors(const Model& model);

/// Writes sparse files: full-size models take no room.
void write_single_file(const std::filesystem::path& path, const Model& model, const Metadata& metadata = {});

struct FolderOptions {
  std::string variant = {};          ///< "fp16" writes *.fp16.safetensors.
  bool old_attention_names = false;  ///< VAE as saved by diffusers before 0.17.
  bool bare_text_names = false;      ///< Without `text_model.`.
};
void write_folder(const std::filesystem::path& folder, const Model& model, const FolderOptions& options = {});

/// config.json texts.
std::string json_of(const UNetConfig& config);
std::string json_of(const AutoencoderConfig& config);
std::string json_of(const ClipTextConfig& config);

}  // namespace pentimento::weights::test
