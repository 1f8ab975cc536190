// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "document/document.h"
#include "document/encoding.h"

namespace rawi {

/// Reads `key: value` lines between `---` lines at the top of a text into the document's facts; one
/// whose key is unknown is passed over. Gives the byte where the text begins: 0 where there is no
/// front matter.
[[nodiscard]] std::size_t read_front_matter(const DecodedText& decoded, Document& document);

/// The title of the front matter, which stands at `title_place` of the source, as the first block,
/// unless the text begins with the same title.
void add_front_title(Document& document, ByteRange title_place);

/// Turns paragraphs "[^id]: text" into footnotes and takes the marks "[^id]" out of the text.
void gather_footnotes(Document& document);

}  // namespace rawi
