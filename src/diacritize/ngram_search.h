// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "diacritize/ngram_candidates.h"
#include "diacritize/ngram_file.h"

namespace rawi {

/// The vocalization chosen for a position of a sentence.
struct Choice {
  std::size_t candidate = 0;
  std::vector<float> shares;  ///< probability of each candidate, its neighbours being as chosen
};

/// The cheapest sequence of candidates (Viterbi). Each position has at least one candidate; for a
/// number or a punctuation mark that one has no marks and the tag of its kind.
[[nodiscard]] std::vector<Choice> choose(const NgramFile& file,
                                         std::span<const std::vector<Candidate>> positions);

}  // namespace rawi
