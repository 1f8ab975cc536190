// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/structure.h"

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
