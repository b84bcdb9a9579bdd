// Option values as people write them. Every parse function throws Error(Usage) with a sentence that names the
// option; numbers are read the same way in every locale.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/edit_request.h"

namespace pentimento::cli {

int parse_whole(const std::string& option, const std::string& text, int least, int most);
double parse_number(const std::string& option, const std::string& text);

/// A number, or "random".
std::uint64_t parse_seed(const std::string& text);

/// "auto", "whole" or "WxH+X+Y" (X and Y may be negative: "300x200+-10+20").
engine::ContextChoice parse_context(const std::string& text);

/// "WxH" in pixels.
Size parse_size(const std::string& option, const std::string& text);

/// "16:9": width to height, both above 0, with or without fractions.
double parse_aspect(const std::string& option, const std::string& text);

engine::Tiling parse_tiling(const std::string& option, const std::string& text);

/// "X,Y" in pixels, with or without fractions.
struct PointOption {
  double x = 0;
  double y = 0;
};
PointOption parse_point(const std::string& option, const std::string& text);

engine::SamplingArea parse_sampling(const std::string& option, const std::string& text);

/// Adds the lines of "X,Y X,Y ..".
void add_guides(const std::string& option, const std::string& text,
                std::vector<engine::FillOptions::Guide>& guides);

/// How far to extend: pixels, or a share of the picture's side ("20%").
struct Extent {
  double value = 0;
  bool percent = false;

  int pixels(int side) const;
};
Extent parse_extent(const std::string& option, const std::string& text);

}  // namespace pentimento::cli
