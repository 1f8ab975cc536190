// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/particles.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rawi {
namespace {

// Prepositions, conjunctions and particles of one or two syllables: they lean on the next word.
constexpr std::array<std::u32string_view, 30> leaning = {
    U"في", U"من",  U"عن", U"على", U"إلى", U"مع",  U"أن", U"إن",  U"لا",  U"ما",
    U"لم", U"لن",  U"قد", U"لقد", U"أو",  U"أم",  U"بل", U"ثم",  U"هل",  U"لو",
    U"كي", U"لكي", U"إذ", U"كما", U"يا",  U"حتى", U"أي", U"لكن", U"إذا", U"لدى"};

// Short words that keep their stress, but whose و or ف must not take it.
constexpr std::array<std::u32string_view, 26> upright = {
    U"هو",  U"هي",  U"هم",  U"هن",  U"أنا", U"أنت", U"نحن", U"له",  U"لها",
    U"لهم", U"لك",  U"لي",  U"لنا", U"به",  U"بها", U"بهم", U"هذا", U"هذه",
    U"ذلك", U"تلك", U"هنا", U"كان", U"كل",  U"كذا", U"أما", U"متى"};

template <std::size_t n>
bool contains(const std::array<std::u32string_view, n>& words, std::u32string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::optional<Particle> find_particle(const std::vector<SpelledLetter>& letters) {
  std::array<char32_t, 4> buffer{};
  if (letters.size() > buffer.size()) return std::nullopt;
  for (std::size_t i = 0; i < letters.size(); ++i) buffer[i] = letters[i].form;
  const std::u32string_view word(buffer.data(), letters.size());
  if (contains(leaning, word)) return Particle{.stem = 0, .leans = true};
  if (contains(upright, word)) return Particle{};
  if (!word.starts_with(U'و') && !word.starts_with(U'ف')) return std::nullopt;
  const std::u32string_view rest = word.substr(1);
  if (contains(leaning, rest)) return Particle{.stem = 1, .leans = true};
  if (contains(upright, rest)) return Particle{.stem = 1, .leans = false};
  return std::nullopt;
}

}  // namespace rawi
