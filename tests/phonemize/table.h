// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "phonemize/already_vocalized.h"
#include "phonemize/phonemize.h"

namespace rawi::test {

/// The rows of a tab-separated file, without comments and empty lines; none where it can't be read.
inline std::vector<std::vector<std::string>> read_table(const std::filesystem::path& path) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string>& row = rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
  }
  return rows;
}

inline std::vector<std::vector<std::string>> own_rows() {
  return read_table(std::filesystem::path(RAWI_SOURCE_DIR) / "tests/phonemize/phenomena.tsv");
}

/// A folder of data that lies beside the repository (or where RAWI_SHARED says), where there is
/// one.
inline std::filesystem::path shared_data() {
  const char* named = std::getenv("RAWI_SHARED");
  const std::filesystem::path root =
      named != nullptr ? named : std::filesystem::path(RAWI_SOURCE_DIR) / ".." / "shared";
  return root / "data/dev/phonemes";
}

inline std::string say(std::string_view text, Endings endings = Endings::pausal,
                       Notation notation = Notation::buckwalter) {
  return to_string(phonemize(already_vocalized(text), {endings}), notation);
}

/// The phonemes without the boundaries of words.
inline std::string without_words(std::string phonemes) {
  for (std::size_t at = 0; (at = phonemes.find(" | ", at)) != std::string::npos;) {
    phonemes.replace(at, 3, " ");
  }
  return phonemes;
}

}  // namespace rawi::test
