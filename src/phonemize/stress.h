// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "phonemize/phoneme.h"

namespace rawi {

/// Marks the stressed vowels of a word by the weight of its syllables: a superheavy last syllable
/// (-VVC, -VCC), else a heavy last but one, else the third from the end. Pronouns at the end count
/// as part of the word; proclitics and article (the phonemes before `stem_begin`) are never
/// stressed where the stem has a vowel. Heavy syllables before it, not in touch with one another,
/// get secondary stress. Nothing is stressed where no vowel is.
///   ki'taab  mu'darris  'madrasa  ki'taabuhum  mus,tash fa'yaat
void mark_stress(std::vector<Phoneme>& word, std::size_t stem_begin);

/// Takes a particle's primary stress down to secondary: it leans on the next word.
void weaken_stress(std::vector<Phoneme>& word);

}  // namespace rawi
