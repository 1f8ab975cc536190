// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace rawi {

/// The vocalized name of a letter that stands alone (ب -> بَاءْ); for و the word "and" (وَ). Empty
/// where the letter has none.
[[nodiscard]] std::string_view letter_name(char32_t form);

}  // namespace rawi
