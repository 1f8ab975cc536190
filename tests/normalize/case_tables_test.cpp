// SPDX-License-Identifier: GPL-3.0-or-later
// Every row of tests/normalize/cases: an input and how a careful reader says it.
#include <catch2/catch.hpp>
#include <filesystem>

#include "core/files.h"
#include "normalize/normalize.h"
#include "normalize/tables.h"

using namespace rawi;

namespace {

std::filesystem::path cases() {
  return std::filesystem::path(RAWI_SOURCE_DIR) / "tests/normalize/cases";
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
      CHECK(to_text(normalize(row[0])) == row[1]);
      ++rows;
    }
  }
  CHECK(rows > 300);
}
