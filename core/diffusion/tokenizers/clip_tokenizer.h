// Byte-pair encoding of CLIP (Radford et al., arXiv 2103.00020; Sennrich et al., arXiv 1508.07909), with the
// token numbers that transformers 5 gives: NFC, white space collapsed, lower case, then words, single digits
// and runs of other characters, each encoded byte by byte and merged.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pentimento::diffusion {

class ClipTokenizer {
 public:
  /// From merges.txt alone: the numbers follow from the order of the merges. Error BadFile.
  explicit ClipTokenizer(const std::filesystem::path& merges);
  /// From vocab.json and merges.txt in a folder. Error BadFile; Error MissingWeights when the vocabulary
  /// lacks what CLIP needs: a byte, the result of a merge, the mark of start or end.
  static ClipTokenizer from_folder(const std::filesystem::path& folder);

  /// Token numbers of a text, without start and end. What is no UTF-8 counts as U+FFFD.
  std::vector<std::int64_t> encode(std::string_view text) const;

  std::int64_t start_token() const { return start_token_; }
  std::int64_t end_token() const { return end_token_; }
  /// No text gives a larger number. The text encoder must know it.
  std::int64_t largest_token() const { return largest_token_; }

 private:
  using Vocabulary = std::unordered_map<std::string, std::int64_t>;
  struct Merge {
    int rank;
    std::int64_t result;
  };

  ClipTokenizer(const std::filesystem::path& merges, const Vocabulary& vocabulary);
  void read_vocabulary(const Vocabulary& vocabulary, const std::vector<std::string>& merges,
                       const std::filesystem::path& file);
  void append_text(std::u32string_view text, std::vector<std::int64_t>& tokens) const;
  void append_word(std::u32string_view word, std::vector<std::int64_t>& tokens) const;

  std::vector<std::int64_t> byte_tokens_;       ///< Of each byte inside a word.
  std::vector<std::int64_t> last_byte_tokens_;  ///< Of each byte at the end of a word.
  std::unordered_map<std::uint64_t, Merge> merges_;
  std::int64_t start_token_ = 0, end_token_ = 0, largest_token_ = 0;
};

}  // namespace pentimento::diffusion
