// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/stress.h"

#include <algorithm>
#include <span>

namespace rawi {
namespace {

// A syllable's weight in morae: its vowel (1 or 2) and the consonants that close it.
int weight(std::span<const Phoneme> word, std::size_t vowel, std::size_t next_vowel) {
  int consonants = 0;
  for (std::size_t i = vowel + 1; i < next_vowel; ++i) consonants += word[i].geminate ? 2 : 1;
  if (next_vowel < word.size()) --consonants;  // one of them begins the next syllable
  return (is_long(word[vowel].sound) ? 2 : 1) + std::max(consonants, 0);
}

// The vowel before `at`, or word.size() where there is none from `first` on.
std::size_t vowel_before(std::span<const Phoneme> word, std::size_t at, std::size_t first) {
  for (std::size_t i = at; i > first; --i) {
    if (is_vowel(word[i - 1].sound)) return i - 1;
  }
  return word.size();
}

std::size_t primary_vowel(std::span<const Phoneme> word, std::size_t first) {
  const std::size_t none = word.size();
  const std::size_t last = vowel_before(word, word.size(), first);
  if (last == none || weight(word, last, none) >= 3) return last;
  const std::size_t second = vowel_before(word, last, first);
  if (second == none) return last;
  if (weight(word, second, last) >= 2) return second;
  const std::size_t third = vowel_before(word, second, first);
  return third == none ? second : third;
}

}  // namespace

void mark_stress(std::vector<Phoneme>& word, std::size_t stem_begin) {
  std::size_t primary = primary_vowel(word, stem_begin);
  if (primary == word.size()) primary = primary_vowel(word, 0);
  if (primary == word.size()) return;
  word[primary].stress = Stress::primary;
  std::size_t right = primary;  // the stressed vowel to the right
  while (true) {
    const std::size_t beside = vowel_before(word, right, 0);
    if (beside == word.size()) return;
    std::size_t candidate = vowel_before(word, beside, 0);
    std::size_t after = beside;
    while (candidate != word.size() && weight(word, candidate, after) < 2) {
      after = candidate;
      candidate = vowel_before(word, candidate, 0);
    }
    if (candidate == word.size()) return;
    word[candidate].stress = Stress::secondary;
    right = candidate;
  }
}

void weaken_stress(std::vector<Phoneme>& word) {
  for (Phoneme& phoneme : word) {
    if (phoneme.stress == Stress::primary) phoneme.stress = Stress::secondary;
  }
}

}  // namespace rawi
