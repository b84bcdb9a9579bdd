#include "app/cli/checkpoint_info.h"

#include <algorithm>
#include <cstdio>

#include "base/byte_words.h"
#include "base/error.h"
#include "engine/machine.h"
#include "engine/model_plan.h"
#include "weights/checkpoint.h"

namespace pentimento::cli {
namespace {

using nlohmann::json;
using namespace weights;

std::string with_unit(double value, double unit, const char* name) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f %s", value < 10 * unit ? 2 : 1, value / unit, name);
  return text;
}

bool has_tensors(const PartDescription& part) {
  return part.parameter_count > 0;
}

std::string prediction_key(PredictionType type) {
  switch (type) {
    case PredictionType::VPrediction:
      return "v_prediction";
    case PredictionType::Sample:
      return "sample";
    case PredictionType::Epsilon:
      break;
  }
  return "epsilon";
}

std::string family_words(const CheckpointDescription& d) {
  std::string text(name_of(d.family));
  if (d.inpainting) text += ", inpainting";
  if (d.latent_consistency) text += ", latent consistency (LCM)";
  return text;
}

json part_json(const PartDescription& part) {
  json object = {{"part", std::string(name_of(part.part))}};
  if (!has_tensors(part)) return object;
  object["dtype"] = std::string(name_of(part.dtype));
  object["parameters"] = part.parameter_count;
  object["bytes"] = part.byte_count;
  json files = json::array();
  for (const auto& file : part.files) files.push_back(file.string());
  object["files"] = files;
  return object;
}

void add_parts(const CheckpointDescription& d, std::vector<Fact>& facts) {
  json parts = json::array(), missing = json::array();
  for (const PartDescription& part : d.parts) parts.push_back(part_json(part));
  for (const Part part : d.missing) missing.push_back(std::string(name_of(part)));
  facts.push_back({"parts", nullptr, parts, ""});
  facts.push_back({"missing", nullptr, missing, ""});
  for (const PartDescription& part : d.parts)
    if (has_tensors(part))
      facts.push_back({nullptr, name_of(part.part).data(), nullptr,
                       with_unit(static_cast<double>(part.parameter_count), 1e6, "million numbers") + ", " +
                           std::string(name_of(part.dtype)) + ", " + byte_words(part.byte_count)});
  std::vector<std::string> names;
  for (const Part part : d.missing) names.emplace_back(name_of(part));
  if (!names.empty()) facts.push_back({nullptr, "missing", nullptr, joined(names)});
}

void add_sizes(const CheckpointDescription& d, std::vector<Fact>& facts) {
  if (d.in_channels == 0) return;
  const std::string size = std::to_string(d.native_size);
  const std::string prediction = prediction_key(d.prediction_type);
  facts.push_back({"native_size", "native size", d.native_size, size + " x " + size + " pixels"});
  facts.push_back({"prediction_type", "predicts", prediction,
                   prediction + (d.prediction_type_known ? "" : " (assumed)")});
  facts.push_back({"prediction_type_known", nullptr, d.prediction_type_known, ""});
  facts.push_back({"in_channels", nullptr, d.in_channels, ""});
  facts.push_back({"latent_channels", nullptr, d.latent_channels, ""});
  facts.push_back({"cross_attention_dim", nullptr, d.cross_attention_dim, ""});
}

/// What a run at the native size takes.
void add_plan(const engine::ModelInfo& model, std::vector<Fact>& facts) {
  if (model.operations.empty()) return;
  const compute::RunPlan plan =
      run_plan(model, {model.native_size, model.native_size}, engine::this_machine());
  std::vector<std::string> operations;
  for (const engine::Operation operation : model.operations) operations.push_back(to_string(operation));
  facts.push_back({"operations", "can", operations, joined(operations)});
  facts.push_back({"hash", nullptr, model.hash, ""});
  facts.push_back({"plan",
                   "plan",
                   {{"device", name_of(plan.device)},
                    {"dtype", name_of(plan.compute_type)},
                    {"takes_turns", plan.takes_turns},
                    {"tiled_decode", plan.tiled_decode},
                    {"estimated_bytes", plan.estimated_bytes}},
                   to_string(plan)});
}

void add_sentences(const CheckpointDescription& d, std::vector<Fact>& facts) {
  facts.push_back({"problems", nullptr, d.problems, ""});
  facts.push_back({"notes", nullptr, d.notes, ""});
  for (const std::string& problem : d.problems) facts.push_back({nullptr, "problem", nullptr, problem});
  for (const std::string& note : d.notes) facts.push_back({nullptr, "note", nullptr, note});
}

}  // namespace

std::vector<Fact> checkpoint_facts(const std::filesystem::path& path) {
  const CheckpointDescription d = describe(path);
  if (d.family == Family::Unknown && !d.problems.empty() &&
      std::none_of(d.parts.begin(), d.parts.end(), has_tensors)) {
    throw Error(ErrorCode::BadFile, d.problems.front());
  }
  const bool folder = d.layout == Layout::Folder;
  std::vector<Fact> facts = {{"kind", "kind", "model", "model"},
                             {"family", "family", std::string(name_of(d.family)), family_words(d)},
                             {"inpainting", nullptr, d.inpainting, ""},
                             {"latent_consistency", nullptr, d.latent_consistency, ""},
                             {"layout", "layout", folder ? "diffusers" : "single-file",
                              folder ? "folder (diffusers)" : "single file"},
                             {"usable", "complete", d.usable, d.usable ? "yes" : "no"},
                             {"bytes", "size", d.byte_count, byte_words(d.byte_count)}};
  add_sizes(d, facts);
  if (d.usable) add_plan(engine::describe_model(path), facts);
  add_parts(d, facts);
  add_sentences(d, facts);
  return facts;
}

}  // namespace pentimento::cli
