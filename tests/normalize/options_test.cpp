// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "normalize/normalize.h"

using namespace rawi;

TEST_CASE("the names of months follow the voice") {
  NormalizeOptions options;
  const auto read = [&] { return to_text(normalize("في 4/4/2008", options)); };
  CHECK(read() == "في الرابع من أبريل عام ألفين وثمانية");
  options.months = MonthNames::levant;
  CHECK(read() == "في الرابع من نيسان عام ألفين وثمانية");
  options.months = MonthNames::both;
  CHECK(read() == "في الرابع من نيسان أبريل عام ألفين وثمانية");
  options.months = MonthNames::maghreb;
  CHECK(read() == "في الرابع من أفريل عام ألفين وثمانية");
  options.months = MonthNames::morocco;
  CHECK(to_text(normalize("في 4/8/2008", options)) == "في الرابع من غشت عام ألفين وثمانية");
}

TEST_CASE("the word of the decimal sign and the century of short years can be chosen") {
  NormalizeOptions options;
  options.decimal_word = "نُقْطَة";
  CHECK(to_text(normalize("النسبة 2.5", options)) == "النسبة اثنان نقطة خمسة");
  CHECK(to_text(normalize("في 1/2/39", options)) == "في الأول من فبراير عام ألفين وتسعة وثلاثين");
  options.two_digit_year_pivot = 20;
  CHECK(to_text(normalize("في 1/2/39", options)) ==
        "في الأول من فبراير عام ألف وتسعمئة وتسعة وثلاثين");
}

TEST_CASE("a bare number agrees with what the caller says") {
  NormalizeOptions options;
  options.bare_gender = Gender::feminine;
  options.bare_case = Case::genitive;
  CHECK(to_text(normalize("12", options)) == "اثنتي عشرة");
}

TEST_CASE("Latin words that no table has go to the English voice") {
  const NormalizedText text = normalize("كلمة Hello هنا");
  REQUIRE(text.tokens.size() == 3);
  CHECK(text.tokens[1].kind == TokenKind::foreign);
  CHECK(text.tokens[1].text == "Hello");
}
