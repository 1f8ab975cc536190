// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "phonemize/letter_to_sound.h"
#include "phonemize/spelling.h"

namespace rawi {

/// Gives a word the form that it has before a pause (waqf), by how it ends; the rule, or an empty
/// name where nothing changed.
///   kitaabu, kitaabun, kitaabin -> kitaab     kitaaban -> kitaabaa     madiinatu(n) -> madiina
///   huwa -> huu                               salaatu  -> salaah       aydan -> aydan (an adverb)
/// Long vowels and consonants at the end stay: -uuna -> -uun, kitaabuhu -> kitaabuh.
std::string_view take_pausal_form(WordSounds& word, const std::vector<SpelledLetter>& letters);

}  // namespace rawi
