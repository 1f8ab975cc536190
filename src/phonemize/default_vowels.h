// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "phonemize/spelling.h"
#include "phonemize/word_start.h"

namespace rawi {

/// Gives unmarked proclitics before the article or a hamzat wasl, and a waw that begins a word,
/// their vowels (wa, fa, bi, li, ka). Returns how many.
std::size_t supply_proclitic_vowels(std::vector<SpelledLetter>& letters, const WordStart& start);

/// Gives vowels to the stem of a word that nobody has vocalized, so that it can be said: its long
/// vowels stand, and from the end on every second consonant that lacks a vowel gets a (i after aa:
/// kaatib). Returns how many.
std::size_t supply_stem_vowels(std::vector<SpelledLetter>& letters, const WordStart& start);

}  // namespace rawi
