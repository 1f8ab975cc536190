// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/default_vowels.h"

#include <algorithm>

namespace rawi {
namespace {

using Letters = std::vector<Letter>;

bool is_vowel_letter(const Letters& letters, std::size_t i) {
  const Letter& letter = letters[i];
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
  const Letter& letter = letters[i];
  if (is_short_vowel(letter.haraka) || letter.dagger || letter.form == U'آ') return true;
  if (i + 1 >= letters.size()) return false;
  return letters[i + 1].form == U'ة' || is_vowel_letter(letters, i + 1);
}

Haraka proclitic_vowel(char32_t form) {
  return form == U'ب' || form == U'ل' ? Haraka::i : Haraka::a;
}

std::size_t supply_proclitics(Letters& letters, const WordStart& start) {
  std::size_t supplied = 0;
  const bool known = start.inner_wasl || start.article;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool conjunction = i == 0 && (letters[i].form == U'و' || letters[i].form == U'ف') &&
                             letters.size() > 2 && has_vowel(letters, 1) &&
                             !is_vowel_letter(letters, 1) && letters[0].form == U'و';
    if (i < start.stem && !letters[i].silent && known && !(start.article && i + 1 == start.stem)) {
      if (letters[i].haraka != Haraka::none || is_bare_alif(letters[i].form)) continue;
    } else if (!conjunction || letters[i].haraka != Haraka::none || letters[i].shadda) {
      continue;
    }
    letters[i].haraka = proclitic_vowel(letters[i].form);
    ++supplied;
  }
  return supplied;
}

// From the right: a consonant without a vowel closes the syllable of the one before it.
std::size_t supply_stem(Letters& letters, std::size_t stem) {
  std::size_t supplied = 0;
  bool closed = false;  // the consonant after this one has no vowel yet
  for (std::size_t i = letters.size(); i-- > stem;) {
    Letter& letter = letters[i];
    if (letter.silent || letter.form == U'ة' || is_vowel_letter(letters, i)) {
      closed = false;
      continue;
    }
    const bool last = i + 1 == letters.size();
    if (has_vowel(letters, i)) {
      closed = false;
    } else if (last || (!closed && i > stem && !letter.shadda)) {
      closed = true;
    } else {
      letter.haraka = i > stem && is_bare_alif(letters[i - 1].form) ? Haraka::i : Haraka::a;
      closed = false;
      ++supplied;
    }
  }
  return supplied;
}

}  // namespace

std::size_t supply_default_vowels(std::vector<Letter>& letters, const WordStart& start) {
  const bool vocalized = std::ranges::any_of(
      letters, [](const Letter& letter) { return letter.haraka != Haraka::none || letter.dagger; });
  std::size_t supplied = supply_proclitics(letters, start);
  if (!vocalized && letters.size() > 1) supplied += supply_stem(letters, start.stem);
  return supplied;
}

}  // namespace rawi
