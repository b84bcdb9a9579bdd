// Whatever the bytes, read_image gives a picture or an Error.
#include "base/error.h"
#include "image/color.h"
#include "image/io.h"
#include "tests/fuzz/temporary_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pentimento;
  try {
    Progress progress;
    const auto image = image::read_image(fuzz::input_file(data, size), progress, 64U << 20);
    const image::ColorConverter converter(image.pixels.format(), *image.metadata);
    const Rect corner = Rect{0, 0, 16, 16}.intersected(image.pixels.bounds());
    converter.from_srgb(converter.to_srgb(image.pixels, corner));
    converter.to_display(image.pixels, corner);
  } catch (const Error&) {
  }
  return 0;
}
