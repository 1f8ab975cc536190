// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
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

/// Calls `row(key, rest)` for each line: its first cell, and what is behind the tab.
template <class Row>
void for_each_line(std::string_view tsv, const Row& row) {
  while (!tsv.empty()) {
    const std::string_view line = tsv.substr(0, tsv.find('\n'));
    tsv.remove_prefix(line.size() < tsv.size() ? line.size() + 1 : line.size());
    if (line.empty() || line.starts_with("# ")) continue;
    const std::size_t tab = line.find('\t');
    row(line.substr(0, tab), tab < line.size() ? line.substr(tab + 1) : std::string_view());
  }
}

/// The first cells of a large table as a set. It holds places in the table's text and nothing else, since
/// each start of the program builds it anew: a tenth of what a set of strings costs.
class TableKeys {
 public:
  /// `tsv` must outlive it.
  explicit TableKeys(std::string_view tsv);

  [[nodiscard]] bool contains(std::string_view key) const;

 private:
  [[nodiscard]] bool is_at(std::string_view key, std::size_t at) const;

  std::string_view tsv_;
  std::vector<std::uint32_t> slots_;  // by hash, then the next free one; where a key begins + 1, 0: free
};

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
