// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/junctures.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace rawi {
namespace {

Sound sound_of(Haraka haraka) {
  return haraka == Haraka::i ? Sound::i : haraka == Haraka::u ? Sound::u : Sound::a;
}

bool ends_in(const std::vector<Phoneme>& phonemes, std::initializer_list<Sound> sounds) {
  if (phonemes.size() < sounds.size()) return false;
  return std::equal(sounds.begin(), sounds.end(),
                    phonemes.end() - static_cast<std::ptrdiff_t>(sounds.size()),
                    [](Sound sound, const Phoneme& phoneme) { return phoneme.sound == sound; });
}

// The pronouns -hum, -kum, -tum and the word mudh take u, as they once ended in it; so does the aw
// of a verb; min takes a before the article; everything else takes i (Wright I 20-22).
Sound helping_vowel(const std::vector<Phoneme>& said, bool article) {
  if (said.size() == 3 && ends_in(said, {Sound::m, Sound::i, Sound::n})) {
    return article ? Sound::a : Sound::i;
  }
  const bool pronoun = ends_in(said, {Sound::h, Sound::u, Sound::m}) ||
                       ends_in(said, {Sound::k, Sound::u, Sound::m}) ||
                       ends_in(said, {Sound::t, Sound::u, Sound::m}) ||
                       ends_in(said, {Sound::h, Sound::i, Sound::m});
  if (pronoun || ends_in(said, {Sound::m, Sound::u, Sound::dh})) return Sound::u;
  if (said.size() > 2 && ends_in(said, {Sound::a, Sound::w})) return Sound::u;
  return Sound::i;
}

}  // namespace

void say_wasl(WordSounds& word, Haraka vowel) {
  const std::array<Phoneme, 2> onset = {Phoneme{.sound = Sound::hamza},
                                        Phoneme{.sound = sound_of(vowel)}};
  word.phonemes.insert(word.phonemes.begin(), onset.begin(), onset.end());
  word.ending_begin += onset.size();
  word.stem_begin += onset.size();
}

std::string_view join_before_wasl(WordSounds& word, const WordStart& next) {
  if (word.phonemes.empty()) return {};
  const Sound last = word.phonemes.back().sound;
  if (is_long(last)) {
    word.phonemes.back().sound = last == Sound::aa   ? Sound::a
                                 : last == Sound::ii ? Sound::i
                                                     : Sound::u;
    return "shortened before wasl";
  }
  if (is_vowel(last)) return {};
  word.phonemes.push_back({.sound = helping_vowel(word.phonemes, next.article)});
  return "helping vowel before wasl";
}

}  // namespace rawi
