// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "phonemize/spelling.h"
#include "phonemize/word_start.h"

namespace rawi {

/// Gives vowels to a word that nobody has vocalized, so that it can be said: its long vowels stand,
/// and every second consonant that lacks one gets a (i after aa: kaatib). Proclitics before the
/// article, and و ف at the start of any word, get their own vowels. Returns the number of vowels
/// supplied.
std::size_t supply_default_vowels(std::vector<Letter>& letters, const WordStart& start);

}  // namespace rawi
