// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "normalize/recognize.h"

namespace rawi {

struct UnitAt {
  Noun noun;
  std::size_t length = 0;  ///< lexemes of the symbol
  bool degree = false;     ///< a temperature or angle, whose negative is "below zero"
};

/// The unit symbol at `steps`, the longest that fits and is no part of a longer word: كم، km/h، م²،
/// °C.
[[nodiscard]] std::optional<UnitAt> unit_at(const View& view, std::size_t steps);

}  // namespace rawi
