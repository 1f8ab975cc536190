// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rawi {

/// A word, number, sign or run of signs as the network sees it.
struct NetworkToken {
  std::size_t first = 0;  ///< its first and last character; a separator follows
  std::size_t last = 0;
  bool is_word = false;
  /// Hashes of a word's four spellings: itself, without conjunction and article, that without its
  /// suffix, and that without a preposition of one letter.
  std::array<std::uint32_t, 4> spellings{};
};

/// A sentence as the network sees it (training/FORMAT.md, section 3). Characters and their places
/// run in parallel.
struct NetworkText {
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  std::vector<std::uint8_t> chars;  ///< 0..60
  /// 0 no mark, else 1 + class; a vowel leaves the shadda open, 8 is a shadda alone.
  std::vector<std::uint8_t> given;
  std::vector<std::size_t>
      places;  ///< index of the code point in the line; `nowhere` for no letter
  std::vector<NetworkToken> tokens;
};

/// Takes a line apart.
[[nodiscard]] NetworkText parse_for_network(std::u32string_view line);

/// Hash by which the network's vocabulary knows a spelling.
[[nodiscard]] std::uint32_t spelling_hash(std::u32string_view word);

}  // namespace rawi
