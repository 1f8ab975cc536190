// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diacritize/diacritize.h"

namespace rawi {

/// The line with the marks of its vocalized words set into it, in NFC; everything that is no mark
/// stays as it was (signs, digits, spaces, tatweel). `sentences` must come from this line, so that
/// their source ranges are its bytes. A word that was written out or changed keeps its spelling.
[[nodiscard]] std::string merge_marks(std::string_view line,
                                      std::span<const VocalizedSentence> sentences);

/// Sentences whose words keep the marks they have, and get no others.
[[nodiscard]] std::vector<VocalizedSentence> with_their_own_marks(std::span<const Sentence> sentences);

}  // namespace rawi
