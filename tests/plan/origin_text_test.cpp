// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/origin_text.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace rawi;

namespace {

OriginMap map_of(const std::vector<std::pair<std::size_t, ByteRange>>& pieces) {
  OriginMap origin;
  for (const auto& [size, source] : pieces) origin.append(size, source);
  return origin;
}

void check_same(const OriginMap& a, const OriginMap& b, std::size_t size) {
  REQUIRE(a.text_size() == b.text_size());
  for (std::size_t begin = 0; begin < size; ++begin) {
    for (std::size_t end = begin + 1; end <= size; ++end)
      REQUIRE(a.source_of({begin, end}) == b.source_of({begin, end}));
  }
}

}  // namespace

TEST_CASE("bytes are written in few words") {
  struct Row {
    std::string text;
    OriginMap origin;
    std::string line;
  };
  const Row rows[] = {
      {"سلام", map_of({{8, {100, 108}}}), "100-108"},
      {"a&b", map_of({{1, {7, 8}}, {1, {8, 13}}, {1, {13, 14}}}), "7-8 1:8-13 13-14"},
      {"سلام", map_of({{2, {5, 6}}, {2, {6, 7}}, {2, {7, 8}}, {2, {8, 9}}}), "2:5-6*4"},
      {"سم س", map_of({{2, {0, 1}}, {2, {1, 2}}, {1, {2, 3}}, {2, {3, 4}}}), "2:0-1*2 2-3 2:3-4"},
      {"قال: نعم", map_of({{8, {40, 40}}, {6, {40, 46}}}), "8:40-40 40-46"},
      {"سلام", map_of({{8, {3, 20}}}), "8:3-20"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(to_text(row.origin, row.text) == row.line);
    const auto read = origin_from_text(row.line, row.text.size());
    REQUIRE(read);
    check_same(*read, row.origin, row.text.size());
  }
}

TEST_CASE("any map of whole letters comes back") {
  rc::check([] {
    std::string text;
    OriginMap origin;
    std::size_t place = *rc::gen::inRange<std::size_t>(0, 1000);
    const auto steps = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 3), rc::gen::inRange(0, 9)));
    for (const auto& [letter, size] : steps) {
      const std::string_view piece = letter == 0 ? "a" : letter == 1 ? "ب" : "…";
      const std::size_t bytes = size > 6 ? piece.size() : static_cast<std::size_t>(size);
      text += piece;
      origin.append(piece.size(), {place, place + bytes});
      place += bytes;
    }
    if (text.empty()) return;
    const auto read = origin_from_text(to_text(origin, text), text.size());
    RC_ASSERT(read.has_value());
    for (std::size_t i = 0; i < text.size(); ++i)
      RC_ASSERT(read->source_of({i, i + 1}) == origin.source_of({i, i + 1}));
  });
}

TEST_CASE("a text that no longer fits its bytes keeps them as a whole") {
  for (const char* line : {"100-108", "2:100-101*8", "2:100-104 104-108", "50:100-108"}) {
    const auto origin = origin_from_text(line, 5);
    INFO(line);
    REQUIRE(origin);
    CHECK(origin->text_size() == 5);
    CHECK(origin->source_of({0, 5}) == ByteRange{100, 108});
  }
  CHECK(origin_from_text("0-1*2000000000", 5));  // ends at once
}

TEST_CASE("what is no place is told") {
  for (const char* line : {"", " ", "x", "1", "1-", "-1", "9-3", "1-2*", "1-2*0", "1:2", ":1-2", "1-2,3-4",
                           "1-99999999999999999999999", "1-2 x"}) {
    INFO(line);
    CHECK_FALSE(origin_from_text(line, 5));
  }
}
