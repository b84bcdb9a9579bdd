#include "diffusion/tokenizers/prompt.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/error.h"
#include "base/utf8.h"
#include "diffusion/tokenizers/unicode.h"

namespace pentimento::diffusion {
namespace {

constexpr float kStep = 1.1F;
constexpr std::size_t kMaxPromptBytes = 20'000;

class EmphasisParser {
 public:
  explicit EmphasisParser(std::string_view prompt) : rest_(prompt) {}

  std::vector<WeightedText> parse() {
    while (!rest_.empty()) take_one();
    // Brackets that were never closed reach to the end.
    close_all(round_, kStep);
    close_all(square_, 1 / kStep);
    return joined();
  }

 private:
  void take_one() {
    const char c = rest_[0];
    if (c == '\\' && rest_.size() > 1 &&
        std::string_view("()[]\\").find(rest_[1]) != std::string_view::npos) {
      append(rest_.substr(1, 1), 2);
    } else if (c == '(' || c == '[') {
      (c == '(' ? round_ : square_).push_back(pieces_.size());
      rest_.remove_prefix(1);
    } else if (c == ')' && !round_.empty()) {
      close(round_, kStep, 1);
    } else if (c == ']' && !square_.empty()) {
      close(square_, 1 / kStep, 1);
    } else if (!take_explicit_weight()) {
      append(rest_.substr(0, 1), 1);
    }
  }

  // ":1.2)"
  bool take_explicit_weight() {
    if (rest_[0] != ':' || round_.empty()) return false;
    const std::size_t end = rest_.find(')');
    if (end == std::string_view::npos) return false;
    std::string_view number = rest_.substr(1, end - 1);
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
    while (!number.empty() && blank(number.front())) number.remove_prefix(1);
    while (!number.empty() && blank(number.back())) number.remove_suffix(1);
    if (number.starts_with('+')) number.remove_prefix(1);
    float weight = 0;
    const auto [stop, error] =
        std::from_chars(number.data(), number.data() + number.size(), weight, std::chars_format::fixed);
    if (error != std::errc() || stop != number.data() + number.size() || !std::isfinite(weight)) return false;
    close(round_, weight, end + 1);
    return true;
  }

  void append(std::string_view text, std::size_t length) {
    // Pieces that an open bracket starts must stay apart from those before.
    const bool starts = (!round_.empty() && round_.back() == pieces_.size()) ||
                        (!square_.empty() && square_.back() == pieces_.size());
    if (starts || pieces_.empty() || pieces_.back().weight != 1) pieces_.push_back({"", 1});
    pieces_.back().text += text;
    rest_.remove_prefix(length);
  }

  void close(std::vector<std::size_t>& open, float weight, std::size_t length) {
    for (std::size_t i = open.back(); i < pieces_.size(); ++i) pieces_[i].weight *= weight;
    open.pop_back();
    pieces_.push_back({"", 1});
    rest_.remove_prefix(length);
  }

  void close_all(std::vector<std::size_t>& open, float weight) {
    while (!open.empty()) close(open, weight, 0);
  }

  std::vector<WeightedText> joined() const {
    std::vector<WeightedText> result;
    for (const WeightedText& piece : pieces_) {
      if (piece.text.empty()) continue;
      if (!result.empty() && result.back().weight == piece.weight) {
        result.back().text += piece.text;
      } else {
        result.push_back(piece);
      }
    }
    if (result.empty()) result.push_back({"", 1});
    return result;
  }

  std::string_view rest_;
  std::vector<WeightedText> pieces_;
  std::vector<std::size_t> round_, square_;  ///< First pieces inside the open brackets.
};

struct WeightedTokens {
  std::vector<std::int64_t> ids;
  std::vector<float> weights;
};

TokenChunk chunk_of(const ClipTokenizer& tokenizer, const WeightedTokens& tokens, std::size_t begin,
                    std::size_t end, const ChunkOptions& options) {
  TokenChunk chunk;
  const auto add = [&chunk](std::int64_t id, float weight) {
    chunk.ids.push_back(id);
    chunk.weights.push_back(weight);
  };
  add(tokenizer.start_token(), 1);
  for (std::size_t i = begin; i < end; ++i) add(tokens.ids[i], tokens.weights[i]);
  add(tokenizer.end_token(), 1);
  while (chunk.ids.size() < static_cast<std::size_t>(options.max_length)) add(options.pad_token, 1);
  return chunk;
}

}  // namespace

bool TokenChunk::emphasized() const {
  return std::any_of(weights.begin(), weights.end(), [](float weight) { return weight != 1; });
}

std::vector<WeightedText> parse_emphasis(std::string_view prompt) {
  return EmphasisParser(prompt).parse();
}

std::vector<TokenChunk> tokenize_prompt(const ClipTokenizer& tokenizer, std::string_view prompt,
                                        const ChunkOptions& options) {
  if (prompt.size() > kMaxPromptBytes) {
    throw Error(ErrorCode::Usage, "The prompt is " + std::to_string(prompt.size()) +
                                      " bytes long; write at most " + std::to_string(kMaxPromptBytes) + ".");
  }
  if (!is_utf8(prompt)) {
    throw Error(ErrorCode::Usage, "The prompt is no UTF-8 text; write it again.");
  }
  WeightedTokens tokens;
  for (const WeightedText& piece : parse_emphasis(prompt)) {
    const std::vector<std::int64_t> ids = tokenizer.encode(piece.text);
    tokens.ids.insert(tokens.ids.end(), ids.begin(), ids.end());
    tokens.weights.insert(tokens.weights.end(), ids.size(), piece.weight);
  }
  const auto room = static_cast<std::size_t>(options.max_length - 2);
  std::vector<TokenChunk> chunks;
  std::size_t begin = 0;
  do {
    const std::size_t end = std::min(begin + room, tokens.ids.size());
    chunks.push_back(chunk_of(tokenizer, tokens, begin, end, options));
    begin = end;
  } while (begin < tokens.ids.size() && options.long_prompt == LongPrompt::Chunks);
  return chunks;
}

}  // namespace pentimento::diffusion
