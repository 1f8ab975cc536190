// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/network_text.h"

#include <catch2/catch.hpp>

#include "core/unicode.h"

using namespace rawi;

namespace {

/// Characters, tokens apart; a state that is given after a slash.
std::string dump(const std::string& line) {
  const NetworkText text = parse_for_network(to_utf32(line));
  std::string result;
  for (const NetworkToken& token : text.tokens) {
    if (!result.empty()) result += " | ";
    for (std::size_t p = token.first; p <= token.last; ++p) {
      if (p > token.first) result += ' ';
      result += std::to_string(text.chars[p]);
      if (text.given[p] != 0) result += "/" + std::to_string(text.given[p]);
    }
  }
  return result;
}

}  // namespace

TEST_CASE("a line becomes characters as training/FORMAT.md has it") {
  const auto [line, expected] = GENERATE(table<const char*, const char*>({
      {"", "59 | 60"},
      {"كتب", "59 | 29 10 8 | 60"},
      {"كتب، نام.", "59 | 29 10 8 | 48 | 32 7 31 | 47 | 60"},
      {"ٱلْ", "59 | 7 30/1 | 60"},
      {"كـتب", "59 | 29 10 8 | 60"},                       // tatweel is nothing
      {"رأى پاريس", "59 | 17 3 35 | 37 7 17 36 19 | 60"},  // a letter of another alphabet
      {"...", "59 | 47 | 60"},                             // a run of one sign is one token
      {". .", "59 | 47 | 47 | 60"},
      {"!؟", "59 | 50 | 49 | 60"},
      {"BBC-2", "59 | 46 | 56 | 41 | 60"},
      {"«ب»", "59 | 53 | 8 | 53 | 60"},
      {"$", "59 | 58 | 60"},
  }));
  CHECK(dump(line) == expected);
}

TEST_CASE("numbers are classed by the noun that they count") {
  const auto [line, kind] = GENERATE(table<const char*, int>(
      {{"0", 39},    {"1", 40},    {"2", 41},     {"3", 42},          {"10", 42},
       {"11", 43},   {"99", 43},   {"100", 39},   {"103", 42},        {"1998", 45},
       {"2014", 45}, {"2114", 43}, {"02014", 45}, {"1,500", 39},      {"1,50", 44},
       {"3.5", 44},  {"١٥", 43},   {"۱۵", 43},    {"12,345,601", 40}, {"1٬000", 39}}));
  CHECK(dump(line) == "59 | " + std::to_string(kind) + " | 60");
}

TEST_CASE("marks are told letter by letter") {
  CHECK(dump("كَتّبْ") == "59 | 29/2 10/8 8/1 | 60");
  CHECK(dump("كَّ") == "59 | 29/9 | 60");
  CHECK(dump("كَُ") == "59 | 29/2 | 60");  // the first vowel counts
  CHECK(dump("كّْ") == "59 | 29/8 | 60");  // a sukun on a shadda is a slip
}

TEST_CASE("a word has four spellings") {
  const auto same = [](const std::string& line, std::size_t i, const char32_t* spelling) {
    return parse_for_network(to_utf32(line)).tokens[1].spellings[i] == spelling_hash(spelling);
  };
  CHECK(same("والمدرسة", 0, U"والمدرسة"));
  CHECK(same("والمدرسة", 1, U"مدرسة"));
  CHECK(same("والمدرسة", 2, U"مدرس"));
  CHECK(same("والمدرسة", 3, U"مدرسة"));
  CHECK(same("بكتابهم", 1, U"بكتابهم"));
  CHECK(same("بكتابهم", 2, U"بكتاب"));
  CHECK(same("بكتابهم", 3, U"كتابهم"));
  CHECK(same("وفد", 1, U"وفد"));
  CHECK(same("بالبيت", 1, U"بيت"));
  CHECK(same("للبيت", 1, U"بيت"));
}
