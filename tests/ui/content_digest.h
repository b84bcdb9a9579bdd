// What a project has, as one line: for programs that compare it across a crash.
#pragma once

#include <sstream>
#include <string>

#include "engine/content_hash.h"
#include "project/project.h"

namespace pentimento::ui {

inline void describe(std::ostream& out, const std::vector<document::EditPtr>& edits) {
  for (const document::EditPtr& edit : edits) {
    out << edit->id << ' ' << edit->operation << edit->name << edit->chosen << edit->enabled << edit->opacity
        << '[';
    for (const document::Candidate& candidate : edit->candidates) {
      out << candidate.seed << candidate.starred << candidate.color_label << candidate.note
          << candidate.recipe.str().size() << candidate.thumbnail.str().size() << ',';
    }
    out << engine::content_hash({edit->mask.pixels()}) << ']';
  }
  out << '|';
}

/// Place and labels of the history, what is shown down to the last pixel, and all runs.
inline std::string digestOf(const project::Content& content) {
  std::ostringstream out;
  const document::Document& now = content.history.current();
  out << content.history.position();
  for (const document::Step& step : content.history.steps()) out << '/' << step.label;
  out << engine::content_hash(now.picture) << engine::content_hash({now.mask.pixels()});
  for (const document::NamedMask& mask : now.masks) out << mask.name;
  describe(out, now.edits);
  describe(out, content.runs);
  return std::to_string(std::hash<std::string>()(out.str()));
}

}  // namespace pentimento::ui
