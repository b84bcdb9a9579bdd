// The models (checkpoints) that a person has: a list of paths. No weights are copied, and what a model is and
// can do is read from its headers each time, so the list is never out of date.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "compute/run_plan.h"
#include "engine/context_needs.h"
#include "engine/edit_request.h"

namespace pentimento::engine {

/// What a file or folder of weights is.
struct ModelInfo {
  std::string id;    ///< short, of a-z 0-9 . - _; stays as long as the model is in the list; empty: not in it
  std::string name;  ///< of the file or folder, for people
  std::filesystem::path path;
  std::string hash;                   ///< see model_hash(); empty when it cannot be read
  std::string family;                 ///< "Stable Diffusion 1.x", "TAESD", "LoRA", ...
  std::string dtype;                  ///< of most numbers on disk: "F16"
  std::uint64_t bytes = 0;            ///< on disk
  std::uint64_t parameters = 0;       ///< numbers in all parts together
  compute::ModelSize size;            ///< what a run takes of memory
  int native_size = 0;                ///< px, width and height it was trained with
  bool inpainting = false;            ///< trained to fill masks
  bool latent_consistency = false;    ///< LCM: few steps
  bool tiny_autoencoder = false;      ///< makes no pictures, but previews and fast decoding
  std::vector<Operation> operations;  ///< what it can do; empty when it cannot be used
  std::vector<std::string> problems;  ///< sentences why it cannot be used, most important first
  std::vector<std::string> notes;     ///< worth telling

  bool usable() const { return problems.empty(); }
  bool can(Operation operation) const;
  /// What the context region has to be like for it.
  ContextNeeds needs() const;
};

/// What `path` is, whether it is in a list or not. A model that cannot be used is no error: its problems are
/// told. Throws Error(BadFile) when there is nothing at `path`, or the file is damaged or no model at all.
ModelInfo describe_model(const std::filesystem::path& path, const std::filesystem::path& config_folder = {});

/// What the model is, most important first, in the field's own words: "Stable Diffusion 1.x", "inpainting",
/// "LCM", "512 px", "F16", "2.13 GB". Nothing that is not known.
std::vector<std::string> model_facts(const ModelInfo& model);

/// "xxh3-128:" and 32 hexadecimal digits over names, sizes, headers and samples of the numbers of all files
/// that would be read: tells models apart in milliseconds, without reading gigabytes.
std::string model_hash(const std::vector<std::filesystem::path>& files);

/// Folder of what the person has told Pentimento: $XDG_DATA_HOME/pentimento, else
/// ~/.local/share/pentimento.
std::filesystem::path user_data_folder();

/// The list, kept as models.json in a folder. Every call reads the file anew: window and command line may use
/// it at the same time, the last writer wins.
class ModelList {
 public:
  explicit ModelList(const std::filesystem::path& folder = user_data_folder());

  /// In the order in which they were added. A model that is gone or damaged is listed with its problem.
  /// Throws Error(BadFile) when the list itself is damaged.
  std::vector<ModelInfo> models() const;

  /// Adds a file or folder, or finds it again when it is in the list. Throws Error(BadFile) as
  /// describe_model(), Error(MissingWeights) with the first problem when it cannot be used.
  ModelInfo add(const std::filesystem::path& path);

  /// Takes it off the list; its files stay. Throws Error(Usage) for an unknown id.
  void remove(const std::string& id);

  /// The model with this id, else what is at this path; with an empty text the first of the list that can do
  /// `operation`. Throws Error(MissingWeights) when there is none or it cannot do that.
  ModelInfo find(const std::string& id_or_path, Operation operation,
                 const std::filesystem::path& config_folder = {}) const;

  /// Path of a tiny autoencoder in the list; empty when there is none.
  std::filesystem::path tiny_autoencoder() const;

 private:
  struct Entry;
  std::vector<Entry> read() const;
  void write(const std::vector<Entry>& entries) const;

  std::filesystem::path file_;
};

/// Reads all files of a model and says what is wrong, in sentences; empty when nothing is. With `full` all
/// numbers are read and checked (none is NaN or infinite), which takes as long as reading the files.
std::vector<std::string> verify_model(const ModelInfo& model, bool full, Progress& progress);

}  // namespace pentimento::engine
