// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/structure.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace rawi;

namespace {

const std::string page =
    R"(<html><head><title>عنوان المقال</title><meta name=author content="هدى شاهين">
<meta property="article:published_time" content="2024-03-11T08:00"></head><body><article><h1>عنوان المقال</h1>
<p>فقرة أولى فيها كلام كثير، وهي طويلة بما يكفي لتقرأ.<sup><a href="#n1">1</a></sup></p>
<ol><li>واحد</li><li>اثنان</li></ol><ul><li>نقطة</li></ul>
<blockquote><p>كلام منقول.</p></blockquote>
<figure><img src=a alt="وصف الصورة هنا"><figcaption>شرح الصورة</figcaption></figure>
<table><tr><th>البلد</th><th>العدد</th></tr><tr><td>مصر</td><td>10</td></tr></table>
<p>فقرة أخيرة من المقال تغلقه، وهي طويلة أيضا.</p><div id=n1>حاشية المقال</div></article></body></html>)";

std::string said(const StructureOptions& options) {
  const auto document = read_document(page, DocumentFormat::html, "a.html");
  REQUIRE(document);
  std::string text;
  const Document spoken = spoken_form(*document, options);
  for (const Block& block : spoken.blocks) {
    CHECK(block.origin.text_size() == block.text.size());
    text += block.text + "\n";
  }
  return text;
}

bool has(const std::string& text, const std::string& line) {
  return text.find(line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("the defaults suit a listener of news") {
  const std::string text = said({});
  CHECK(has(text, "أولا: واحد\nثانيا: اثنان\nنقطة"));
  CHECK(has(text, "اقتباس: كلام منقول.\nانتهى الاقتباس."));
  CHECK(has(text, "البلد: مصر، العدد: 10"));
  CHECK_FALSE(has(text, "البلد، العدد"));
  CHECK(text.find("شرح الصورة") == std::string::npos);
  CHECK(text.find("وصف الصورة") == std::string::npos);
  CHECK(text.find("حاشية") == std::string::npos);
}

TEST_CASE("each part of the structure can sound otherwise") {
  CHECK(has(said({.lists = ListStyle::pauses}), "واحد\nاثنان\nنقطة"));
  CHECK(has(said({.lists = ListStyle::words}), "أولا: نقطة"));
  CHECK(has(said({.quotes = QuoteStyle::plain}), "كلام منقول.\nالبلد: مصر، العدد: 10"));
  CHECK(has(said({.captions = ReadAloud::read}), "في الصورة: شرح الصورة"));
  CHECK(has(said({.alt_text = ReadAloud::read}), "صورة: وصف الصورة هنا"));
  CHECK_FALSE(has(said({.tables = ReadAloud::skip}), "البلد: مصر، العدد: 10"));
  CHECK(has(said({.footnotes = FootnoteStyle::place}),
            "فقرة أولى فيها كلام كثير، وهي طويلة بما يكفي لتقرأ.\nحاشية: حاشية المقال"));
  CHECK(said({.footnotes = FootnoteStyle::end}).ends_with("الحواشي:\nحاشية: حاشية المقال\n"));
  CHECK(has(said({.opening = {"author", "date", "length"}}),
            "عنوان المقال\nبقلم هدى شاهين، بتاريخ 11 مارس 2024، مدة الاستماع دقيقة واحدة."));
  CHECK(said({.closing = "إلى اللقاء."}).ends_with("إلى اللقاء.\n"));
}

namespace {

std::string spoken_rows(const std::string& text, DocumentFormat format) {
  const auto document = read_document(text, format, "a");
  REQUIRE(document);
  const Document spoken = spoken_form(*document, {});
  std::string rows;
  for (const Block& block : spoken.blocks) {
    CHECK(block.origin.text_size() == block.text.size());
    if (block.kind == BlockKind::table_row) rows += block.text + "\n";
  }
  return rows;
}

std::string page_with(const std::string& table) {
  return "<html><body><article><h1>أرقام الموسم في البلاد</h1><p>هذه أرقام الموسم كما نشرتها "
         "الوزارة، "
         "وهي أعلى من أرقام العام الماضي.</p>" +
         table + "</article></body></html>";
}

}  // namespace

TEST_CASE("a cell is read with the header of its own column") {
  const std::string head = "<tr><th>البلد</th><th>الإنتاج</th><th>السعر</th></tr>";
  CHECK(
      spoken_rows(page_with("<table>" + head + "<tr><td>مصر</td><td></td><td>40</td></tr></table>"),
                  DocumentFormat::html) == "البلد: مصر، السعر: 40\n");
  CHECK(
      spoken_rows(page_with("<table>" + head + "<tr><td>مصر</td><td>10</td><td></td></tr></table>"),
                  DocumentFormat::html) == "البلد: مصر، الإنتاج: 10\n");
  CHECK(spoken_rows(
            page_with("<table>" + head + "<tr><td>مصر</td><td colspan=2>لا يعرف</td></tr></table>"),
            DocumentFormat::html) == "البلد: مصر، الإنتاج: لا يعرف\n");
  CHECK(spoken_rows(page_with("<table>" + head +
                              "<tr><td rowspan=2>مصر</td><td>10</td><td>40</td></tr>"
                              "<tr><td>12</td><td>38</td></tr></table>"),
                    DocumentFormat::html) ==
        "البلد: مصر، الإنتاج: 10، السعر: 40\nالإنتاج: 12، السعر: 38\n");
  CHECK(spoken_rows(
            "| البلد | الإنتاج | السعر |\n|---|---|---|\n| مصر | | 40 |\n| الأردن | 7[^1] | |\n\n"
            "[^1]: تقدير.\n",
            DocumentFormat::markdown) == "البلد: مصر، السعر: 40\nالبلد: الأردن، الإنتاج: 7\n");
}

TEST_CASE("a first row with an empty corner names the columns") {
  CHECK(spoken_rows(page_with("<table><tr><td></td><td>2023</td><td>2022</td></tr>"
                              "<tr><td>الإيرادات</td><td>412</td><td>352</td></tr>"
                              "<tr><td>الربح</td><td>88</td><td>71</td></tr></table>"),
                    DocumentFormat::html) ==
        "الإيرادات، 2023: 412، 2022: 352\nالربح، 2023: 88، 2022: 71\n");
  CHECK(
      spoken_rows(
          page_with(
              "<table><tr><td>مصر</td><td>10</td></tr><tr><td>الأردن</td><td>7</td></tr></table>"),
          DocumentFormat::html) == "مصر، 10\nالأردن، 7\n");
}

TEST_CASE("a picture's description is not said twice") {
  const std::string pictures = page_with(
      "<figure><img src=a alt=\"قافلة تحمل الملح\"><figcaption "
      "aria-hidden=true>قافلة تحمل الملح</figcaption></figure>");
  const auto document = read_document(pictures, DocumentFormat::html, "a.html");
  const auto count = [&](const StructureOptions& options) {
    const Document spoken = spoken_form(*document, options);
    return std::count_if(spoken.blocks.begin(), spoken.blocks.end(), [](const Block& block) {
      return block.text.find("قافلة") != std::string::npos;
    });
  };
  CHECK(count({.captions = ReadAloud::read}) == 1);
  CHECK(count({.alt_text = ReadAloud::read}) == 1);
  CHECK(count({.captions = ReadAloud::read, .alt_text = ReadAloud::read}) == 1);
}

TEST_CASE("cells that span columns and rows without end keep a row small") {
  std::string rows;
  for (int i = 0; i < 300; ++i)
    rows += "<tr><td colspan=100 rowspan=100>كلام</td><td colspan=100 rowspan=100>آخر</td></tr>";
  const auto document =
      read_document(page_with("<table>" + rows + "</table>"), DocumentFormat::html, "a.html");
  REQUIRE(document);
  for (const Block& block : document->blocks) CHECK(block.cells.size() <= 102);
}
