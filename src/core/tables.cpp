// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables.h"

#include <algorithm>

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

}  // namespace rawi
