// Says in the XMP of a picture how it came about: the property Iptc4xmpExt:DigitalSourceType of the IPTC
// Photo Metadata Standard, with values of https://cv.iptc.org/newscodes/digitalsourcetype/ (2024-09-17).
//
// Networks are always named. Retouching by the built-in engine, a tool that has learned nothing, only
// corrects what a file says already: a capture of a camera or scanner becomes "humanEdits", and a file that
// says nothing stays as it is. "algorithmicallyEnhanced" is not for us: it is for changes that leave the
// content as it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "image/image.h"

namespace pentimento::image {

/// The later ones say more and are never replaced by earlier ones.
enum class DigitalSource : std::uint8_t {
  HumanEdits,            ///< changed by a person with tools that are not generative
  CompositeWithTrained,  ///< parts of it were made by a network
  Trained                ///< made by a network
};

/// The value of the property in an XMP packet; empty: it has none.
std::string digital_source_of(const std::vector<std::uint8_t>& xmp);

/// `xmp` (empty: a new packet) that says `source`, unless it says something stronger; all else stays byte for
/// byte. None when the packet is not understood.
std::optional<std::vector<std::uint8_t>> with_digital_source(const std::vector<std::uint8_t>& xmp,
                                                             DigitalSource source);

/// The picture with that in its metadata, if its packet is understood. None: as it is.
Image with_digital_source(const Image& image, std::optional<DigitalSource> source);

/// What the packet says about networks; none when they did nothing.
std::optional<DigitalSource> trained_source_of(const std::vector<std::uint8_t>& xmp);

}  // namespace pentimento::image
