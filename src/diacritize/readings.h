// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "diacritize/known_words.h"
#include "diacritize/letters.h"

namespace rawi {

/// A full vocalization of a word that the search may choose.
struct Candidate {
  std::vector<MarkClass> marks;
  Cost cost = 0;          ///< of the vocalized word by itself
  std::uint32_t tag = 0;  ///< class of the word (word_classes.h)
};

/// The vocalizations of a word that its marks leave open, the likeliest first: those of the word
/// list; for a word that is not there, those built from a known stem with clitics and endings;
/// nothing where there is no stem either. `open` holds one set of classes per letter.
[[nodiscard]] std::vector<Candidate> known_readings(const KnownWords& words,
                                                    std::span<const LetterId> ids,
                                                    std::span<const ClassSet> open);

/// The class of a vocalized word: its own where it is frequent, else by its shape.
[[nodiscard]] std::uint32_t class_in(const KnownWords& words, std::span<const LetterId> ids,
                                     std::span<const MarkClass> marks);

}  // namespace rawi
