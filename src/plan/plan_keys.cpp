// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan_keys.h"

#include <algorithm>

namespace rawi {

bool operator==(const PlanSentence& a, const PlanSentence& b) {
  if (a.text != b.text || a.read != b.read || a.paragraph != b.paragraph ||
      a.heading != b.heading || a.pause_ms != b.pause_ms ||
      a.origin.text_size() != b.origin.text_size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.text.size(); ++i) {
    if (a.origin.source_of({i, i + 1}) != b.origin.source_of({i, i + 1})) return false;
  }
  return true;
}

bool is_named_plan(std::string_view file_name) {
  constexpr std::string_view ending = ".toml";
  if (file_name.size() < ending.size()) return false;
  file_name.remove_prefix(file_name.size() - ending.size());
  return std::equal(ending.begin(), ending.end(), file_name.begin(), [](char small, char c) {
    return c == small || (c >= 'A' && c <= 'Z' && c - 'A' + 'a' == small);
  });
}

bool is_plan(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
    if (line.starts_with('[')) return false;
    if (line.starts_with('"') || line.starts_with('\'')) line.remove_prefix(1);
    if (!line.starts_with(plan_key)) continue;
    line.remove_prefix(plan_key.size());
    const std::size_t sign = line.find_first_not_of(" \t\"'");
    if (sign != std::string_view::npos && line[sign] == '=') return true;
  }
  return false;
}

}  // namespace rawi
