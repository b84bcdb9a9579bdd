// The readers of metadata blocks, on any bytes.
#include "image/codecs/codec.h"
#include "image/codecs/exif.h"
#include "image/codecs/png_chunks.h"
#include "image/codecs/tiff_blocks.h"
#include "image/icc_profile.h"
#include "tests/fuzz/temporary_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pentimento;
  const auto file = fuzz::input_file(data, size);
  image::Metadata metadata;
  image::read_png_blocks(file, metadata);
  image::read_tiff_blocks(file, metadata);
  image::tiff_block_places(file);
  std::vector<std::uint8_t> exif(data, data + size);
  image::exif_orientation(exif);
  image::reset_exif_orientation(exif);
  image::remove_exif_thumbnail(exif);
  image::profile_description(exif);
  metadata.exif = exif;
  try {
    image::append_tiff_blocks(file, metadata);
  } catch (const image::CodecError&) {
  }
  return 0;
}
