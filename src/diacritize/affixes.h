// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "diacritize/letters.h"

namespace rawi {

/// What is written together with a word: a conjunction, preposition, article, pronoun or ending.
struct Affix {
  std::vector<LetterId> ids;
  std::vector<MarkClass> marks;
};

/// Letters in front of a stem.
struct Proclitic : Affix {
  bool article = false;       ///< ends with the article: a sun letter after it is doubled
  bool opens_ending = false;  ///< the case of the stem does not carry over
};

/// Letters behind a stem.
struct Enclitic : Affix {
  ClassSet stem_ends = 0;    ///< vowels that the stem's last letter may take before it
  bool ending_open = false;  ///< the case ending stands on its own last letter
  bool replaces_ta = false;  ///< a stem in ة stands before it as ت, or without its ة
  bool harmony = false;      ///< its first vowel becomes i after i (بِهِ)
};

/// All known ones, the empty one first.
[[nodiscard]] const std::vector<Proclitic>& proclitics();
[[nodiscard]] const std::vector<Enclitic>& enclitics();

}  // namespace rawi
