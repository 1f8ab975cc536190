// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "segment/segment.h"

namespace rawi {

/// The longest stretch of words between two breaths; a newsreader's breath group has 8 to 20.
inline constexpr std::size_t max_clause_words = 25;

/// Cuts one sentence at its punctuation, and stretches of more than max_clause_words before a word
/// that opens a new thought (و… ثم لكن حيث …), or, where there is none, in the middle.
[[nodiscard]] std::vector<Clause> cut_into_clauses(std::span<const Token> tokens);

}  // namespace rawi
