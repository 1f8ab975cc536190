// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rawi {

/// One line of a table in a tables/*.tsv of a stage: its cells, split at tabs. Lines that begin
/// with '#' followed by a space are comments. Views into the embedded text, valid for ever.
using TableRow = std::vector<std::string_view>;

[[nodiscard]] std::vector<TableRow> parse_table(std::string_view tsv);

/// The cell's words, split at single spaces.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view cell,
                                                        char separator = ' ');

/// Hash for look-up with views in maps of strings.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

}  // namespace rawi
