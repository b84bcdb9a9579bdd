#include <ATen/ATen.h>

#include <algorithm>

#include "diffusion/pipelines/run.h"
#include "diffusion/tokenizers/prompt.h"

namespace pentimento::diffusion {
namespace {

std::vector<TokenChunk> tokenize(const Run& run, const std::string& prompt) {
  ChunkOptions options;
  options.max_length = run.networks.text_encoder.config().max_position_embeddings;
  options.pad_token = run.networks.pad_token;
  options.long_prompt = run.options.truncate_prompt ? LongPrompt::Truncate : LongPrompt::Chunks;
  return tokenize_prompt(run.networks.tokenizer, prompt, options);
}

// Multiplies each token's state and keeps the mean, as AUTOMATIC1111's web UI does.
at::Tensor emphasized(const at::Tensor& states, const std::vector<float>& weights) {
  const at::Tensor weighted = states * at::tensor(weights).view({1, -1, 1});
  return weighted * (states.mean() / weighted.mean());
}

at::Tensor encode(const Run& run, const std::vector<TokenChunk>& chunks, int clip_skip) {
  const Watch watch = {&run.progress};
  std::vector<at::Tensor> parts;
  for (const TokenChunk& chunk : chunks) {
    const at::Tensor states =
        (*run.networks.text_encoder)(at::tensor(chunk.ids).unsqueeze(0), clip_skip, watch);
    parts.push_back(chunk.emphasized() ? emphasized(states, chunk.weights) : states);
  }
  return at::cat(parts, 1);  // [1, tokens, width]
}

}  // namespace

Conditioning encode_prompts(const Run& run) {
  const SamplingOptions& options = run.options;
  Conditioning conditioning;
  conditioning.guided = options.guidance_scale > 1 && !run.networks.latent_consistency();
  if (run.networks.latent_consistency()) {
    const at::Tensor scale = at::full({run.batch}, options.guidance_scale - 1, at::kFloat);
    conditioning.guidance = guidance_embedding(scale, *run.networks.unet.config().time_cond_proj_dim);
  }
  std::vector<TokenChunk> positive = tokenize(run, options.prompt);
  if (!conditioning.guided) {
    conditioning.text = encode(run, positive, options.clip_skip).repeat({run.batch, 1, 1});
    return conditioning;
  }
  // Both texts must be equally long.
  std::vector<TokenChunk> negative = tokenize(run, options.negative_prompt);
  const std::size_t count = std::max(positive.size(), negative.size());
  const TokenChunk empty = tokenize(run, "").front();
  positive.resize(count, empty);
  negative.resize(count, empty);
  // clip_skip does not act on the negative prompt: diffusers' way.
  conditioning.text = at::cat({encode(run, negative, 0).repeat({run.batch, 1, 1}),
                               encode(run, positive, options.clip_skip).repeat({run.batch, 1, 1})});
  return conditioning;
}

}  // namespace pentimento::diffusion
