#include "base/error.h"
#include "files.h"
#include "tests/catch.h"
#include "weights/safetensors.h"

using namespace pentimento::weights;
using namespace pentimento::weights::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string index_error(const std::string& index) {
  const TemporaryFolder folder;
  folder.write("one.safetensors", safetensors_of({{"a", {1}}}));
  return sentence_of([&] { read_sharded_safetensors(folder.write("m.index.json", index)); });
}

}  // namespace

TEST_CASE("shards are read as one state dict") {
  const TemporaryFolder folder;
  folder.write("m-1.safetensors", safetensors_of({{"a", {1}}, {"c", {3}}}));
  folder.write("m-2.safetensors", safetensors_of({{"b", {2}}}, {{"format", "pt"}}));
  const auto index = folder.write("m.safetensors.index.json",
                                  R"({"metadata":{"total_size":24},"weight_map":{"a":"m-1.safetensors",
                                      "b":"m-2.safetensors","c":"m-1.safetensors"}})");
  const SafetensorsFile file = read_sharded_safetensors(index);
  CHECK(file.tensors.size() == 3);
  CHECK(file.tensors.at("b").shape == Shape{2});
  CHECK(file.tensors.at("c").file->path().filename() == "m-1.safetensors");
  CHECK(file.metadata.at("format") == "pt");
}

TEST_CASE("a missing shard is named") {
  CHECK_THAT(index_error(R"({"weight_map":{"a":"two.safetensors"}})"),
             ContainsSubstring("needs the file \"two.safetensors\""));
}

TEST_CASE("a tensor that is not in its shard is named") {
  CHECK_THAT(index_error(R"({"weight_map":{"zebra":"one.safetensors"}})"), ContainsSubstring("\"zebra\""));
}

TEST_CASE("an index cannot reach outside its folder") {
  for (const char* name :
       {"../one.safetensors", "/etc/passwd", "..", ".", "", "sub/one.safetensors", "..\\\\one", "C:one"})
    CHECK_THAT(index_error(std::string(R"({"weight_map":{"a":")") + name + "\"}}"),
               ContainsSubstring("outside its folder"));
  CHECK_THAT(index_error(R"({"weight_map":{"a":"one.safetensors\u0000"}})"),
             ContainsSubstring("outside its folder"));
}

TEST_CASE("an index that is no index is refused with a sentence") {
  CHECK_THAT(index_error("{}"), ContainsSubstring("weight_map"));
  CHECK_THAT(index_error("[]"), ContainsSubstring("no JSON object"));
  CHECK_THAT(index_error("{\"weight_map\":"), ContainsSubstring("no valid JSON"));
  CHECK_THAT(index_error(R"({"weight_map":[]})"), ContainsSubstring("weight_map"));
  CHECK_THAT(index_error(R"({"weight_map":{"a":1}})"), ContainsSubstring("names no file"));
  CHECK_THAT(index_error(R"({"weight_map":{"a":"one.safetensors","a":"one.safetensors"}})"),
             ContainsSubstring("twice"));
  CHECK_THAT(index_error(std::string(2'000'000, '[')), ContainsSubstring("nested too deeply"));
}
