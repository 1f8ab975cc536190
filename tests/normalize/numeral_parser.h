// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rawi::test {

/// Value of a whole number in vocalized Arabic words, any gender and case: written for the tests,
/// from the words up, and sharing nothing with the code that writes numbers. Nothing for other
/// words.
[[nodiscard]] std::optional<std::uint64_t> parse_numeral(const std::vector<std::string>& words);

}  // namespace rawi::test
