// The options that several commands share.
#pragma once

#include <CLI/App.hpp>
#include <filesystem>
#include <string>

#include "app/cli/reporter.h"
#include "engine/edit_request.h"
#include "image/io.h"

namespace pentimento::cli {

/// Where the result goes and what is told meanwhile.
struct OutputOptions {
  std::filesystem::path out;
  image::WriteOptions write;
  ProgressMode progress = ProgressMode::Auto;
  int threads = 0;  ///< 0: as many as the machine has
};

void add_output_options(CLI::App& command, OutputOptions& options, const std::string& out_name);

/// Sets the number of threads of the whole program.
void use_threads(const OutputOptions& options);

/// Adds the options that become fields of a request of any operation.
void add_request_options(CLI::App& command, engine::EditRequest& request);

/// Adds the options that become fields of `request.generation`.
void add_generation_options(CLI::App& command, engine::EditRequest& request);

/// --device, --dtype and --decode.
void add_compute_options(CLI::App& command, engine::GenerationOptions& options);

/// An option whose text is parsed by `parse`, which throws Error(Usage).
CLI::Option* add_parsed(CLI::App& command, const std::string& name, const std::string& value_name,
                        const std::string& help, const std::function<void(const std::string&)>& parse);

}  // namespace pentimento::cli
