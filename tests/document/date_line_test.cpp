// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/date_line.h"

#include <catch2/catch.hpp>

#include "document/document.h"

using namespace rawi;

TEST_CASE("the day of a byline is told in the words of each part of the Arab world") {
  struct Row {
    const char* line;
    const char* date;
  };
  for (const auto& [line, date] : {
           Row{"الأحد 12 فبراير 2023 - 07:30", "2023-02-12"},
           Row{"نشر في: 3 تشرين الثاني 2022 - 00:00", "2022-11-03"},
           Row{"١٧ كانون الأول ٢٠٢١", "2021-12-17"},
           Row{"2 مايو/ أيار 2024", "2024-05-02"},
           Row{"مارس 1, 2024", "2024-03-01"},
           Row{"الثلاثاء 9 غشت 2022", "2022-08-09"},
           Row{"15 جويلية 2020", "2020-07-15"},
           Row{"الثلاثاء 1444/8/15 هـ الموافق 2023/03/07 م", "2023-03-07"},
           Row{"Published on March 3, 2024", "2024-03-03"},
           Row{"21-10-2023 | 08:15", "2023-10-21"},
           Row{"[1/25/2022 10:41:07 AM]", "2022-01-25"},
           Row{"٢٠٢٢/٠١/٠٧ | التحرير", "2022-01-07"},
           Row{"15 شعبان 1444", ""},
           Row{"1444/08/15 هـ", ""},
           Row{"45 فبراير 2023", ""},
           Row{"29 فبراير 2023", ""},
           Row{"29 فبراير 2024", "2024-02-29"},
           Row{"12/257/2023", ""},
           Row{"منذ 3 ساعات", ""},
           Row{"", ""},
       }) {
    INFO(line);
    CHECK(iso_date_in(line) == date);
  }
}

TEST_CASE("a byline with its date on the next line gives both") {
  const auto text = read_document(
      "حكاية البئر\n\nبقلم: هدى شاهين\nالأحد 12 فبراير 2023\n\nفي القرية بئر لا "
      "يجف ماؤها، حفرها رجل لا يعرف أحد اسمه.\n\nشرب منها الناس والطير.\n",
      DocumentFormat::plain_text, "a.txt");
  REQUIRE(text);
  CHECK(text->author == "هدى شاهين");
  CHECK(text->date == "2023-02-12");
}

TEST_CASE("spans beside each other hold words of their own, pieces of one word do not") {
  const auto first_line = [](const std::string& spans) {
    const auto page = read_document("<p>" + spans + "</p>", DocumentFormat::html, "a.html");
    return page->blocks.at(0).text;
  };
  CHECK(first_line("<span>قال سامح بدر</span><span>إن الجسر يفتح غدا</span>") ==
        "قال سامح بدر إن الجسر يفتح غدا");
  CHECK(
      first_line("<span lang=AR-SA>قال سامح الب</span><span lang=AR-SA>در إن الجسر يفتح</span>") ==
      "قال سامح البدر إن الجسر يفتح");
  CHECK(first_line("<span>وقال الرجل و</span><span>الناس نيام</span>") == "وقال الرجل والناس نيام");
}

TEST_CASE("a date in words becomes one that a player knows") {
  const auto text = read_document(
      "حكاية البئر\n\nبقلم هدى شاهين\n\n12 فبراير 2023\n\nفي القرية بئر لا يجف "
      "ماؤها، حفرها رجل لا يعرف أحد اسمه.\n\nشرب منها الناس والطير.\n",
      DocumentFormat::plain_text, "a.txt");
  REQUIRE(text);
  CHECK(text->date == "2023-02-12");
  const auto page = read_document(
      "<html><body><article><h1>حكاية البئر في القرية</h1><div class=when>الأحد 12 فبراير "
      "2023</div><p>في القرية "
      "بئر لا يجف ماؤها، حفرها رجل لا يعرف أحد اسمه، وشرب منها الناس "
      "والطير.</p></article></body></html>",
      DocumentFormat::html, "a.html");
  REQUIRE(page);
  CHECK(page->date == "2023-02-12");
}
