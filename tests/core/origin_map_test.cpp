// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin_map.h"

#include <catch2/catch.hpp>

using namespace rawi;

TEST_CASE("bytes of a text are traced to the source") {
  OriginMap map;  // text "ab&c" from source "ab&amp;c"
  map.append(2, {0, 2});
  map.append(1, {2, 7});
  map.append(1, {7, 8});
  CHECK(map.text_size() == 4);
  CHECK(map.source_of({0, 1}) == ByteRange{0, 1});
  CHECK(map.source_of({1, 3}) == ByteRange{1, 7});
  CHECK(map.source_of({2, 3}) == ByteRange{2, 7});
  CHECK(map.source_of({3, 4}) == ByteRange{7, 8});
  CHECK(map.source_of({0, 4}) == ByteRange{0, 8});
  CHECK(map.source_of({0, 99}) == ByteRange{0, 8});
  CHECK(map.source_of({9, 9}) == ByteRange{8, 8});
}

TEST_CASE("an empty map gives an empty range") { CHECK(OriginMap().source_of({0, 1}) == ByteRange{}); }

TEST_CASE("neighbouring exact pieces behave like one") {
  OriginMap map;
  map.append(3, {10, 13});
  map.append(2, {13, 15});
  map.append(2, {20, 22});
  CHECK(map.source_of({1, 5}) == ByteRange{11, 15});
  CHECK(map.source_of({4, 6}) == ByteRange{14, 21});
}
