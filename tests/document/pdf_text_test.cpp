// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/pdf_text.h"

#include <catch2/catch.hpp>

#include "core/unicode.h"

using namespace rawi;

namespace {

const std::string line =
    "أعلنت الوزارة الجديدة خطة واسعة لإصلاح المدرسة القديمة في المدينة الكبيرة.";

std::string backwards(const std::string& text) {
  std::u32string points = to_utf32(text);
  return to_utf8(std::u32string(points.rbegin(), points.rend()));
}

}  // namespace

TEST_CASE("the order of letters is told by the ends of words") {
  CHECK(letter_order_of(line) == LetterOrder::logical);
  CHECK(letter_order_of(backwards(line)) == LetterOrder::visual);
  CHECK(letter_order_of(line + "\n" + backwards(line)) == LetterOrder::unclear);
}

TEST_CASE("visual order and presentation forms are repaired and said") {
  const auto turned = repair_pdf_text({backwards(line)}, "a.pdf");
  REQUIRE(turned);
  CHECK(turned->text == line + "\n");
  CHECK(turned->warnings.at(0).kind == "pdf-order");
  const auto forms = repair_pdf_text({"ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ"}, "a.pdf");
  REQUIRE(forms);
  CHECK(forms->text == "السلام عليكم\n");
  CHECK(forms->warnings.at(0).kind == "pdf-forms");
}

TEST_CASE("a PDF in no sound order, or without text, is refused") {
  CHECK_FALSE(repair_pdf_text({line, backwards(line)}, "a.pdf"));
  CHECK_FALSE(repair_pdf_text({"", " \n"}, "a.pdf"));
}

TEST_CASE("swapped ligatures and signs at the wrong end are repaired") {
  const auto text = repair_pdf_text({".ال تستعمل العائلة في اليوم األول عصيا وال آلة"}, "a.pdf");
  REQUIRE(text);
  CHECK(text->text == "لا تستعمل العائلة في اليوم الأول عصيا ولا آلة.\n");
  CHECK(text->warnings.at(0).kind == "pdf-ligatures");
}

TEST_CASE("running heads and page numbers are left out") {
  const std::string head = "مجلة دروب";
  const auto text = repair_pdf_text(
      {head + "\n" + line + "\n1", head + "\n" + line + "\n2", head + "\n" + line + "\n3"},
      "a.pdf");
  REQUIRE(text);
  CHECK(text->text.find(head) == std::string::npos);
  CHECK(text->text.find("2") == std::string::npos);
}

TEST_CASE("marks of direction and indentation are no text, and signs stand behind their words") {
  const auto turned = repair_pdf_text({"\u202B  " + backwards(line) + "\u202C"}, "a.pdf");
  REQUIRE(turned);
  CHECK(turned->text == line + "\n");
  const auto signs = repair_pdf_text({"   .الفصل الأول :القطاف في القرية"}, "a.pdf");
  REQUIRE(signs);
  CHECK(signs->text == "الفصل الأول: القطاف في القرية.\n");
}

TEST_CASE("bullets, which fonts of symbols draw with letters of private use, begin paragraphs") {
  const auto text = repair_pdf_text({"المقادير\n\uF0B7 كوب ماء\n• كوب لبن"}, "a.pdf");
  REQUIRE(text);
  CHECK(text->text == "المقادير\n\nكوب ماء\n\nكوب لبن\n");
}
