// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "phonemize/letter_to_sound.h"
#include "phonemize/phoneme.h"
#include "phonemize/word_start.h"

namespace rawi {

/// Says a hamzat wasl: the hamza and its vowel before the first sound (after a pause).
void say_wasl(WordSounds& word, Haraka vowel);

/// Prepares a word for one that begins with hamzat wasl, which is not said: a long vowel at its end
/// is shortened, a consonant gets a helping vowel. The rule that applied, or an empty name.
///   fii + l-bayt    -> fi l-bayt      min + al-bayt -> mina l-bayt      hum + al-... -> humu l-...
std::string_view join_before_wasl(WordSounds& word, const WordStart& next);

}  // namespace rawi
