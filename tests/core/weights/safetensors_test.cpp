#include "weights/safetensors.h"

#include <sys/stat.h>

#include <cstring>
#include <fstream>

#include "base/error.h"
#include "files.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::weights;
using namespace pentimento::weights::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string read_error(std::string_view bytes) {
  const TemporaryFolder folder;
  return sentence_of([&] { read_safetensors(folder.write("model.safetensors", bytes)); });
}

std::string header_error(std::string_view header, std::uint64_t data_size = 4) {
  return sentence_of([&] { parse_safetensors_header(header, data_size, "model.safetensors"); });
}

}  // namespace

TEST_CASE("safetensors gives names shapes dtypes bytes and metadata") {
  const TemporaryFolder folder;
  const std::string bytes = "abcdefgh";
  const auto path = folder.write(
      "m",
      safetensors_of({{"b", {2, 1}, DType::F32, bytes}, {"a", {}, DType::I64}, {"empty", {0, 7}, DType::F16}},
                     {{"format", "pt"}}));
  const SafetensorsFile file = read_safetensors(path);
  REQUIRE(file.tensors.size() == 3);
  const TensorView& b = file.tensors.at("b");
  CHECK(b.dtype == DType::F32);
  CHECK(b.shape == Shape{2, 1});
  CHECK(b.source_name == "b");
  REQUIRE(b.bytes.size() == bytes.size());
  CHECK(std::memcmp(b.bytes.data(), bytes.data(), bytes.size()) == 0);
  CHECK(file.tensors.at("a").element_count() == 1);
  CHECK(file.tensors.at("empty").bytes.empty());
  CHECK(file.metadata.at("format") == "pt");
}

TEST_CASE("safetensors without tensors is a valid file") {
  CHECK(parse_safetensors_header("{}", 0, "m").tensors.empty());
  CHECK_THAT(header_error("{}", 4), ContainsSubstring("4 bytes after its last tensor"));
}

TEST_CASE("safetensors views outlive everything but the view") {
  const TemporaryFolder folder;
  TensorView view;
  {
    const auto file = read_safetensors(folder.write("m", safetensors_of({{"a", {4}, DType::U8, "1234"}})));
    view = file.tensors.at("a");
  }
  std::filesystem::remove(folder.path() / "m");
  CHECK(std::memcmp(view.bytes.data(), "1234", 4) == 0);
}

TEST_CASE("safetensors header padded with spaces is accepted") {
  const auto header = parse_safetensors_header(
      R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4],"note":[[1,{"x":null}]]}}   )", 4, "m");
  CHECK(header.tensors.at(0).end == 4);
}

TEST_CASE("safetensors damaged at the outside is refused with a sentence") {
  const std::string good = safetensors_of({{"a", {4}, DType::U8, "1234"}});
  CHECK_THAT(read_error(""), ContainsSubstring("too short"));
  CHECK_THAT(read_error("1234567"), ContainsSubstring("too short"));
  CHECK_THAT(read_error(good.substr(0, 20)), ContainsSubstring("cut off within its header"));
  CHECK_THAT(read_error(good.substr(0, good.size() - 1)), ContainsSubstring("\"a\" lies beyond the end"));
  CHECK_THAT(read_error(good + "x"), ContainsSubstring("1 bytes after its last tensor"));
  CHECK_THAT(read_error(std::string("\0\0\0\0\0\0\0\x80{}", 10)), ContainsSubstring("too long"));
  CHECK_THAT(read_error(std::string("\xff\xff\xff\xff\xff\xff\xff\xff{}", 10)),
             ContainsSubstring("too long"));
  CHECK_THAT(read_error(safetensors_of("[]", "")), ContainsSubstring("brace"));
}

TEST_CASE("safetensors with wrong JSON is refused with a sentence") {
  CHECK_THAT(header_error("{"), ContainsSubstring("no valid JSON"));
  CHECK_THAT(header_error(""), ContainsSubstring("no valid JSON"));
  CHECK_THAT(header_error("{}{}"), ContainsSubstring("no valid JSON"));
  CHECK_THAT(header_error("{\"a\":{\"dtype\":\"\xff\"}}"), ContainsSubstring("no valid JSON"));
  CHECK_THAT(header_error("[1]"), ContainsSubstring("its header is a list"));
  CHECK_THAT(header_error("3"), ContainsSubstring("its header is a number"));
  CHECK_THAT(header_error(R"({"a":3})"), ContainsSubstring("\"a\" is a number"));
  CHECK_THAT(header_error(R"({"a":{}})"), ContainsSubstring("\"a\" lacks"));
  CHECK_THAT(header_error(R"({"a":{"dtype":"U8","shape":[4]}})"), ContainsSubstring("lacks"));
  CHECK_THAT(header_error(R"({"a":{"dtype":4,"shape":[4],"data_offsets":[0,4]}})"),
             ContainsSubstring("a number as \"dtype\""));
  CHECK_THAT(header_error(R"({"a":{"dtype":"U8","shape":4,"data_offsets":[0,4]}})"),
             ContainsSubstring("as \"shape\""));
  CHECK_THAT(header_error(R"({"a":{"dtype":"U8","shape":[[4]],"data_offsets":[0,4]}})"),
             ContainsSubstring("a list as \"shape\""));
  CHECK_THAT(header_error(R"({"a":{"dtype":"U8","shape":{"x":4},"data_offsets":[0,4]}})"),
             ContainsSubstring("an object as \"shape\""));
  CHECK_THAT(header_error(R"({"a":{"dtype":"U8","dtype":"U8","shape":[4],"data_offsets":[0,4]}})"),
             ContainsSubstring("twice"));
  CHECK_THAT(header_error(R"({"__metadata__":{"a":1}})", 0), ContainsSubstring("where text should be"));
  CHECK_THAT(header_error(R"({"__metadata__":{"a":{}}})", 0), ContainsSubstring("where text should be"));
  CHECK_THAT(header_error(R"({"__metadata__":"x"})", 0), ContainsSubstring("text"));
}

TEST_CASE("safetensors with hostile numbers is refused with a sentence") {
  const auto tensor = [](const std::string& shape, const std::string& offsets) {
    return header_error(R"({"a":{"dtype":"F32","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}}");
  };
  CHECK_THAT(tensor("[-1]", "[0,4]"), ContainsSubstring("a negative number"));
  CHECK_THAT(tensor("[1.0]", "[0,4]"), ContainsSubstring("no whole number"));
  CHECK_THAT(tensor("[1e400]", "[0,4]"), ContainsSubstring("no valid JSON"));
  CHECK_THAT(tensor("[NaN]", "[0,4]"), ContainsSubstring("no valid JSON"));
  CHECK_THAT(tensor("[18446744073709551615]", "[0,4]"), ContainsSubstring("too large"));
  CHECK_THAT(tensor("[18446744073709551616]", "[0,4]"), ContainsSubstring("no whole number"));
  CHECK_THAT(tensor("[4611686018427387905]", "[0,4]"), ContainsSubstring("another number of bytes"));
  CHECK_THAT(tensor("[4294967296,4294967296,0]", "[0,0]"), ContainsSubstring("another number of bytes"));
  CHECK_THAT(tensor("[2]", "[0,4]"), ContainsSubstring("another number of bytes"));
  CHECK_THAT(tensor("[1]", "[4,0]"), ContainsSubstring("ends before it begins"));
  CHECK_THAT(tensor("[1]", "[0,9223372036854775807]"), ContainsSubstring("beyond the end"));
  CHECK_THAT(tensor("[1]", "[0]"), ContainsSubstring("not two numbers"));
  CHECK_THAT(tensor("[1]", "[0,2,4]"), ContainsSubstring("not two numbers"));
  std::string ones = "[1";
  for (int i = 0; i < 200; ++i) ones += ",1";
  CHECK_THAT(tensor(ones + "]", "[0,4]"), ContainsSubstring("too many dimensions"));
}

TEST_CASE("safetensors with overlaps or holes is refused naming the tensor") {
  const auto two = [](const std::string& a, const std::string& b, std::uint64_t size) {
    return header_error(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":)" + a +
                            R"(},"b":{"dtype":"U8","shape":[4],"data_offsets":)" + b + "}}",
                        size);
  };
  CHECK(two("[0,4]", "[4,8]", 8) == "(no error)");
  CHECK(two("[4,8]", "[0,4]", 8) == "(no error)");
  CHECK_THAT(two("[0,4]", "[2,6]", 6), ContainsSubstring("\"b\" overlaps"));
  CHECK_THAT(two("[0,4]", "[0,4]", 4), ContainsSubstring("\"b\" overlaps"));
  CHECK_THAT(two("[0,4]", "[6,10]", 10), ContainsSubstring("\"b\" leaves a hole"));
  CHECK_THAT(two("[4,8]", "[8,12]", 12), ContainsSubstring("\"a\" leaves a hole"));
}

TEST_CASE("safetensors with deep or large JSON is refused quickly") {
  const std::string field = R"({"a":{"x":)";
  CHECK_THAT(header_error(field + std::string(5'000'000, '[')), ContainsSubstring("nested too deeply"));
  std::string objects = field;
  for (int i = 0; i < 100'000; ++i) objects += R"({"x":)";
  CHECK_THAT(header_error(objects), ContainsSubstring("nested too deeply"));
  const std::string long_name = header_error("{\"" + std::string(1'000'000, 'n') + "\":{}}");
  CHECK_THAT(long_name, ContainsSubstring("a name of 1000000 bytes"));
  CHECK(long_name.size() < 300);
  CHECK_THAT(header_error(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{}})"),
             ContainsSubstring("\"a\" is there twice"));
  CHECK_THAT(header_error(R"({"a":{"dtype":")" + std::string(1'000'000, 'F') + "\"}}"),
             ContainsSubstring("not supported"));
}

TEST_CASE("safetensors names an unsupported number format") {
  const std::string sentence = header_error(R"({"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}})");
  CHECK_THAT(sentence, ContainsSubstring("F8_E4M3"));
  CHECK_THAT(sentence, ContainsSubstring("convert the model to fp16"));
}

TEST_CASE("files that are no safetensors are told what they are") {
  CHECK_THAT(read_error("PK\x03\x04 something"), ContainsSubstring("never opened"));
  CHECK_THAT(read_error("\x80\x02\x8a\x0al\xfc\x9c"), ContainsSubstring("convert it to safetensors"));
  CHECK_THAT(read_error("version https://git-lfs.github.com/spec/v1\noid"),
             ContainsSubstring("Git LFS pointer"));
  CHECK_THAT(read_error("<!DOCTYPE html><html>"), ContainsSubstring("web page"));
  CHECK_THAT(read_error("GGUF\x03\x01\x01\x01\x01\x01"), ContainsSubstring("GGUF"));
  CHECK_THAT(read_error("\x89PNG\r\n\x1a\n........................"),
             ContainsSubstring("no safetensors file"));
}

TEST_CASE("paths that are no files give a sentence with code BadFile") {
  const TemporaryFolder folder;
  try {
    read_safetensors(folder.path() / "not-there");
    FAIL("no error");
  } catch (const Error& e) {
    CHECK(e.code() == ErrorCode::BadFile);
    CHECK_THAT(e.what(), ContainsSubstring("No such file"));
  }
  CHECK_THAT(sentence_of([&] { read_safetensors(folder.path()); }), ContainsSubstring("a folder"));
  REQUIRE(mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  CHECK_THAT(sentence_of([&] { read_safetensors(folder.path() / "pipe"); }),
             ContainsSubstring("no ordinary file"));
}

TEST_CASE("a file that shrinks is noticed and does not crash") {
  const TemporaryFolder folder;
  const auto path = folder.write("m", safetensors_of({{"a", {100'000}, DType::U8}}));
  const SafetensorsFile file = read_safetensors(path);
  const MappedFile& mapped = *file.tensors.at("a").file;
  mapped.check_unchanged();
  std::filesystem::resize_file(path, 10);
  CHECK_THAT(sentence_of([&] { mapped.check_unchanged(); }), ContainsSubstring("another program changed it"));
  std::byte byte{};
  CHECK_THAT(sentence_of([&] { mapped.read_at(50'000, {&byte, 1}); }), ContainsSubstring("ends too early"));
}

TEST_CASE("names from hostile files are cleaned in sentences") {
  const std::string sentence = header_error("{\"bad\\u001b[31m\\u0000name\":3}");
  CHECK_THAT(sentence, ContainsSubstring("\"bad?[31m?name\""));
}

TEST_CASE("page cache hints keep the bytes") {
  const TemporaryFolder folder;
  std::string bytes(50'000, 'x');
  const auto file = read_safetensors(folder.write("m", safetensors_of({{"a", {50'000}, DType::U8, bytes}})));
  const TensorView& a = file.tensors.at("a");
  a.file->will_need(a.bytes);
  a.file->release(a.bytes);
  CHECK(std::memcmp(a.bytes.data(), bytes.data(), bytes.size()) == 0);
}
