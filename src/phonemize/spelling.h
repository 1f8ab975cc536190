// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phonemize/phoneme.h"

namespace rawi {

/// What stands on a letter as its vowel.
enum class Haraka : std::uint8_t { none, sukun, a, i, u };

[[nodiscard]] inline bool is_short_vowel(Haraka haraka) { return haraka >= Haraka::a; }

/// One letter with everything that is written on it, in no order.
struct SpelledLetter {
  char32_t form = 0;  ///< ا أ إ آ ٱ ء ... ی and ک are ي and ك
  Haraka haraka = Haraka::none;
  bool tanwin = false;  ///< the vowel is followed by n; `haraka` says which vowel
  bool shadda = false;
  bool dagger = false;  ///< an alif is said but not written after this letter
  bool silent = false;  ///< written but not said (the alif of كتبوا and مائة, the waw of عمرو)
  bool dark = false;   ///< the lam of الله
  bool added = false;  ///< not written: a letter that a rule supplied (the second waw of داود)
};

/// True for the letters that say nothing but hamza: ء أ إ ؤ ئ.
[[nodiscard]] bool is_hamza(char32_t form);

/// True for ا and ٱ: an alif without hamza.
[[nodiscard]] bool is_bare_alif(char32_t form);

/// The consonant that a letter says where it is one; nothing for ا ٱ ى and for signs without sound.
[[nodiscard]] std::optional<Sound> consonant_of(char32_t form);

/// True where nothing says the vowels of the letters before the last one.
[[nodiscard]] bool is_bare(const std::vector<SpelledLetter>& letters);

/// A written word taken apart.
struct Spelling {
  std::vector<SpelledLetter> letters;
  std::u32string unread;  ///< code points that are no letter, mark or known sign
  bool bare = true;       ///< no vowel, sukun or dagger alif is written, but for the word's ending
};

/// Reads a word's letters and marks. The order of marks on a letter, tatweel, and the spellings
/// that differ only in where a mark is put give the same letters:
///   shadda before or after the vowel; tanwin before or after its alif (ـًا, ـاً); a fatha on the
///   alif that lengthens it (ثَلاَث); hamza or madda as a sign of its own; the signs of Quran prints
///   for sukun, for silent letters and for small waw and ya.
[[nodiscard]] Spelling parse_spelling(std::string_view utf8);

}  // namespace rawi
