// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/phoneme.h"

#include <array>
#include <cstddef>

namespace rawi {
namespace {

// One row per sound: how each notation writes it. This table is the only owner of the three.
struct Signs {
  Sound sound;
  std::string_view ipa;
  std::string_view espeak;
  std::string_view buckwalter;
};

constexpr std::array signs = std::to_array<Signs>({
    {Sound::hamza, "ʔ", "?", "<"},
    {Sound::b, "b", "b", "b"},
    {Sound::t, "t", "t", "t"},
    {Sound::th, "θ", "T", "^"},
    {Sound::j, "dʒ", "dZ", "j"},
    {Sound::h_pharyngeal, "ħ", "H", "H"},
    {Sound::kh, "x", "X", "x"},
    {Sound::d, "d", "d", "d"},
    {Sound::dh, "ð", "D", "*"},
    {Sound::r, "r", "R", "r"},
    {Sound::z, "z", "z", "z"},
    {Sound::s, "s", "s", "s"},
    {Sound::sh, "ʃ", "S", "$"},
    {Sound::s_emphatic, "sˤ", "s[", "S"},
    {Sound::d_emphatic, "dˤ", "dH", "D"},
    {Sound::t_emphatic, "tˤ", "t[", "T"},
    {Sound::dh_emphatic, "ðˤ", "Z", "Z"},
    {Sound::ayn, "ʕ", "A", "E"},
    {Sound::gh, "ɣ", "Q", "g"},
    {Sound::f, "f", "f", "f"},
    {Sound::q, "q", "q", "q"},
    {Sound::k, "k", "k", "k"},
    {Sound::l, "l", "l", "l"},
    {Sound::m, "m", "m", "m"},
    {Sound::n, "n", "n", "n"},
    {Sound::h, "h", "h", "h"},
    {Sound::w, "w", "w", "w"},
    {Sound::y, "j", "j", "y"},
    {Sound::p, "p", "p", "p"},
    {Sound::v, "v", "v", "v"},
    {Sound::g, "ɡ", "g", "G"},
    {Sound::ch, "tʃ", "tS", "C"},
    {Sound::a, "a", "a", "a"},
    {Sound::i, "i", "i", "i"},
    {Sound::u, "u", "u", "u"},
    {Sound::aa, "aː", "a:", "aa"},
    {Sound::ii, "iː", "i:", "ii"},
    {Sound::uu, "uː", "u:", "uu"},
});

constexpr bool in_order() {
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (static_cast<std::size_t>(signs[i].sound) != i) return false;
  }
  return signs.size() == static_cast<std::size_t>(Sound::uu) + 1;
}
static_assert(in_order(), "the rows stand in the order of Sound");

const Signs& signs_of(Sound sound) { return signs[static_cast<std::size_t>(sound)]; }

// a -> ɑ is the usual sign of a backed fatha; i and u are lowered and centralized.
std::string_view backed_ipa(Sound sound) {
  switch (sound) {
    case Sound::a:
      return "ɑ";
    case Sound::aa:
      return "ɑː";
    case Sound::i:
      return "ɨ";
    case Sound::ii:
      return "ɨː";
    case Sound::u:
      return "ʊ";
    case Sound::uu:
      return "ʊː";
    case Sound::l:
      return "lˤ";
    default:
      return signs_of(sound).ipa;
  }
}

std::string to_ipa(const Phoneme& phoneme) {
  std::string text;
  if (phoneme.stress == Stress::primary) text += "ˈ";
  if (phoneme.stress == Stress::secondary) text += "ˌ";
  text += phoneme.backed ? backed_ipa(phoneme.sound) : signs_of(phoneme.sound).ipa;
  if (phoneme.geminate) text += "ː";
  return text;
}

// A backed vowel has a dot after its letter: a. and a.: (the engine has no dark l).
std::string to_espeak(const Phoneme& phoneme) {
  std::string text;
  if (phoneme.stress == Stress::primary) text += '\'';
  if (phoneme.stress == Stress::secondary) text += ',';
  std::string_view sign = signs_of(phoneme.sound).espeak;
  if (phoneme.backed && is_vowel(phoneme.sound)) {
    text += sign.front();
    text += '.';
    sign.remove_prefix(1);
  }
  text += sign;
  if (phoneme.geminate) text += ':';
  return text;
}

}  // namespace

bool is_vowel(Sound sound) { return sound >= Sound::a; }

bool is_long(Sound sound) { return sound >= Sound::aa; }

std::string to_string(const Phoneme& phoneme, Notation notation) {
  switch (notation) {
    case Notation::ipa:
      return to_ipa(phoneme);
    case Notation::espeak:
      return to_espeak(phoneme);
    case Notation::buckwalter:
      break;
  }
  const std::string_view sign = signs_of(phoneme.sound).buckwalter;
  std::string text(sign);
  if (phoneme.geminate) text += sign;
  return text;
}

}  // namespace rawi
