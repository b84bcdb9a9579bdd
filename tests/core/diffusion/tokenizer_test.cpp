#include <fstream>
#include <ostream>

#include "base/error.h"
#include "diffusion/tokenizers/clip_tokenizer.h"
#include "diffusion/tokenizers/prompt.h"
#include "golden.h"
#include "tests/catch.h"
#include "tests/temporary_folder.h"

namespace pentimento::diffusion {

// Catch2 prints it, by way of libtorch's output of vectors.
std::ostream& operator<<(std::ostream& stream, const WeightedText& piece) {
  return stream << '"' << piece.text << "\" " << piece.weight;
}

namespace {

using Ids = std::vector<std::int64_t>;

// The published vocabulary, which scripts/fetch-libtorch brings.
std::optional<ClipTokenizer> published_tokenizer() {
  if (std::filesystem::exists(PENTIMENTO_CLIP_MERGES)) return ClipTokenizer(PENTIMENTO_CLIP_MERGES);
  WARN("Skipped: there is no CLIP vocabulary; run scripts/fetch-libtorch.");
  return std::nullopt;
}

Ids framed(const ClipTokenizer& tokenizer, const std::string& text) {
  Ids ids = tokenizer.encode(text);
  ids.insert(ids.begin(), tokenizer.start_token());
  ids.push_back(tokenizer.end_token());
  return ids;
}

}  // namespace

TEST_CASE("Token ids are those of transformers") {
  const std::optional<ClipTokenizer> tokenizer = published_tokenizer();
  const std::optional<Golden> golden = Golden::open("tiny-sd");
  if (!tokenizer || !golden) return;
  const GoldenEntry entry = golden->entry("tokenizer");
  const at::Tensor cut = entry.output("ids");
  std::int64_t row = 0;
  for (const nlohmann::json& example : entry.params().at("prompts")) {
    INFO(example.dump());
    const std::string prompt = example.at("prompt");
    CHECK(framed(*tokenizer, prompt) == example.at("ids").get<Ids>());
    Ids first = tokenizer->encode(prompt);
    first.resize(std::min<std::size_t>(first.size(), 75));
    CHECK(at::equal(cut[row].slice(0, 1, 1 + static_cast<std::int64_t>(first.size())), at::tensor(first)));
    ++row;
  }
  CHECK(row > 40);
}

TEST_CASE("A vocabulary from merges alone is that of vocab.json") {
  const std::filesystem::path folder = std::filesystem::path(PENTIMENTO_SHARED_GOLDENS) / "clip_tokenizer";
  if (!std::filesystem::exists(folder)) return;
  const ClipTokenizer alone(folder / "merges.txt"), whole = ClipTokenizer::from_folder(folder);
  for (const char* text : {"A red fox, 35mm f/1.8", "naïve 東京 🦊", "<|endoftext|> x"}) {
    CHECK(alone.encode(text) == whole.encode(text));
  }
}

TEST_CASE("Text that is no UTF-8 and long words are no problem for the tokenizer") {
  const std::optional<ClipTokenizer> tokenizer = published_tokenizer();
  if (!tokenizer) return;
  CHECK(!tokenizer->encode("fox \xff\xc3 \xf0\x9f").empty());
  CHECK(!tokenizer->encode(std::string(10'000, 'a')).empty());
  CHECK(tokenizer->encode("").empty());
}

TEST_CASE("Broken tokenizer files are refused") {
  const pentimento::test::TemporaryFolder folder;
  CHECK_THROWS_AS(ClipTokenizer(folder / "merges.txt"), Error);
  std::ofstream(folder / "merges.txt") << "#version: 0.2\nnonsense\n";
  CHECK_THROWS_AS(ClipTokenizer(folder / "merges.txt"), Error);
  std::ofstream(folder / "merges.txt") << "#version: 0.2\ni n\n";
  std::ofstream(folder / "vocab.json") << R"({"a": "b"})";
  CHECK_THROWS_AS(ClipTokenizer::from_folder(folder.path()), Error);
  std::ofstream(folder / "vocab.json") << R"({"a": -1})";
  CHECK_THROWS_AS(ClipTokenizer::from_folder(folder.path()), Error);
}

TEST_CASE("Emphasis is read as in AUTOMATIC1111") {
  using Pieces = std::vector<WeightedText>;
  CHECK(parse_emphasis("a fox") == Pieces{{"a fox", 1}});
  CHECK(parse_emphasis("") == Pieces{{"", 1}});
  CHECK(parse_emphasis("a (red) fox") == Pieces{{"a ", 1}, {"red", 1.1F}, {" fox", 1}});
  CHECK(parse_emphasis("a [red] fox") == Pieces{{"a ", 1}, {"red", 1 / 1.1F}, {" fox", 1}});
  CHECK(parse_emphasis("(red:1.3) fox") == Pieces{{"red", 1.3F}, {" fox", 1}});
  CHECK(parse_emphasis("(red : 0.5 ) fox") == Pieces{{"red ", 0.5F}, {" fox", 1}});
  CHECK(parse_emphasis("((red))") == Pieces{{"red", 1.1F * 1.1F}});
  CHECK(parse_emphasis("(a (b) c)") == Pieces{{"a ", 1.1F}, {"b", 1.1F * 1.1F}, {" c", 1.1F}});
  CHECK(parse_emphasis(R"(\(red\) fox)") == Pieces{{"(red) fox", 1}});
  CHECK(parse_emphasis("(red") == Pieces{{"red", 1.1F}});
  CHECK(parse_emphasis("red) ]: 10:30") == Pieces{{"red) ]: 10:30", 1}});
  CHECK(parse_emphasis("(time 10:30)") == Pieces{{"time 10", 30}});
  CHECK(parse_emphasis("(a:b)") == Pieces{{"a:b", 1.1F}});
  CHECK(parse_emphasis("()[]") == Pieces{{"", 1}});
}

TEST_CASE("Long prompts go on in further chunks") {
  const std::optional<ClipTokenizer> tokenizer = published_tokenizer();
  if (!tokenizer) return;
  std::string prompt;
  for (int i = 0; i < 100; ++i) prompt += "fox ";
  const std::vector<TokenChunk> chunks = tokenize_prompt(*tokenizer, prompt, {});
  REQUIRE(chunks.size() == 2);
  CHECK(chunks[0].ids.size() == 77);
  CHECK(chunks[1].ids.size() == 77);
  CHECK(chunks[0].ids[76] == tokenizer->end_token());
  CHECK(chunks[1].ids[25] != tokenizer->end_token());
  CHECK(chunks[1].ids[26] == tokenizer->end_token());
  ChunkOptions truncate;
  truncate.long_prompt = LongPrompt::Truncate;
  CHECK(tokenize_prompt(*tokenizer, prompt, truncate).size() == 1);
  CHECK_THROWS_AS(tokenize_prompt(*tokenizer, std::string(1'000'000, 'x'), {}), Error);
}

TEST_CASE("Padding and weights stand beside the tokens") {
  const std::optional<ClipTokenizer> tokenizer = published_tokenizer();
  if (!tokenizer) return;
  ChunkOptions options;
  options.pad_token = 0;
  const TokenChunk chunk = tokenize_prompt(*tokenizer, "(fox:1.5)", options).at(0);
  CHECK(chunk.emphasized());
  CHECK(chunk.weights[0] == 1);
  CHECK(chunk.weights[1] == 1.5F);
  CHECK(chunk.ids[2] == tokenizer->end_token());
  CHECK(chunk.ids[3] == 0);
  CHECK_FALSE(tokenize_prompt(*tokenizer, "fox", options).at(0).emphasized());
}

}  // namespace pentimento::diffusion
