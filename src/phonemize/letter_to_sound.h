// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "phonemize/phoneme.h"
#include "phonemize/spelling.h"

namespace rawi {

/// What the last letter of a word ends in; it decides the pausal form.
enum class Ending : std::uint8_t {
  none,         ///< a consonant or a long vowel: stays
  short_vowel,  ///< kitaabu
  tanwin,       ///< kitaabun, kitaabin
  tanwin_a,     ///< kitaaban
  ta_marbuta,   ///< madiinatu, madiinatan: t and what follows it
};

/// The sounds of one word by itself, the hamzat wasl at its start left out.
struct WordSounds {
  std::vector<Phoneme> phonemes;
  Ending ending = Ending::none;
  std::size_t ending_begin = 0;  ///< index of the phoneme with which the ending begins
  std::size_t stem_begin = 0;    ///< first phoneme of the letter that was asked for as the stem
};

/// Says the letters one after the other: long vowels against glides, silent alif, tanwin, ta
/// marbuta, hamza, madda, dagger alif. `stem` is the letter whose first phoneme is wanted.
[[nodiscard]] WordSounds say_letters(const std::vector<SpelledLetter>& letters, std::size_t stem);

}  // namespace rawi
