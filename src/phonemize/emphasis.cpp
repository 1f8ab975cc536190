// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/emphasis.h"

#include <cstddef>

namespace rawi {
namespace {

bool is_emphatic(Sound sound) {
  return sound == Sound::s_emphatic || sound == Sound::d_emphatic || sound == Sound::t_emphatic ||
         sound == Sound::dh_emphatic;
}

bool is_front(Sound sound) { return sound == Sound::i || sound == Sound::ii || sound == Sound::y; }

bool is_a_or_u(Sound sound) { return is_vowel(sound) && !is_front(sound); }

bool needs_clear_vowel(Sound consonant) { return consonant == Sound::t || consonant == Sound::dh; }

// Backs the vowel at `at`, which lies `beside` an emphatic or further off.
void back_vowel(std::span<Phoneme> word, std::size_t at, bool beside) {
  const bool after_clear = at > 0 && needs_clear_vowel(word[at - 1].sound);
  if (after_clear && !beside) return;
  word[at].backed = true;
}

// Emphasis spreads from `from` by `step` (+1, -1) until a front sound blocks it; a front vowel that
// touches the emphatic takes the colour but does not pass it on.
void spread(std::span<Phoneme> word, std::size_t from, std::ptrdiff_t step) {
  const auto size = static_cast<std::ptrdiff_t>(word.size());
  const auto start = static_cast<std::ptrdiff_t>(from);
  for (std::ptrdiff_t i = start + step; i >= 0 && i < size; i += step) {
    const auto at = static_cast<std::size_t>(i);
    const bool beside = i == start + step;
    if (is_front(word[at].sound)) {
      if (beside && is_vowel(word[at].sound)) word[at].backed = true;
      return;
    }
    if (is_vowel(word[at].sound)) back_vowel(word, at, beside);
  }
}

void settle_dark_lam(std::span<Phoneme> word, std::size_t lam, Sound before) {
  const Sound left = lam > 0 ? word[lam - 1].sound : before;
  word[lam].backed = left != Sound::i && left != Sound::ii;
  if (word[lam].backed && lam + 1 < word.size()) word[lam + 1].backed = true;
}

}  // namespace

void mark_emphasis(std::span<Phoneme> word, Sound before) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const Sound sound = word[i].sound;
    if (sound == Sound::l && word[i].backed) settle_dark_lam(word, i, before);
    if (is_emphatic(sound)) {
      spread(word, i, -1);
      spread(word, i, 1);
    }
    if (i + 1 >= word.size()) continue;
    const Sound next = word[i + 1].sound;
    const bool back = sound == Sound::q || sound == Sound::kh || sound == Sound::gh;
    if (back && is_a_or_u(next)) word[i + 1].backed = true;
    if (sound == Sound::r && (next == Sound::a || next == Sound::aa)) word[i + 1].backed = true;
  }
}

}  // namespace rawi
