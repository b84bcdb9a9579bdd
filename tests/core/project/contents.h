// Contents of projects and how they compare.
#pragma once

#include "project/project.h"

namespace pentimento::test {

/// A history of a few edits on a noisy picture: strokes, an extension, an edit switched off, named masks, and
/// runs.
project::Content some_content(Size size = {500, 300});

/// The same pixels, edits and candidates, down to the last byte; reads everything.
bool same_document(const document::Document& a, const document::Document& b);
/// The same in all steps.
bool same_content(const project::Content& a, const project::Content& b);

}  // namespace pentimento::test
