#include "engine/edit_request.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "engine/context_region.h"
#include "engine/variation.h"

namespace pentimento::engine {

namespace {
constexpr int kMaxSide = 1 << 20;  // as TiledImage
constexpr std::int64_t kMaxPixels = std::numeric_limits<std::int32_t>::max();

[[noreturn]] void refuse(const std::string& sentence) {
  throw Error(ErrorCode::Usage, sentence);
}

std::string words(Size size) {
  return std::to_string(size.width) + " x " + std::to_string(size.height);
}

void check_range(const std::string& name, double value, double least, double most) {
  if (value >= least && value <= most) return;  // false for NaN
  const auto text = [](double v) {
    return v == std::floor(v) && std::abs(v) < 1e15 ? std::to_string(static_cast<long long>(v))
                                                    : std::to_string(v);
  };
  refuse(name + " must be from " + text(least) + " to " + text(most) + ", not " + text(value) + ".");
}

void check_numbers(const EditRequest& request) {
  if (request.strength) check_range("The strength", *request.strength, 0, 1);
  check_range("The ring", request.ring, 0, image::kMaxRing);
  check_range("The number of candidates", request.candidates, 1, kMaxCandidates);
}

void check_margins(const Margins& m) {
  if (std::min({m.left, m.top, m.right, m.bottom}) >= 0) return;
  refuse("A margin cannot be negative: extend makes the picture larger, it does not cut.");
}

void check_extension(const EditRequest& request) {
  const Margins& m = request.margins;
  if (m.none()) refuse("Say on which side and how far to extend the picture: all margins are 0.");
  const Size size = request.image.size();
  const std::int64_t width = std::int64_t{size.width} + m.left + m.right;
  const std::int64_t height = std::int64_t{size.height} + m.top + m.bottom;
  if (width > kMaxSide || height > kMaxSide || width * height > kMaxPixels) {
    refuse("The extended picture would have " + std::to_string(width) + " x " + std::to_string(height) +
           " pixels, which is larger than Pentimento can edit.");
  }
}

void check_generated_size(const EditRequest& request) {
  const auto fits = [](int side) { return side >= kMinGeneratedSide && side <= kMaxGeneratedSide; };
  if (fits(request.size.width) && fits(request.size.height)) return;
  refuse("A new picture can have sides from " + std::to_string(kMinGeneratedSide) + " to " +
         std::to_string(kMaxGeneratedSide) + " pixels, not " + words(request.size) + ".");
}

void check_mask(const EditRequest& request) {
  const Size picture = request.image.size(), mask = request.mask.size();
  const bool no_mask = mask.empty() && may_take_all(request.operation);
  if (mask != picture && !no_mask) {
    refuse("The mask has " + words(mask) + " pixels but the picture has " + words(picture) +
           ": both must have the same size.");
  }
  if (request.operation == Operation::Remove && request.mask.empty()) {
    refuse("The mask selects nothing: paint white over what is to be removed.");
  }
  if (request.operation == Operation::Add && request.mask.empty()) {
    refuse("The mask selects nothing: paint white where something is to appear.");
  }
}

void check_onto(const EditRequest& request) {
  const image::Image& onto = request.onto;
  if (onto.pixels.empty()) {
    if (!request.margins.none()) refuse("Only Extend, and variations of what it made, have margins.");
    return;
  }
  const Size picture = request.image.size();
  const Margins& m = request.margins;
  const bool fits = std::int64_t{onto.size().width} + m.left + m.right == picture.width &&
                    std::int64_t{onto.size().height} + m.top + m.bottom == picture.height;
  if (fits && onto.pixels.format() == request.image.pixels.format()) return;
  refuse("The variation starts from a picture of " + words(picture) +
         " pixels and is to be blended into another one, of " + words(onto.size()) + " pixels.");
}

/// Before any sum, so that none can overflow.
void check_fixed_context(const EditRequest& request) {
  if (request.context.kind != ContextChoice::Kind::Fixed) return;
  const Rect& r = request.context.fixed;
  const auto far = [](int v) { return v < -kMaxSide || v > kMaxSide; };
  if (r.empty() || far(r.x) || far(r.y) || far(r.width) || far(r.height) ||
      r.intersected(Rect::of(result_size(request))).empty()) {
    refuse("The context region " + words(r.size()) + " at " + std::to_string(r.x) + ", " +
           std::to_string(r.y) + " has no pixel of the picture, which has " + words(result_size(request)) +
           " pixels.");
  }
}

bool has_unmasked_pixel(const image::Mask& mask, const Rect& area) {
  constexpr int kRows = 256;  // a band at a time: no copy of a large mask
  for (int y = area.y; y < area.bottom(); y += kRows) {
    const cv::Mat band = mask.crop({area.x, y, area.width, std::min(kRows, area.bottom() - y)});
    if (cv::countNonZero(band) < static_cast<int>(band.total())) return true;
  }
  return false;
}

void check_something_to_copy(const EditRequest& request) {
  if (request.operation != Operation::Remove) return;
  if (has_unmasked_pixel(request.mask, context_region(request))) return;
  refuse(
      "The mask covers everything the engine would see, so there is nothing to copy from: select less or "
      "choose a larger context region.");
}
}  // namespace

std::string to_string(Operation operation) {
  switch (operation) {
    case Operation::Remove:
      return "remove";
    case Operation::Add:
      return "add";
    case Operation::Extend:
      return "extend";
    case Operation::Generate:
      return "generate";
    case Operation::Place:
      return "place";
    case Operation::Repaint:
      return "repaint";
    case Operation::Vary:
      break;
  }
  return "vary";
}

std::optional<Operation> operation_from_string(const std::string& word) {
  for (Operation operation : {Operation::Remove, Operation::Add, Operation::Extend, Operation::Vary,
                              Operation::Repaint, Operation::Generate, Operation::Place}) {
    if (word == to_string(operation)) return operation;
  }
  return std::nullopt;
}

bool extends(const EditRequest& request) {
  return !request.margins.none();
}

bool may_take_all(Operation operation) {
  return operation == Operation::Vary || operation == Operation::Repaint;
}

void validate(const EditRequest& request) {
  check_numbers(request);
  validate(request.generation);
  if (request.operation == Operation::Repaint) validate(request.repaint);
  if (request.operation == Operation::Generate) {
    check_generated_size(request);
    return;
  }
  if (request.image.pixels.empty()) refuse("There is no picture to edit.");
  if (request.operation == Operation::Remove || request.operation == Operation::Extend) {
    validate(request.fill, request.image.size());
  }
  check_margins(request.margins);
  if (request.operation == Operation::Extend) {
    check_extension(request);
  } else if (request.operation == Operation::Place) {
    validate(request.placement, request.image.size());
  } else {
    check_mask(request);
    check_onto(request);
  }
  if (request.operation == Operation::Vary) validate_variation(request);
  check_fixed_context(request);
  check_something_to_copy(request);
}

}  // namespace pentimento::engine
