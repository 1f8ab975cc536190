// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "document/document.h"

namespace rawi {

/// What was taken from a source and what was not, for people: the facts, then one line per block in
/// the order of the source, "+" before what is kept and "-" with reason and evidence before what is not.
[[nodiscard]] std::string inspect_text(const Document& document);

/// The same as one JSON object (schema 1) on one line: "title", "author", "date", "source", "lead",
/// "language", "evidence", "blocks" and "dropped", each block with its "kind", "level", "text" and
/// "bytes": [begin, end) in the file, or in its member "part" of an archive; then "warnings".
[[nodiscard]] std::string inspect_json(const Document& document);

}  // namespace rawi
