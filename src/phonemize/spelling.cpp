// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/spelling.h"

#include <algorithm>
#include <array>

#include "core/arabic.h"
#include "core/unicode.h"

namespace rawi {
namespace {

struct LetterSound {
  char32_t form;
  Sound sound;
};

// What each letter says as a consonant. ى, ا and ٱ are none; ة is t where its ending is said.
constexpr std::array letter_sounds = std::to_array<LetterSound>({
    {U'ء', Sound::hamza},      {U'آ', Sound::hamza},       {U'أ', Sound::hamza},
    {U'ؤ', Sound::hamza},      {U'إ', Sound::hamza},       {U'ئ', Sound::hamza},
    {U'ب', Sound::b},          {U'ة', Sound::t},           {U'ت', Sound::t},
    {U'ث', Sound::th},         {U'ج', Sound::j},           {U'ح', Sound::h_pharyngeal},
    {U'خ', Sound::kh},         {U'د', Sound::d},           {U'ذ', Sound::dh},
    {U'ر', Sound::r},          {U'ز', Sound::z},           {U'س', Sound::s},
    {U'ش', Sound::sh},         {U'ص', Sound::s_emphatic},  {U'ض', Sound::d_emphatic},
    {U'ط', Sound::t_emphatic}, {U'ظ', Sound::dh_emphatic}, {U'ع', Sound::ayn},
    {U'غ', Sound::gh},         {U'ف', Sound::f},           {U'ق', Sound::q},
    {U'ك', Sound::k},          {U'ل', Sound::l},           {U'م', Sound::m},
    {U'ن', Sound::n},          {U'ه', Sound::h},           {U'و', Sound::w},
    {U'ي', Sound::y},          {U'پ', Sound::p},           {U'چ', Sound::ch},
    {U'ژ', Sound::j},          {U'ڤ', Sound::v},           {U'ڨ', Sound::g},
    {U'گ', Sound::g},
});

constexpr char32_t first_form = U'ء';
constexpr std::size_t forms = 0x6B0 - first_form;

constexpr std::array<std::uint8_t, forms> make_lookup() {
  std::array<std::uint8_t, forms> lookup{};
  for (std::uint8_t& entry : lookup) entry = 0xFF;
  for (const LetterSound& row : letter_sounds) {
    lookup[row.form - first_form] = static_cast<std::uint8_t>(row.sound);
  }
  return lookup;
}
constexpr std::array<std::uint8_t, forms> sound_lookup = make_lookup();

// Signs of Quran prints and of decomposed text that are no marks of is_mark().
namespace sign {
constexpr char32_t tatweel = 0x0640;
constexpr char32_t madda = 0x0653;
constexpr char32_t hamza_above = 0x0654;
constexpr char32_t hamza_below = 0x0655;
constexpr char32_t small_sukun = 0x06E1;
constexpr char32_t silent_always = 0x06DF;
constexpr char32_t silent_when_joined = 0x06E0;
constexpr char32_t small_waw = 0x06E5;
constexpr char32_t small_ya = 0x06E6;
}  // namespace sign

// Signs that change no sound: annotations of Quran prints, joiners, directional controls.
bool says_nothing(char32_t c) {
  return c == sign::tatweel || (c >= 0x0610 && c <= 0x061A) || (c >= 0x0656 && c <= 0x065F) ||
         (c >= 0x06D6 && c <= 0x06ED) || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0x00AD;
}

void set_vowel(SpelledLetter& letter, Haraka haraka, bool tanwin) {
  if (letter.tanwin) return;  // a fatha beside its own tanwin adds nothing
  if (haraka == Haraka::sukun && is_short_vowel(letter.haraka)) return;
  letter.haraka = haraka;
  letter.tanwin = tanwin;
}

void put_hamza(std::vector<SpelledLetter>& letters, bool below) {
  static constexpr std::u32string_view seats = U"اويى";
  static constexpr std::u32string_view above = U"أؤئئ";
  const std::size_t seat = letters.empty() ? seats.npos : seats.find(letters.back().form);
  if (seat == seats.npos) {
    letters.push_back({.form = U'ء'});
  } else {
    letters.back().form = below && seat == 0 ? U'إ' : above[seat];
  }
}

// The open forms of tanwin in Quran prints, U+08F0..2, are the plain ones.
char32_t without_variants(char32_t c) {
  if (c >= 0x08F0 && c <= 0x08F2) return mark::fathatan + (c - 0x08F0);
  if (c == U'ک') return U'ك';
  if (c == U'ی') return U'ي';
  return c;
}

// Puts a mark or sign on the last letter; false where the code point is none.
bool put_mark(std::vector<SpelledLetter>& letters, char32_t c) {
  if (c == sign::hamza_above || c == sign::hamza_below) {
    put_hamza(letters, c == sign::hamza_below);
    return true;
  }
  if (c == sign::small_waw || c == sign::small_ya) {
    letters.push_back({.form = c == sign::small_waw ? U'و' : U'ي', .added = true});
    return true;
  }
  if (!is_mark(c) && c != sign::small_sukun && c != sign::silent_always && c != sign::madda &&
      c != sign::silent_when_joined) {
    return false;
  }
  if (letters.empty()) return true;
  SpelledLetter& letter = letters.back();
  switch (c) {
    case mark::fatha:
      set_vowel(letter, Haraka::a, false);
      break;
    case mark::damma:
      set_vowel(letter, Haraka::u, false);
      break;
    case mark::kasra:
      set_vowel(letter, Haraka::i, false);
      break;
    case mark::fathatan:
      set_vowel(letter, Haraka::a, true);
      break;
    case mark::dammatan:
      set_vowel(letter, Haraka::u, true);
      break;
    case mark::kasratan:
      set_vowel(letter, Haraka::i, true);
      break;
    case mark::sukun:
    case sign::small_sukun:
      set_vowel(letter, Haraka::sukun, false);
      break;
    case mark::shadda:
      letter.shadda = true;
      break;
    case mark::dagger_alif:
      letter.dagger = true;
      break;
    case sign::madda:
      if (letter.form == U'ا') letter.form = U'آ';
      break;
    default:
      letter.silent = true;
      break;
  }
  return true;
}

bool lengthens(const SpelledLetter& letter) {
  return is_bare_alif(letter.form) || letter.form == U'ى';
}

// A fatha or its tanwin that stands on the alif belongs to the letter before it.
void move_marks_off_alif(std::vector<SpelledLetter>& letters) {
  for (std::size_t i = 1; i < letters.size(); ++i) {
    SpelledLetter& alif = letters[i];
    SpelledLetter& before = letters[i - 1];
    if (!lengthens(alif)) continue;
    const bool free = before.haraka == Haraka::none || before.haraka == Haraka::a;
    if (alif.tanwin && alif.haraka == Haraka::a && !before.tanwin) {
      before.haraka = Haraka::a;
      before.tanwin = true;
      alif.tanwin = false;
      alif.haraka = Haraka::none;
    } else if (!alif.tanwin && alif.haraka == Haraka::a && !alif.shadda && free &&
               consonant_of(before.form)) {
      before.haraka = Haraka::a;
      alif.haraka = Haraka::none;
    }
    const bool seat = before.tanwin && before.haraka == Haraka::a && i + 1 == letters.size();
    if (seat && !alif.shadda) alif.silent = true;
  }
}

}  // namespace

bool is_hamza(char32_t form) {
  return form == U'ء' || form == U'أ' || form == U'إ' || form == U'ؤ' || form == U'ئ';
}

bool is_bare_alif(char32_t form) { return form == U'ا' || form == U'ٱ'; }

std::optional<Sound> consonant_of(char32_t form) {
  if (form < first_form || form - first_form >= forms) return std::nullopt;
  const std::uint8_t sound = sound_lookup[form - first_form];
  if (sound == 0xFF) return std::nullopt;
  return static_cast<Sound>(sound);
}

bool is_bare(const std::vector<SpelledLetter>& letters) {
  std::size_t last = letters.size();
  while (last > 0 && letters[last - 1].silent) --last;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool ending = i + 1 == last && !letters[i].dagger;
    if (!ending && (letters[i].haraka != Haraka::none || letters[i].dagger)) return false;
  }
  return true;
}

Spelling parse_spelling(std::string_view utf8) {
  Spelling spelling;
  spelling.letters.reserve(utf8.size() / 2 + 1);
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = code_point_at(utf8, at);
    at += point.size;
    const char32_t c = without_variants(point.value);
    if (consonant_of(c) || is_bare_alif(c) || c == U'ى') {
      spelling.letters.push_back({.form = c});
    } else if (!put_mark(spelling.letters, c) && !says_nothing(c)) {
      spelling.unread.push_back(c);
    }
  }
  move_marks_off_alif(spelling.letters);
  spelling.bare = is_bare(spelling.letters);
  return spelling;
}

}  // namespace rawi
