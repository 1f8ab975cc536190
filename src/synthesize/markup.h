// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "phonemize/phonemize.h"

namespace rawi {

/// A word's phonemes as the engine parses them: mnemonics one after the other, `|` between two that
/// would be read as one (d|H is د ح, dH is ض). Longer words than `most` phonemes come in several
/// pieces, cut before a syllable: the engine falls silent or crashes on longer ones.
[[nodiscard]] std::vector<std::string> engine_pieces(const std::vector<Phoneme>& word,
                                                     std::size_t most = 60);

/// A foreign word as text that the engine reads inside an SSML clause: escaped, without signs that
/// would end the clause, open a tag or switch to phonemes, without control characters; spelled
/// words with a space between letters. May be empty.
[[nodiscard]] std::string engine_text(std::string_view foreign, bool spelled);

}  // namespace rawi
