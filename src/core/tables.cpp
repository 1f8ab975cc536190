// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables.h"

#include <algorithm>
#include <bit>

namespace rawi {

std::vector<std::string_view> split_words(std::string_view cell, char separator) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  while (begin <= cell.size()) {
    const std::size_t end = std::min(cell.find(separator, begin), cell.size());
    words.push_back(cell.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::vector<TableRow> parse_table(std::string_view tsv) {
  std::vector<TableRow> rows;
  for (const std::string_view line : split_words(tsv, '\n')) {
    if (line.empty() || line.starts_with("# ")) continue;
    rows.push_back(split_words(line, '\t'));
  }
  return rows;
}

TableKeys::TableKeys(std::string_view tsv) : tsv_(tsv) {
  const auto lines = static_cast<std::size_t>(std::count(tsv.begin(), tsv.end(), '\n')) + 1;
  slots_.resize(std::bit_ceil(2 * lines));
  for_each_line(tsv, [&](std::string_view key, std::string_view) {
    std::size_t slot = TextHash{}(key);
    while (slots_[slot &= slots_.size() - 1] != 0) ++slot;
    slots_[slot] = static_cast<std::uint32_t>(key.data() - tsv_.data()) + 1;
  });
}

bool TableKeys::contains(std::string_view key) const {
  std::size_t slot = TextHash{}(key);
  for (; slots_[slot &= slots_.size() - 1] != 0; ++slot) {
    if (is_at(key, slots_[slot] - 1)) return true;
  }
  return false;
}

bool TableKeys::is_at(std::string_view key, std::size_t at) const {
  if (tsv_.compare(at, key.size(), key) != 0) return false;
  const std::size_t end = at + key.size();
  return end == tsv_.size() || tsv_[end] == '\t' || tsv_[end] == '\n';
}

}  // namespace rawi
