// SPDX-License-Identifier: GPL-3.0-or-later
// Every row of tests/normalize/cases: an input, how a careful reader says it, and in a third cell,
// where the row has one, the same with the marks of the words that were written out.
#include <catch2/catch.hpp>
#include <filesystem>

#include "core/files.h"
#include "core/tables.h"
#include "normalize/normalize.h"

using namespace rawi;

namespace {

std::filesystem::path cases() {
  return std::filesystem::path(RAWI_SOURCE_DIR) / "tests/normalize/cases";
}

std::string with_marks(const NormalizedText& text) {
  std::string line;
  for (const Token& token : text.tokens) {
    if (token.space_before && !line.empty()) line += ' ';
    line += token.vocalized.empty() ? token.text : token.vocalized;
  }
  return line;
}

}  // namespace

TEST_CASE("each row of the case tables is read as it says") {
  std::size_t rows = 0;
  for (const auto& entry : std::filesystem::directory_iterator(cases())) {
    if (entry.path().extension() != ".tsv") continue;
    const auto content = read_file(entry.path());
    REQUIRE(content);
    for (const TableRow& row : parse_table(*content)) {
      REQUIRE(row.size() >= 2);
      INFO(entry.path().filename().string() << ": " << row[0]);
      const NormalizedText text = normalize(row[0]);
      CHECK(to_text(text) == row[1]);
      if (row.size() > 2) CHECK(with_marks(text) == row[2]);
      ++rows;
    }
  }
  CHECK(rows > 300);
}
