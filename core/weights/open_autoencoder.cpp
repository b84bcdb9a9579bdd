#include <algorithm>

#include "base/error.h"
#include "weights/autoencoder_names.h"
#include "weights/check_tensors.h"
#include "weights/checkpoint.h"
#include "weights/quote.h"
#include "weights/weight_files.h"

namespace pentimento::weights {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

StateDict read_folder(const fs::path& folder) {
  const auto file = find_weights(folder, "diffusion_pytorch_model", "");
  if (!file || !is_there(folder / "config.json"))
    throw Error(ErrorCode::MissingWeights,
                "The folder " + quoted_path(folder) +
                    " holds no autoencoder: config.json or its .safetensors file is missing.");
  return read_safetensors_or_index(*file).tensors;
}

// Keeps the expected tensors and no others.
template <typename Config>
void check(Network<Config>& network, const std::vector<TensorSpec>& expected, const fs::path& path) {
  TensorMismatch mismatch = compare(network.tensors, expected);
  for (const std::string& name : mismatch.extra) network.tensors.erase(name);
  mismatch.extra.clear();
  if (!mismatch.empty())
    throw Error(ErrorCode::MissingWeights,
                quoted_path(path) + " cannot be used: " + describe(mismatch, name_of(Part::Autoencoder)));
}

// taesd_encoder.safetensors for taesd_decoder.safetensors and the other way round; empty when it is not
// there.
std::optional<fs::path> partner_of(const fs::path& file) {
  const std::string name = file.filename().string();
  for (const auto& [from, to] :
       {std::pair<std::string, std::string>{"encoder", "decoder"}, {"decoder", "encoder"}}) {
    const std::size_t position = name.rfind(from);
    if (position == std::string::npos) continue;
    const fs::path partner = file.parent_path() / std::string(name).replace(position, from.size(), to);
    if (is_there(partner)) return partner;
  }
  return std::nullopt;
}

StateDict read_tiny_files(const fs::path& file) {
  StateDict tensors = with_diffusers_tiny_autoencoder_names(read_safetensors(file).tensors);
  if (tensors.has_prefix("encoder.") && tensors.has_prefix("decoder.")) return tensors;
  if (const auto partner = partner_of(file))
    for (const auto& [name, tensor] :
         with_diffusers_tiny_autoencoder_names(read_safetensors(*partner).tensors))
      tensors.insert(name, tensor);
  return tensors;
}

}  // namespace

Network<TinyAutoencoderConfig> open_tiny_autoencoder(const fs::path& path) {
  Network<TinyAutoencoderConfig> network;
  network.tensors = is_folder(path) ? read_folder(path) : read_tiny_files(path);
  if (is_folder(path)) network.config = read_tiny_autoencoder_config(path / "config.json");
  std::vector<TensorSpec> expected = expected_tensors(network.config);
  // The decoder alone is enough for previews.
  if (!network.tensors.has_prefix("encoder."))
    std::erase_if(expected, [](const TensorSpec& spec) { return spec.name.starts_with("encoder."); });
  check(network, expected, path);
  return network;
}

Network<AutoencoderConfig> open_autoencoder(const fs::path& path) {
  Network<AutoencoderConfig> network;
  const fs::path folder = is_folder(path / "vae") ? path / "vae" : path;
  StateDict tensors = is_folder(folder) ? read_folder(folder) : read_safetensors(path).tensors;
  if (tensors.has_prefix("first_stage_model.")) tensors = tensors.without_prefix("first_stage_model.");
  network.tensors = with_diffusers_autoencoder_names(tensors);
  network.config = is_folder(folder) ? read_autoencoder_config(folder / "config.json")
                                     : infer_autoencoder_config(network.tensors);
  check(network, expected_tensors(network.config), path);
  return network;
}

}  // namespace pentimento::weights
