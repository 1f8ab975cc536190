// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/large_pages.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <vector>

using rawi::large_page_bytes;
using rawi::large_pages;

TEST_CASE("What takes large pages begins where one begins") {
  const std::pmr::vector<std::int16_t> small(3, 7, large_pages());
  const std::pmr::vector<std::int16_t> large(3 << 20, 7, large_pages());
  for (const auto* list : {&small, &large}) {
    CHECK(reinterpret_cast<std::uintptr_t>(list->data()) % large_page_bytes == 0);
    CHECK(std::count(list->begin(), list->end(), 7) == static_cast<std::ptrdiff_t>(list->size()));
  }
}

TEST_CASE("A list in large pages keeps its values as it grows and moves") {
  std::pmr::vector<std::uint32_t> list(large_pages());
  for (std::uint32_t i = 0; i < (1U << 20U); ++i) list.push_back(i);
  const std::uint32_t* place = list.data();
  const std::pmr::vector<std::uint32_t> moved = std::move(list);
  CHECK(moved.data() == place);
  bool kept = moved.size() == (1U << 20U);
  for (std::uint32_t i = 0; i < moved.size(); ++i) kept = kept && moved[i] == i;
  CHECK(kept);
}
