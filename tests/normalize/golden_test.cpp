// SPDX-License-Identifier: GPL-3.0-or-later
// The dump of a paragraph with something of everything, byte for byte. RAWI_BLESS=1 writes it anew.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "core/files.h"
#include "normalize/normalize.h"

using namespace rawi;

TEST_CASE("the dump of the sample paragraphs is the golden one") {
  const std::filesystem::path folder =
      std::filesystem::path(RAWI_SOURCE_DIR) / "tests/normalize/golden";
  const auto source = read_file(folder / "news.txt");
  REQUIRE(source);
  const NormalizedText text = normalize(*source);
  std::string printed = dump(text);
  for (const Warning& warning : text.warnings)
    printed += "# " + warning.kind + ": " + warning.message + "\n";
  if (std::getenv("RAWI_BLESS") != nullptr)
    REQUIRE(write_file_atomically(folder / "news.dump", printed));
  const auto golden = read_file(folder / "news.dump");
  REQUIRE(golden);
  CHECK(printed == *golden);
}
