// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/unicode.h"

#include <catch2/catch.hpp>

using namespace rawi;

TEST_CASE("invalid UTF-8 is found at its byte") {
  struct Row {
    std::string text;
    std::optional<std::size_t> at;
  };
  const Row rows[] = {
      {"", std::nullopt},
      {"سلام", std::nullopt},
      {"\xF0\x9F\x98\x80", std::nullopt},
      {"a\xC3\x28", 1},
      {"\xC0\x80", 0},          // overlong
      {"\xED\xA0\x80", 0},      // lone surrogate
      {"\xF4\x90\x80\x80", 0},  // above U+10FFFF
      {"ab\xD8", 2},            // cut
      {"\x80", 0},
  };
  for (const Row& row : rows) CHECK(find_invalid_utf8(row.text) == row.at);
}

TEST_CASE("UTF-32 and back") {
  const std::string text = "aé س \xF0\x9F\x98\x80";
  CHECK(to_utf8(to_utf32(text)) == text);
  CHECK(to_utf32("\xFF").at(0) == 0xFFFD);
}

TEST_CASE("NFC puts the vowel before the shadda") {
  CHECK(to_nfc("\u0628\u0651\u064E") == "\u0628\u064E\u0651");
  CHECK(to_nfc("\u0627\u0653") == "\u0622");
}

TEST_CASE("a text is cut between graphemes") {
  CHECK(cut_at_grapheme("abc", 9) == "abc");
  CHECK(cut_at_grapheme("abc", 2) == "ab");
  CHECK(cut_at_grapheme("بَتَ", 5) == "بَ");  // a mark stays with its letter
  CHECK(cut_at_grapheme("ابجد", 6) == "ابج");  // the limit itself is a boundary
  CHECK(cut_at_grapheme("ابجد", 7) == "ابج");
  CHECK(cut_at_grapheme("ب", 1) == "");
}

TEST_CASE("foreign letters") {
  CHECK(is_foreign_letter(U'a'));
  CHECK(is_foreign_letter(U'é'));
  CHECK(is_foreign_letter(U'я'));
  CHECK_FALSE(is_foreign_letter(U'ب'));
  CHECK_FALSE(is_foreign_letter(U'7'));
}
