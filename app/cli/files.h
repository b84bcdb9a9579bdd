// The files around a job: candidates' names, recipes, checks before the work.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace pentimento::cli {

/// The name for a message.
std::string quoted(const std::filesystem::path& file);

/// `out` itself for one candidate, else out-1.png, out-2.png, ..
std::vector<std::filesystem::path> candidate_files(const std::filesystem::path& out, int candidates);

/// True when both name the same file, whether it is there or not.
bool same_file(const std::filesystem::path& a, const std::filesystem::path& b);

/// Far above any recipe: the mask of a 100-megapixel picture that does not compress at all.
inline constexpr std::uintmax_t kMaxRecipeBytes = std::uintmax_t{1} << 28;

/// Throws Error(BadFile) when it cannot be read or is larger than `limit` bytes.
std::string read_text(const std::filesystem::path& file, std::uintmax_t limit);

/// Replaces `file` when all of `text` is written. Throws Error(BadFile).
void write_text(const std::filesystem::path& file, const std::string& text);

}  // namespace pentimento::cli
