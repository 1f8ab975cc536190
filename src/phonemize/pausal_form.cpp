// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/pausal_form.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace rawi {
namespace {

// Adverbs whose -an modern speakers keep before a pause (Ryding 2005, 7.1.1).
constexpr std::array<std::u32string_view, 34> adverbs = {
    U"أيضا",  U"جدا",   U"شكرا",  U"عفوا",   U"غدا",   U"معا",   U"مثلا",   U"دائما", U"أبدا",
    U"حقا",   U"فعلا",  U"طبعا",  U"أحيانا", U"غالبا", U"قريبا", U"تقريبا", U"حاليا", U"فورا",
    U"تماما", U"سابقا", U"لاحقا", U"أخيرا",  U"أولا",  U"ثانيا", U"ثالثا",  U"رابعا", U"إذا",
    U"أهلا",  U"سهلا",  U"مرحبا", U"عادة",   U"فجأة",  U"خاصة",  U"مباشرة"};

bool is_adverb(const std::vector<SpelledLetter>& letters) {
  std::array<char32_t, 8> buffer{};
  std::size_t size = 0;
  for (const SpelledLetter& letter : letters) {
    if (size == buffer.size()) return false;
    buffer[size++] = letter.form;
  }
  std::u32string_view word(buffer.data(), size);
  const auto known = [&] { return std::ranges::find(adverbs, word) != adverbs.end(); };
  if (known()) return true;
  if (!word.starts_with(U'و') && !word.starts_with(U'ف')) return false;
  word.remove_prefix(1);
  return known();
}

// A glide that has lost its vowel at the end joins the vowel before it: huw -> huu, hiy -> hii.
void join_glide(std::vector<Phoneme>& said) {
  const std::size_t n = said.size();
  if (n < 2 || said[n - 1].geminate) return;
  const bool uw = said[n - 1].sound == Sound::w && said[n - 2].sound == Sound::u;
  const bool iy = said[n - 1].sound == Sound::y && said[n - 2].sound == Sound::i;
  if (!uw && !iy) return;
  said.pop_back();
  said.back().sound = uw ? Sound::uu : Sound::ii;
}

// wa, li and the like have nothing to stand on without their vowel; ibn and ism, whose hamzat wasl
// is silent so far, get it back.
bool stands_alone(const WordSounds& word, const std::vector<SpelledLetter>& letters) {
  const auto ending = word.phonemes.begin() + static_cast<std::ptrdiff_t>(word.ending_begin);
  const bool wasl = letters.front().silent && is_bare_alif(letters.front().form);
  return wasl || std::any_of(word.phonemes.begin(), ending,
                             [](const Phoneme& p) { return is_vowel(p.sound); });
}

std::string_view drop_ending(WordSounds& word, std::string_view rule) {
  word.phonemes.resize(word.ending_begin);
  join_glide(word.phonemes);
  return rule;
}

}  // namespace

std::string_view take_pausal_form(WordSounds& word, const std::vector<SpelledLetter>& letters) {
  const bool an = word.phonemes.size() > word.ending_begin + 1 &&
                  word.phonemes.back().sound == Sound::n &&
                  word.phonemes[word.phonemes.size() - 2].sound == Sound::a;
  if (an && is_adverb(letters)) return "adverb keeps -an";
  if (word.ending == Ending::none || !stands_alone(word, letters)) return {};
  switch (word.ending) {
    case Ending::none:
      return {};
    case Ending::short_vowel:
      return drop_ending(word, "pause: short vowel dropped");
    case Ending::tanwin:
      return drop_ending(word, "pause: tanwin dropped");
    case Ending::tanwin_a:
      word.phonemes.resize(word.ending_begin);
      word.phonemes.push_back({.sound = Sound::aa});
      return "pause: -an said -aa";
    case Ending::ta_marbuta:
      word.phonemes.resize(word.ending_begin);
      if (!word.phonemes.empty() && word.phonemes.back().sound == Sound::aa) {
        word.phonemes.push_back({.sound = Sound::h});
      }
      return "pause: ta marbuta";
  }
  return {};
}

}  // namespace rawi
