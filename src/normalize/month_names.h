// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "normalize/recognize.h"

namespace rawi {

enum class Calendar { christian, hijri };

/// Vocalized words of a month, 1 to 12, genitive as after مِنْ. The style chooses among the names of
/// the Christian year.
[[nodiscard]] Words month_name(unsigned month, Calendar calendar, MonthNames style);

/// A month's name of one word.
[[nodiscard]] bool is_month_word(std::string_view bare);

/// A month that is printed at `steps` from the view: its words, how many lexemes they take.
struct PrintedMonth {
  Words words;
  std::size_t length = 0;
};
[[nodiscard]] std::optional<PrintedMonth> month_at(const View& view, std::size_t steps);

}  // namespace rawi
