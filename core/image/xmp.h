// Finding and adding things in XMP packets without touching the rest. Packets are text of strangers: this
// looks for what it knows, in time in proportion to the packet, and leaves alone what it does not understand.
// Private to this module.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pentimento::image::xmp {

struct Span {
  std::size_t begin = 0;
  std::size_t length = 0;
};

/// The value in quotes after an attribute's name, which ends at `at`.
std::optional<Span> attribute(std::string_view text, std::size_t at);
/// Of the first attribute of that name from `at` on, before `end`.
std::optional<Span> attribute_named(std::string_view text, std::string_view name, std::size_t at = 0,
                                    std::size_t end = std::string_view::npos);
/// The prefix under which the packet knows a namespace; `fallback` when it does not.
std::string prefix_in(std::string_view packet, std::string_view name_space, std::string_view fallback);

/// A packet that says nothing.
std::string new_packet();
/// One more description of the same thing after the others: `rest` is what follows its rdf:about, with its
/// end. False when the packet has no place for it.
bool insert_description(std::string& packet, const std::string& rest);

}  // namespace pentimento::image::xmp
