// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "normalize/normalize.h"

namespace rawi {

/// Index after the last token of each sentence, ascending; the last one is tokens.size(). Empty for
/// no tokens.
///
/// ICU's sentence rules propose; these rules of Arabic newspapers decide: no end inside quotes or
/// brackets that close within the paragraph, none after the abbreviations د. أ. م. and the like or
/// after a single letter (an initial), none where a comma or small connective follows the quote.
[[nodiscard]] std::vector<std::size_t> sentence_ends(std::span<const Token> tokens);

}  // namespace rawi
