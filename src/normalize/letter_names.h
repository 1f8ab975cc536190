// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalize/numeral.h"

namespace rawi {

/// The vocalized name of one Latin or Arabic letter (tables/letters.tsv).
[[nodiscard]] std::optional<std::string> letter_name(std::string_view letter);

/// Names of all letters of a Latin word; nothing where one has none (é).
[[nodiscard]] std::optional<Words> spelled_letters(std::string_view word);

}  // namespace rawi
