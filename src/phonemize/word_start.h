// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "phonemize/spelling.h"

namespace rawi {

/// How a word begins.
struct WordStart {
  std::size_t stem = 0;           ///< index of the first letter after proclitics and article
  bool wasl = false;              ///< the word's first letter is a hamzat wasl
  Haraka wasl_vowel = Haraka::a;  ///< the vowel of that hamza where it is said
  bool article = false;           ///< the word has the article
  bool sun_letter = false;        ///< whose lam is assimilated
  bool inner_wasl = false;        ///< a hamzat wasl after a proclitic or the article falls silent
};

/// Finds proclitics, hamzat wasl and the article, and settles the letters they leave unsaid: an
/// alif of wasl after a proclitic becomes silent, and so does the lam before a sun letter, which is
/// doubled. A plain alif that stands for أ or إ becomes that letter.
WordStart settle_word_start(std::vector<SpelledLetter>& letters);

}  // namespace rawi
