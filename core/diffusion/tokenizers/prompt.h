// What people write into a prompt, and the token sequences that the text encoder reads. Emphasis is written
// as in AUTOMATIC1111's web UI: (word) is 1.1 times as strong, [word] 1.1 times weaker, (word:1.3) as said;
// brackets nest, and a backslash makes one an ordinary character.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diffusion/tokenizers/clip_tokenizer.h"

namespace pentimento::diffusion {

struct WeightedText {
  std::string text;
  float weight = 1;

  bool operator==(const WeightedText&) const = default;
};

/// The pieces of a prompt in their order; pieces of equal weight that follow each other are one. Never empty.
std::vector<WeightedText> parse_emphasis(std::string_view prompt);

/// One sequence for the text encoder, with start, end and padding.
struct TokenChunk {
  std::vector<std::int64_t> ids;
  std::vector<float> weights;  ///< As many as ids; 1 for start, end and padding.

  bool emphasized() const;
};

enum class LongPrompt {
  Chunks,    ///< Goes on in further sequences.
  Truncate,  ///< Ends after the first, as in diffusers.
};

struct ChunkOptions {
  int max_length = 77;  ///< Tokens of a sequence.
  std::int64_t pad_token = 49407;
  LongPrompt long_prompt = LongPrompt::Chunks;
};

/// At least one chunk. Error Usage for prompts that are no UTF-8 or beyond any sense (more than 20 000
/// bytes).
std::vector<TokenChunk> tokenize_prompt(const ClipTokenizer& tokenizer, std::string_view prompt,
                                        const ChunkOptions& options);

}  // namespace pentimento::diffusion
