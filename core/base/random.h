// Random numbers as a function of place and step, so that the order of threads cannot change a result.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

namespace pentimento {

/// An integer hash with full avalanche (constants of the public-domain "lowbias32" by C. Wellons).
inline std::uint32_t mix(std::uint32_t h) {
  h ^= h >> 16;
  h *= 0x7feb352dU;
  h ^= h >> 15;
  h *= 0x846ca68bU;
  return h ^ (h >> 16);
}

inline std::uint32_t hash(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  return mix(a ^ mix(b + 0x9e3779b9U + mix(c + 0x85ebca6bU)));
}

/// In [0, 1).
inline float uniform(std::uint32_t h) {
  return static_cast<float>(h >> 8) * 0x1p-24F;
}

/// From -radius to radius.
inline int within(std::uint32_t h, int radius) {
  return static_cast<int>((std::uint64_t{h} * (2 * static_cast<std::uint64_t>(radius) + 1)) >> 32) - radius;
}

/// Standard normal (Box and Muller 1958).
inline float gaussian(std::uint32_t h) {
  const float a = uniform(h) + 1e-7F, b = uniform(mix(h + 0x51ed270bU));
  return std::sqrt(-2.0F * std::log(a)) * std::cos(2.0F * std::numbers::pi_v<float> * b);
}

}  // namespace pentimento
