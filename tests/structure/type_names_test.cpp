// SPDX-License-Identifier: GPL-3.0-or-later
// One namespace, one meaning for each name: two types of one name in different stages break each
// other at the linker, which keeps one copy of a template's code for both, and tells nobody.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <sstream>
#include <string>

#include "core/files.h"

namespace fs = std::filesystem;

TEST_CASE("no type name is defined in two headers") {
  const std::regex definition("^(?:struct|class|enum class) ([A-Za-z0-9]+)[^;]*\\{.*");
  std::map<std::string, std::string> owners;
  std::size_t headers = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(RAWI_SOURCE_DIR) / "src")) {
    if (entry.path().extension() != ".h") continue;
    ++headers;
    std::istringstream lines(rawi::read_file(entry.path()).value());
    std::smatch match;
    for (std::string line; std::getline(lines, line);) {
      if (!std::regex_match(line, match, definition)) continue;
      const auto [owner, fresh] = owners.emplace(match[1], entry.path().string());
      INFO(match[1] << " is defined in " << owner->second << " and " << entry.path().string());
      CHECK(fresh);
    }
  }
  CHECK(headers > 50);
  CHECK(owners.size() > 100);
}
