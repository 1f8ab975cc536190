// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/arabic.h"

#include <catch2/catch.hpp>

using namespace rawi;

TEST_CASE("marks are stripped and letters stay") {
  CHECK(strip_marks("السَّلَامُ عَلَيْكُمْ، هٰذَا كِتَابًا 12 abc") == "السلام عليكم، هذا كتابا 12 abc");
  CHECK(strip_marks("") == "");
}

TEST_CASE("there are fourteen sun letters") {
  int count = 0;
  for (char32_t c = 0x0621; c <= 0x064A; ++c) count += is_sun_letter(c) ? 1 : 0;
  CHECK(count == 14);
  CHECK(is_sun_letter(U'ش'));
  CHECK_FALSE(is_sun_letter(U'ق'));
  CHECK_FALSE(is_sun_letter(U'ج'));
}

TEST_CASE("tatweel and digits are no letters, foreign letters are") {
  CHECK(is_arabic_letter(U'ب'));
  CHECK(is_arabic_letter(U'ٱ'));
  CHECK(is_arabic_letter(U'پ'));
  CHECK_FALSE(is_arabic_letter(0x0640));
  CHECK_FALSE(is_arabic_letter(U'٣'));
  CHECK_FALSE(is_arabic_letter(U'a'));
}

TEST_CASE("file names keep what every file system can hold") {
  struct Row {
    const char* title;
    const char* name;
  };
  const Row rows[] = {
      {"الفَصْلُ الأَوَّلُ", "الفصل الأول"},
      {"أ/ب:ج", "أ ب ج"},
      {"«عنوان» [1]", "عنوان 1"},
      {"..", "untitled"},
      {"", "untitled"},
      {"--rm", "rm"},
      {"../../etc/x", "etc x"},
      {"نـــص\u200f طويل\u202e", "نص طويل"},
      {" a\tb\n c ", "a b c"},
  };
  for (const Row& row : rows) CHECK(file_name_from(row.title, 255) == row.name);
  CHECK(file_name_from("ابجد", 5) == "اب");
}
