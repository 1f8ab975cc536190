// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "document/document.h"

namespace rawi {

/// What was taken from a source and what was not, for people: the facts, then one line per block in
/// the order of the source, "+" before what is kept and "-" with reason and evidence before what is
/// not.
[[nodiscard]] std::string inspect_text(const Document& document);

/// The same as one JSON object (schema 1) on one line: "title", "author", "date", "source", "lead",
/// "language", "evidence", "blocks" and "dropped", each block with its "kind", "level", "text" and
/// "bytes": [begin, end) in the file, or in its member "part" of an archive; then "warnings".
///
/// How exact the bytes are: text that stands in the source as it is points to its own bytes, an entity or
/// escape to the bytes that made it, a value of an attribute (a title of the page's head, the description
/// of a picture) to its place in the tag, or the tag's end where it is written with entities; text of
/// JSON-LD to its script, and text of a PDF, whose bytes are packed, to the whole file.
[[nodiscard]] std::string inspect_json(const Document& document);

}  // namespace rawi
