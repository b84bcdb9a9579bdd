#include "weights/tensor_specs.h"

namespace pentimento::weights {
namespace {

void add_layer(TensorSpecs& specs, const std::string& name, const ClipTextConfig& config) {
  for (const char* layer : {"k_proj", "v_proj", "q_proj", "out_proj"})
    specs.linear(name + ".self_attn." + layer, config.hidden_size, config.hidden_size);
  specs.norm(name + ".layer_norm1", config.hidden_size);
  specs.linear(name + ".mlp.fc1", config.intermediate_size, config.hidden_size);
  specs.linear(name + ".mlp.fc2", config.hidden_size, config.intermediate_size);
  specs.norm(name + ".layer_norm2", config.hidden_size);
}

}  // namespace

std::vector<TensorSpec> expected_tensors(const ClipTextConfig& config) {
  TensorSpecs specs;
  specs.add("text_model.embeddings.token_embedding.weight", {config.vocab_size, config.hidden_size});
  specs.add("text_model.embeddings.position_embedding.weight",
            {config.max_position_embeddings, config.hidden_size});
  for (int i = 0; i < config.num_hidden_layers; ++i)
    add_layer(specs, "text_model.encoder.layers." + std::to_string(i), config);
  specs.norm("text_model.final_layer_norm", config.hidden_size);
  if (config.with_projection)
    specs.linear("text_projection", config.projection_dim, config.hidden_size, false);
  return specs.take();
}

std::int64_t parameter_count(const std::vector<TensorSpec>& tensors) {
  std::int64_t count = 0;
  for (const TensorSpec& tensor : tensors) count += element_count(tensor.shape);
  return count;
}

}  // namespace pentimento::weights
