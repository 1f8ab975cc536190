// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/encoding.h"

namespace rawi {

/// Blocks of a plain text: paragraphs are separated by empty lines, and a text without any has one
/// paragraph per line. A first paragraph that looks like a title is the title; a short line
/// between longer paragraphs without a full stop is a heading.
[[nodiscard]] std::vector<Block> read_plain_text(const DecodedText& decoded);

/// Blocks of a Markdown text: headings and the text of paragraphs, list items, quotes and table
/// cells; links keep their text; code blocks, HTML and images are left out (a warning names them).
[[nodiscard]] std::vector<Block> read_markdown(const DecodedText& decoded,
                                               std::vector<Warning>& warnings);

}  // namespace rawi
