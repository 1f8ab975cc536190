// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rawi {

/// The sounds of Modern Standard Arabic and the four that foreign names add. Order: consonants,
/// then short vowels, then long ones (the order is used by is_vowel and is_long).
enum class Sound : std::uint8_t {
  hamza,
  b,
  t,
  th,
  j,
  h_pharyngeal,
  kh,
  d,
  dh,
  r,
  z,
  s,
  sh,
  s_emphatic,
  d_emphatic,
  t_emphatic,
  dh_emphatic,
  ayn,
  gh,
  f,
  q,
  k,
  l,
  m,
  n,
  h,
  w,
  y,
  p,
  v,
  g,
  ch,
  a,
  i,
  u,
  aa,
  ii,
  uu,
};

enum class Stress : std::uint8_t { none, secondary, primary };

/// One phoneme as it is said.
struct Phoneme {
  Sound sound = Sound::hamza;
  bool geminate = false;         ///< consonants only
  bool backed = false;           ///< vowels, and the l of Allah: coloured by an emphatic neighbour
  Stress stress = Stress::none;  ///< vowels only: the syllable's stress
  friend bool operator==(const Phoneme&, const Phoneme&) = default;
};

[[nodiscard]] bool is_vowel(Sound sound);
[[nodiscard]] bool is_long(Sound sound);

/// The ways to write phonemes down.
enum class Notation {
  ipa,     ///< International Phonetic Alphabet: ʔ b t θ dʒ ħ ..., ˈ before a stressed syllable
  espeak,  ///< mnemonics of eSpeak NG's voice ar
  buckwalter,  ///< < b t ^ j H x d * r z s $ S D T Z E g f q k l m n h w y, geminates doubled, aa
               ///< ii uu
};

/// One phoneme in a notation (buckwalter leaves out stress and colour).
[[nodiscard]] std::string to_string(const Phoneme& phoneme, Notation notation);

}  // namespace rawi
