// A folder with a small picture and a mask, and the commands on them.
#pragma once

#include "image/composite.h"
#include "image/io.h"
#include "tests/app/program.h"
#include "tests/core/engine/pictures.h"

namespace pentimento::test {

inline const Size kSceneSize{96, 72};
inline const Rect kSelected{40, 30, 16, 12};

struct Scene {
  TemporaryFolder folder;
  std::string picture = (folder / "in.png").string();
  std::string mask = (folder / "mask.png").string();
  std::string out = (folder / "out.png").string();

  explicit Scene(const image::PixelFormat& format = {}, Size size = kSceneSize) {
    write(engine::noise_picture(size, format), picture);
    write_mask(size, kSelected, "mask.png");
  }

  std::string file(const std::string& name) const { return (folder / name).string(); }

  static void write(const image::Image& image, const std::string& file) {
    Progress progress;
    image::write_image(image, file, {}, progress);
  }

  void write_mask(Size size, const Rect& selected, const std::string& name) const {
    Progress progress;
    image::write_mask(engine::rect_mask(size, selected), file(name), progress);
  }

  static image::Image read(const std::string& file) {
    Progress progress;
    return image::read_image(file, progress);
  }

  std::vector<std::string> remove(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"remove", picture, "--mask", mask, "-o", out};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
};

/// One line that begins with the program's name and ends like a sentence.
inline bool is_one_sentence(const std::string& text) {
  return text.starts_with("pentimento-cli: ") && text.ends_with(".\n") && text.find('\n') == text.size() - 1;
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace pentimento::test
