// ICC profiles made by Little CMS for the tests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pentimento::test {

std::vector<std::uint8_t> display_p3_profile();
std::vector<std::uint8_t> wide_gamut_profile();  ///< ProPhoto's primaries, gamma 1.8
std::vector<std::uint8_t> adobe_like_profile();  ///< Adobe RGB's primaries, gamma 2.2
std::vector<std::uint8_t> srgb_profile();
std::vector<std::uint8_t> grey_profile();   ///< gamma 1.8
std::vector<std::uint8_t> table_profile();  ///< RGB through a three-dimensional table

}  // namespace pentimento::test
