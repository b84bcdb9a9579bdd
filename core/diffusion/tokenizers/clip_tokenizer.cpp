#include "diffusion/tokenizers/clip_tokenizer.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "diffusion/tokenizers/unicode.h"

namespace pentimento::diffusion {
namespace {

constexpr std::string_view kStart = "<|startoftext|>", kEnd = "<|endoftext|>", kWordEnd = "</w>";
constexpr std::u32string_view kStart32 = U"<|startoftext|>", kEnd32 = U"<|endoftext|>";

Error damaged(const std::filesystem::path& file, const std::string& what) {
  return {ErrorCode::BadFile, "The tokenizer file " + file.string() + " " + what + "; get the model again."};
}

// GPT-2's spelling of bytes as printable characters: those that are printable stand for themselves, the
// others follow from U+0100. The second order is that in which the vocabulary lists them.
struct ByteSpelling {
  std::array<std::string, 256> text;
  std::vector<int> order;
};

ByteSpelling byte_spelling() {
  const auto printable = [](int b) {
    return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
  };
  ByteSpelling spelling;
  for (int b = 0; b < 256; ++b) {
    if (printable(b)) spelling.order.push_back(b);
  }
  for (int b = 0, next = 0x100; b < 256; ++b) {
    const auto c = static_cast<char32_t>(printable(b) ? b : next++);
    spelling.text[static_cast<std::size_t>(b)] = to_utf8({&c, 1});
    if (!printable(b)) spelling.order.push_back(b);
  }
  return spelling;
}

std::vector<std::string> read_merges(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw damaged(file, "cannot be read");
  std::vector<std::string> merges;
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const bool version = merges.empty() && line.starts_with("#version");
    if (line.empty() || version) continue;
    if (line.find(' ') == std::string::npos) throw damaged(file, "has a line without a pair");
    merges.push_back(line);
  }
  if (merges.empty()) throw damaged(file, "is empty");
  return merges;
}

std::string merged(const std::string& pair) {
  const std::size_t space = pair.find(' ');
  return pair.substr(0, space) + pair.substr(space + 1);
}

std::unordered_map<std::string, std::int64_t> vocabulary_of(const std::vector<std::string>& merges) {
  std::unordered_map<std::string, std::int64_t> vocabulary;
  const auto add = [&vocabulary](const std::string& token) {
    vocabulary.emplace(token, static_cast<std::int64_t>(vocabulary.size()));
  };
  const ByteSpelling spelling = byte_spelling();
  for (const int b : spelling.order) add(spelling.text[static_cast<std::size_t>(b)]);
  for (const int b : spelling.order) add(spelling.text[static_cast<std::size_t>(b)] + std::string(kWordEnd));
  for (const std::string& pair : merges) add(merged(pair));
  add(std::string(kStart));
  add(std::string(kEnd));
  return vocabulary;
}

std::uint64_t pair_key(std::int64_t left, std::int64_t right) {
  return static_cast<std::uint64_t>(left) << 32 | static_cast<std::uint64_t>(right);
}

std::u32string normalized(std::string_view text) {
  std::u32string spaced;
  for (const char32_t c : composed(code_points(text))) {
    if (!is_space(c)) {
      spaced.push_back(c);
    } else if (spaced.empty() || spaced.back() != U' ') {
      spaced.push_back(U' ');
    }
  }
  return lower_case(spaced);
}

// Length of the word at the start of a text that does not start with white space.
std::size_t word_length(std::u32string_view text) {
  for (const std::u32string_view ending : {U"'s", U"'t", U"'re", U"'ve", U"'m", U"'ll", U"'d"}) {
    if (text.starts_with(ending)) return ending.size();
  }
  if (is_number(text[0])) return 1;
  const auto other = [](char32_t c) { return !is_space(c) && !is_letter(c) && !is_number(c); };
  const bool letters = is_letter(text[0]);
  std::size_t length = 1;
  while (length < text.size() && (letters ? is_letter(text[length]) : other(text[length]))) ++length;
  return length;
}

}  // namespace

ClipTokenizer::ClipTokenizer(const std::filesystem::path& merges) : ClipTokenizer(merges, Vocabulary{}) {}

ClipTokenizer ClipTokenizer::from_folder(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "vocab.json";
  std::ifstream stream(file);
  if (!stream) throw damaged(file, "cannot be read");
  try {
    return {folder / "merges.txt", nlohmann::json::parse(stream).get<Vocabulary>()};
  } catch (const nlohmann::json::exception&) {
    throw damaged(file, "is no list of tokens and numbers");
  }
}

ClipTokenizer::ClipTokenizer(const std::filesystem::path& merges, const Vocabulary& vocabulary) {
  const std::vector<std::string> pairs = read_merges(merges);
  read_vocabulary(vocabulary.empty() ? vocabulary_of(pairs) : vocabulary, pairs, merges);
}

void ClipTokenizer::read_vocabulary(const Vocabulary& vocabulary, const std::vector<std::string>& merges,
                                    const std::filesystem::path& file) {
  const auto number = [&](const std::string& token) {
    const auto found = vocabulary.find(token);
    if (found == vocabulary.end() || found->second < 0 || found->second > 0x7fffffff) {
      throw Error(ErrorCode::MissingWeights, "The vocabulary beside " + file.string() +
                                                 " does not fit CLIP: it has no number for \"" + token +
                                                 "\"; get the tokenizer of the model again.");
    }
    largest_token_ = std::max(largest_token_, found->second);
    return found->second;
  };
  start_token_ = number(std::string(kStart));
  end_token_ = number(std::string(kEnd));
  const ByteSpelling spelling = byte_spelling();
  for (const std::string& text : spelling.text) {
    byte_tokens_.push_back(number(text));
    last_byte_tokens_.push_back(number(text + std::string(kWordEnd)));
  }
  int rank = 0;
  for (const std::string& pair : merges) {
    const std::size_t space = pair.find(' ');
    const std::uint64_t key = pair_key(number(pair.substr(0, space)), number(pair.substr(space + 1)));
    merges_.emplace(key, Merge{rank++, number(merged(pair))});
  }
}

std::vector<std::int64_t> ClipTokenizer::encode(std::string_view text) const {
  const std::u32string all = normalized(text);
  std::vector<std::int64_t> tokens;
  std::u32string_view rest = all;
  while (!rest.empty()) {
    const std::size_t start = rest.find(kStart32), end = rest.find(kEnd32), next = std::min(start, end);
    append_text(rest.substr(0, next), tokens);
    if (next == std::u32string_view::npos) break;
    tokens.push_back(start < end ? start_token_ : end_token_);
    rest.remove_prefix(next + (start < end ? kStart32 : kEnd32).size());
  }
  return tokens;
}

void ClipTokenizer::append_text(std::u32string_view text, std::vector<std::int64_t>& tokens) const {
  while (!text.empty()) {
    if (is_space(text[0])) {
      text.remove_prefix(1);
      continue;
    }
    const std::size_t length = word_length(text);
    append_word(text.substr(0, length), tokens);
    text.remove_prefix(length);
  }
}

void ClipTokenizer::append_word(std::u32string_view word, std::vector<std::int64_t>& tokens) const {
  std::vector<std::int64_t> symbols;
  for (const char byte : to_utf8(word)) symbols.push_back(byte_tokens_[static_cast<unsigned char>(byte)]);
  symbols.back() = last_byte_tokens_[static_cast<unsigned char>(to_utf8(word).back())];
  for (;;) {
    const Merge* best = nullptr;
    std::uint64_t best_key = 0;
    for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
      const std::uint64_t key = pair_key(symbols[i], symbols[i + 1]);
      const auto found = merges_.find(key);
      if (found == merges_.end() || (best && found->second.rank >= best->rank)) continue;
      best = &found->second;
      best_key = key;
    }
    if (!best) break;
    std::vector<std::int64_t> shorter;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      const bool here = i + 1 < symbols.size() && pair_key(symbols[i], symbols[i + 1]) == best_key;
      shorter.push_back(here ? best->result : symbols[i]);
      if (here) ++i;
    }
    symbols = std::move(shorter);
  }
  tokens.insert(tokens.end(), symbols.begin(), symbols.end());
}

}  // namespace pentimento::diffusion
