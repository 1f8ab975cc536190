// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/origin_map.h"
#include "core/warning.h"

namespace rawi {

/// A text of letters, marks, ASCII digits and signs, one way to write each.
struct CleanText {
  std::string text;
  OriginMap origin;  ///< to the source's bytes
  std::vector<Warning> warnings;
};

/// Unicode clean-up: NFC, presentation forms as letters, no tatweel, no zero-width and bidi
/// controls, digits 0-9, Persian ی ک and doubled marks folded, Koranic annotation dropped, a mark
/// without a letter dropped (with a warning "stray-mark"), at most shadda, dagger alif and one
/// vowel a letter.
///
///   "ﷲ"     -> "الله"      "كـتاب"  -> "كتاب"      "٣٫٥" -> "3٫5"      "بّّ"  -> "بّ"
[[nodiscard]] CleanText clean(std::string_view text, const OriginMap& origin);

}  // namespace rawi
