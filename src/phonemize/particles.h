// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "phonemize/spelling.h"

namespace rawi {

/// A word of grammar rather than of meaning (في, هل, وهو): what leans on the next word.
struct Particle {
  std::size_t stem = 0;  ///< letters of و or ف before it, which are not stressed
  bool leans = false;    ///< takes no full stress of its own in mid-clause
};

/// Looks a word up by its letters; nothing where it is no particle.
[[nodiscard]] std::optional<Particle> find_particle(const std::vector<SpelledLetter>& letters);

}  // namespace rawi
