// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables.h"

#include <catch2/catch.hpp>
#include <set>

using namespace rawi;

namespace {
// With a comment, an empty line, cells that begin alike, and a last line without an end.
constexpr std::string_view table =
    "# first\nword\ta b\nwor\tc\n\nworded\nwords\td\te\n#hash\tf\nlast";
const std::set<std::string_view> first_cells{"word", "wor", "worded", "words", "#hash", "last"};
}  // namespace

TEST_CASE("lines of a table are its first cells and the rest, without comments and empty lines") {
  std::vector<std::pair<std::string_view, std::string_view>> lines;
  for_each_line(table, [&](std::string_view key, std::string_view rest) { lines.emplace_back(key, rest); });
  const decltype(lines) expected{{"word", "a b"}, {"wor", "c"}, {"worded", ""}, {"words", "d\te"}, {"#hash", "f"}, {"last", ""}};
  CHECK(lines == expected);
  for_each_line("", [](std::string_view, std::string_view) { FAIL("an empty table has no line"); });
}

TEST_CASE("the keys of a table are its first cells, whole") {
  const TableKeys keys(table);
  for (const std::string_view key : first_cells) CHECK(keys.contains(key));
  for (const std::string_view other : {"", "w", "wo", "worde", "wordss", "a b", "c", "# first", "first", "las", "lastt", "word\ta"}) {
    INFO(other);
    CHECK_FALSE(keys.contains(other));
  }
  CHECK_FALSE(TableKeys("").contains("word"));
}
