// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "diacritize/diacritize.h"

namespace rawi {

/// A line whose marks are trusted as they stand, as one sentence: words at white space, one clause
/// up to each . ؟ ! ، ؛ : and the like. For tests, tools and examples; articles come through
/// normalize, segment and diacritize.
[[nodiscard]] VocalizedSentence already_vocalized(std::string_view line);

}  // namespace rawi
