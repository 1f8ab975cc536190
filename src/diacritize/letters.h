// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/normalize.h"

namespace rawi {

/// The mark of a letter as the models know it: vowel + 7 * shadda, where vowel is 0 none (sukun, a
/// long vowel, a silent letter), 1 fatha, 2 damma, 3 kasra, 4 fathatan, 5 dammatan, 6 kasratan.
using MarkClass = std::uint8_t;
inline constexpr std::size_t mark_classes = 14;

/// Number of a letter: 1..36 in the order ء آ أ ؤ إ ئ ا ب ة ت ... ي, 37 for any other (پ ڤ ...).
using LetterId = std::uint8_t;
namespace letter {
inline constexpr LetterId hamza = 1, alif_madda = 2, alif_hamza = 3, alif = 7, ba = 8,
                          ta_marbuta = 9, ta = 10, sin = 19, fa = 27, kaf = 29, lam = 30, mim = 31,
                          nun = 32, ha = 33, waw = 34, alif_maqsura = 35, ya = 36, other = 37;
}  // namespace letter
[[nodiscard]] LetterId letter_id(char32_t c);

/// One letter of a word with what is written on it.
struct Letter {
  char32_t value = 0;
  LetterId id = 0;
  std::string written;      ///< marks (and other signs) that follow it in the text
  bool has_vowel = false;   ///< a short vowel, tanwin or sukun is written
  bool has_shadda = false;  ///< a shadda is written
  bool has_dagger = false;  ///< a dagger alif is written
  MarkClass mark = 0;       ///< the class of what is written
  [[nodiscard]] bool has_mark() const { return has_vowel || has_shadda || has_dagger; }
};

/// A word taken apart; joined again it is the same text.
struct WordLetters {
  std::string before;  ///< what stands before the first letter: nothing, as a rule
  std::vector<Letter> letters;
};

[[nodiscard]] WordLetters split_letters(std::string_view word);

/// Set of mark classes, one bit each.
using ClassSet = std::uint16_t;
inline constexpr ClassSet every_class = (1U << mark_classes) - 1;
[[nodiscard]] inline bool holds(ClassSet set, MarkClass mark) {
  return (unsigned{set} >> mark & 1U) != 0;
}

/// For each letter of a token the classes that its marks and its grammar vocalization leave open. A
/// vowel leaves the shadda open and a shadda the vowel. A letter that the vocalization leaves bare
/// is bare, except a last consonant, which stays open (its case ending is not known).
[[nodiscard]] std::vector<ClassSet> open_classes(const WordLetters& word,
                                                 std::string_view vocalized);

/// True where letter `i` without a vowel is a consonant, which carries a sukun, and not a long
/// vowel, the lam of the article before a sun letter, or silent.
[[nodiscard]] bool sukun_shows(std::span<const LetterId> ids, std::span<const MarkClass> marks,
                               std::size_t i);

/// The word with the marks of `marks` (one per letter) added where it has none; what is written
/// stays. NFC.
[[nodiscard]] std::string join_letters(const WordLetters& word, std::span<const MarkClass> marks);

}  // namespace rawi
