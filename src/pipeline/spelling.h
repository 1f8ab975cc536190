// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/byte_range.h"
#include "document/document.h"
#include "segment/segment.h"

namespace rawi {

/// The piece of a block's text that came from a range of the source. Empty where nothing did.
[[nodiscard]] std::string spelling_of(const Block& block, ByteRange source);

/// What a sentence looks like in the article.
struct SpelledSentence {
  std::string text;  ///< with the signs around it that are not spoken, without white space at the ends
  ByteRange source;
  ByteRange in_text;  ///< its bytes in the block's text
};

/// The sentences of one block as the article spells them: together they hold everything in it but the
/// white space between them.
[[nodiscard]] std::vector<SpelledSentence> spell_sentences(const Block& block,
                                                           const std::vector<ByteRange>& sentences);

}  // namespace rawi
