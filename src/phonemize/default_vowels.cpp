// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/default_vowels.h"

namespace rawi {
namespace {

using Letters = std::vector<SpelledLetter>;

bool is_vowel_letter(const Letters& letters, std::size_t i) {
  const SpelledLetter& letter = letters[i];
  if (letter.silent || letter.shadda || is_short_vowel(letter.haraka)) return false;
  if (is_bare_alif(letter.form) || letter.form == U'ى') return true;
  if (letter.form != U'و' && letter.form != U'ي') return false;
  if (i == 0 || letter.haraka == Haraka::sukun || letters[i - 1].haraka == Haraka::sukun)
    return false;
  if (is_bare_alif(letters[i - 1].form) || letters[i - 1].silent) return false;
  const bool before_vowel =
      i + 1 < letters.size() && (is_bare_alif(letters[i + 1].form) || letters[i + 1].form == U'ة' ||
                                 letters[i + 1].form == U'ى');
  return !before_vowel || (letter.form == U'و' && i + 2 == letters.size());
}

bool has_vowel(const Letters& letters, std::size_t i) {
  const SpelledLetter& letter = letters[i];
  if (is_short_vowel(letter.haraka) || letter.dagger || letter.form == U'آ') return true;
  if (i + 1 >= letters.size()) return false;
  return letters[i + 1].form == U'ة' || is_vowel_letter(letters, i + 1);
}

Haraka proclitic_vowel(char32_t form) {
  return form == U'ب' || form == U'ل' ? Haraka::i : Haraka::a;
}

// وتسعة: a waw before a letter with its own vowel can only be the conjunction.
bool is_conjunction(const Letters& letters) {
  return letters.size() > 2 && letters[0].form == U'و' && !letters[0].shadda &&
         !is_vowel_letter(letters, 1) && has_vowel(letters, 1);
}

}  // namespace

std::size_t supply_proclitic_vowels(std::vector<SpelledLetter>& letters, const WordStart& start) {
  std::size_t end = is_conjunction(letters) ? 1 : 0;
  if (start.article || start.inner_wasl) end = start.stem;
  std::size_t supplied = 0;
  for (std::size_t i = 0; i < end; ++i) {
    SpelledLetter& letter = letters[i];
    const bool proclitic = letter.form == U'و' || letter.form == U'ف' || letter.form == U'ب' ||
                           letter.form == U'ل' || letter.form == U'ك';
    if (!proclitic || letter.silent || letter.haraka != Haraka::none) continue;
    letter.haraka = proclitic_vowel(letter.form);
    ++supplied;
  }
  return supplied;
}

// From the right: a consonant without a vowel closes the syllable of the one before it, but not a
// syllable that a long vowel fills already.
std::size_t supply_stem_vowels(std::vector<SpelledLetter>& letters, const WordStart& start) {
  if (letters.size() < 2) return 0;
  std::size_t supplied = 0;
  bool closed = false;  // the consonant after this one has no vowel
  for (std::size_t i = letters.size(); i-- > start.stem;) {
    SpelledLetter& letter = letters[i];
    const bool last = i + 1 == letters.size();
    const bool after_long = i > start.stem && is_vowel_letter(letters, i - 1);
    const bool closes = !closed && i > start.stem && !letter.shadda && !after_long;
    if (letter.silent || letter.form == U'ة' || is_vowel_letter(letters, i) ||
        has_vowel(letters, i)) {
      closed = false;
    } else if (letter.haraka == Haraka::sukun || last || closes) {
      closed = true;
    } else {
      letter.haraka = i > start.stem && is_bare_alif(letters[i - 1].form) ? Haraka::i : Haraka::a;
      closed = false;
      ++supplied;
    }
  }
  return supplied;
}

}  // namespace rawi
