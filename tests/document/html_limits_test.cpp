// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that nobody should write, in bounded time and memory.
#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>

#include "document/document.h"
#include "document/markup_tree.h"

using namespace rawi;

namespace {

std::string repeated(const std::string& text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

/// Of the test's own processor time: the machine may be busy with something else.
double seconds_since(std::clock_t begin) {
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

Result<Document> read(const std::string& page) {
  return read_document(page, DocumentFormat::html, "a.html");
}

const std::string paragraph =
    "<p>فقرة كاملة من الكلام المفيد، وهي طويلة بما يكفي لتكون نصا يقرأ.</p>";

}  // namespace

TEST_CASE("text below 100,000 nested elements is kept") {
  const std::clock_t begin = std::clock();
  const auto document =
      read("<body>" + repeated("<div>", 100'000) + paragraph + repeated("</div>", 100'000));
  REQUIRE(document);
  CHECK(document->blocks.at(0).text ==
        "فقرة كاملة من الكلام المفيد، وهي طويلة بما يكفي لتكون نصا يقرأ.");
  CHECK(seconds_since(begin) < 10);
}

TEST_CASE("end tags that close nothing cost bounded time") {
  const std::clock_t begin = std::clock();
  const auto document = read("<body>" + paragraph + repeated("<div>", 100'000) + "نص" +
                             repeated("</i>", 300'000) + paragraph);
  REQUIRE(document);
  CHECK(document->blocks.size() >= 1);
  const bool told =
      std::any_of(document->warnings.begin(), document->warnings.end(),
                  [](const Warning& warning) { return warning.kind == "broken-markup"; });
  CHECK(told);
  CHECK(seconds_since(begin) < 30);
}

TEST_CASE("tags, attributes, comments and entities without end do no harm") {
  for (const std::string& page :
       {"<body><p>نص" + repeated("<b", 50'000), "<body><p>نص<a " + repeated("x=1 ", 50'000) + ">نص",
        "<body><p>نص<!-- " + repeated("-", 100'000), "<body><p>نص" + repeated("&#x633;", 50'000),
        "<body><p>نص" + repeated("<table><tr><td>", 2'000) + "قعر",
        "<body><p>نص<script>" + repeated("<", 100'000), "<body><p>نص" + repeated("&lt", 10'000),
        "<p>نص</p>" + repeated("<svg><title>", 20'000),
        "<body><p>نص" + repeated("<a href=x>", 20'000) + "رابط"}) {
    INFO(page.substr(0, 40));
    const std::clock_t begin = std::clock();
    const auto document = read(page);
    CHECK(seconds_since(begin) < 10);
    if (document) {
      for (const Block& block : document->blocks)
        CHECK(block.origin.text_size() == block.text.size());
    }
  }
}

TEST_CASE("a page beyond the limit is refused with its size") {
  const std::string page(max_markup_bytes + 1, 'x');
  const auto markup = parse_html(page, "a.html");
  REQUIRE_FALSE(markup);
  CHECK(to_string(markup.error()).find("too large") != std::string::npos);
}

TEST_CASE("a page of 100 MB is refused at once, with its size and the limit") {
  const std::clock_t begin = std::clock();
  const std::string page(100'000'000, 'x');
  const auto document = read(page);
  CHECK(seconds_since(begin) < 1);
  REQUIRE_FALSE(document);
  const std::string said = to_string(document.error());
  CHECK(said.find("100000000") != std::string::npos);
  CHECK(said.find(std::to_string(max_markup_bytes)) != std::string::npos);
}

TEST_CASE("a page of more elements than any article has is refused") {
  const auto document = read(repeated("<br>", max_markup_nodes + 1));
  REQUIRE_FALSE(document);
  CHECK(to_string(document.error()).find("too many elements") != std::string::npos);
}

TEST_CASE("bytes that are no UTF-8 become U+FFFD with a warning") {
  const std::string page = "<meta charset=utf-8><body>" + repeated(paragraph, 4) +
                           "<p>كلمة \xC3 مكسورة في هذه الفقرة الأخيرة من النص.</p>";
  const auto document = read(page);
  REQUIRE(document);
  CHECK(document->blocks.back().text == "كلمة \xEF\xBF\xBD مكسورة في هذه الفقرة الأخيرة من النص.");
  CHECK(document->warnings.at(0).kind == "damaged");
}

TEST_CASE("a page without a telling name announces itself") {
  const std::string page =
      "\n<!DOCTYPE HTML><html><body><nav>قائمة</nav><h1>عنوان</h1>" + paragraph + "</body></html>";
  const auto document = read_document(page, DocumentFormat::plain_text, "standard input");
  REQUIRE(document);
  CHECK(document->title == "عنوان");
}
