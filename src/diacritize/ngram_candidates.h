// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "diacritize/letters.h"
#include "diacritize/ngram_file.h"

namespace rawi {

/// A full vocalization of a word that the search may choose.
struct Candidate {
  std::vector<MarkClass> marks;
  Cost cost = 0;          ///< of the vocalized word by itself
  std::uint32_t key = 0;  ///< word_key
  std::uint32_t tag = 0;
};

/// Words longer than this are no words of Arabic; they are left bare.
inline constexpr std::size_t longest_word = 40;

/// The vocalizations of a word that its marks leave open, the likeliest first, at least one: from
/// the word table; for a word that is not there, from its stem with clitics and endings, and from
/// the letters around each letter. `open` holds one set of classes per letter.
[[nodiscard]] std::vector<Candidate> candidates_of(const NgramFile& file,
                                                   std::span<const LetterId> ids,
                                                   std::span<const ClassSet> open);

}  // namespace rawi
