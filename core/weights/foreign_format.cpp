#include "weights/foreign_format.h"

#include <array>
#include <string_view>

namespace pentimento::weights {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kPickle =
    "an old pickle checkpoint (.ckpt, .pt, .bin), which can run any program hidden in it and is never "
    "opened; "
    "convert it to safetensors with a tool you trust, or get the .safetensors file of the same model";

struct Magic {
  std::string_view bytes;
  std::string_view description;
};

constexpr std::array kMagics = {
    Magic{"PK\x03\x04"sv, kPickle},  // torch.save since 1.6: a zip archive around a pickle.
    Magic{"\x80\x02"sv, kPickle},    // Older torch.save: pickle protocol 2, then higher ones.
    Magic{"\x80\x03"sv, kPickle},
    Magic{"\x80\x04"sv, kPickle},
    Magic{"\x80\x05"sv, kPickle},
    Magic{"GGUF"sv, "a GGUF file; get the .safetensors file of the same model"},
    Magic{"version https://git-lfs"sv,
          "only a Git LFS pointer, not the model itself; run \"git lfs pull\" or download the file"},
    Magic{"<!DOCTYPE"sv, "a web page, not a model; the download needs a login or another link"},
    Magic{"<!doctype"sv, "a web page, not a model; the download needs a login or another link"},
    Magic{"<html"sv, "a web page, not a model; the download needs a login or another link"},
};

}  // namespace

std::optional<std::string> recognize_foreign_format(std::span<const std::byte> start) {
  const std::string_view text(reinterpret_cast<const char*>(start.data()), start.size());
  // A safetensors header begins with '{' at byte 8, whatever its length happens to spell before that.
  if (text.size() > 8 && text[8] == '{') return std::nullopt;
  for (const Magic& magic : kMagics)
    if (text.starts_with(magic.bytes)) return std::string(magic.description);
  return std::nullopt;
}

}  // namespace pentimento::weights
