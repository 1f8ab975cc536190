// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>

#include "normalize/lex.h"

namespace rawi {

/// A number as it is written: digits with separators.
struct NumberLiteral {
  std::string integer;   ///< digits without separators, at least one
  std::string fraction;  ///< digits after the decimal sign as written, zeros kept
  bool negative = false;
  bool grouped = false;    ///< had thousands separators
  std::size_t length = 0;  ///< lexemes it takes
  [[nodiscard]] bool whole() const { return fraction.empty(); }
  /// Digits of the fraction that are said: trailing zeros dropped.
  [[nodiscard]] std::string said_fraction() const;
};

/// Reads the number that begins at lexeme `at`: "1,250" "1.250,5" "٣٫٥" "0.05" ".25" "1 234 567"
/// "-12".
///
/// `.` and `٫` are decimal signs, `٬` and `'` group, `,` and `،` group where groups of three follow
/// and decimal otherwise. A dot with several groups of three, or before three zeros, is a thousands
/// sign ("1.250.000", "20.000"); more than one dot otherwise is no number (a version, a date).
/// "28ر2" is 2.28 as agencies write it. A minus counts only where no letter or digit stands before
/// it.
[[nodiscard]] std::optional<NumberLiteral> parse_number(std::span<const Lexeme> lexemes,
                                                        std::size_t at);

}  // namespace rawi
