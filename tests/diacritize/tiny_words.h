// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diacritize/word_classes.h"

namespace rawi::test {

/// A reading of a list of known words. An ending of "؟" stays open.
struct ListedWord {
  std::string_view vocalized;
  int word_cost = 100;  ///< of its letters; the same in all readings of a word
  int reading_cost = 8;
};

struct ListedEntry {
  EntryKind kind;
  std::vector<std::uint32_t> numbers;
  int cost;
};

/// A file of known words as training/words writes them.
[[nodiscard]] std::string words_file(std::vector<ListedWord> words,
                                     std::span<const ListedEntry> entries);

/// One with a few dozen words, for tests of everything around it.
[[nodiscard]] std::string tiny_words();

/// The file with its checksum made right again, after a test has changed some bytes.
[[nodiscard]] std::string with_word_checksum(std::string file);

}  // namespace rawi::test
