// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/inspect.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "document/structure.h"

using namespace rawi;

namespace {

const std::string page =
    "<html lang=ar><head><title>عنوان الخبر</title></head><body><nav><a "
    "href=/>الرئيسية</a></nav><article>"
    "<h1>عنوان الخبر</h1><p>نص الخبر كاملا، وهو طويل بما يكفي ليقرأ.</p><h2>قسم</h2><p>نص القسم "
    "كاملا، وهو طويل أيضا.</p>"
    "<div class=\"share-buttons\">شارك الخبر</div></article></body></html>";

Document read() { return read_document(page, DocumentFormat::html, "a.html").value(); }

}  // namespace

TEST_CASE("inspect names what was kept and what was dropped with the evidence") {
  const std::string text = inspect_text(read());
  CHECK(text.find("title: عنوان الخبر\n") != std::string::npos);
  CHECK(text.find("+ title 1 [") != std::string::npos);
  CHECK(text.find("- navigation (element nav) [") != std::string::npos);
  CHECK(text.find("- sharing (class share-buttons) [") != std::string::npos);
}

TEST_CASE("the JSON of inspect gives each block its bytes") {
  const auto json = nlohmann::json::parse(inspect_json(read()));
  CHECK(json["schema"] == 1);
  CHECK(json["language"] == "ar");
  REQUIRE(json["blocks"].size() == 4);
  for (const char* list : {"blocks", "dropped"}) {
    for (const auto& block : json[list]) {
      const std::size_t begin = block["bytes"][0];
      const std::size_t end = block["bytes"][1];
      CHECK(page.substr(begin, end - begin) == block["text"]);
    }
  }
  CHECK(json["dropped"][1]["reason"] == "navigation");
}

TEST_CASE("sections are chosen by their numbers") {
  const Document document = read();
  CHECK(sections_of(document, {2, 2})->blocks.size() == 2);
  CHECK(sections_of(document, {1, 1})->blocks.size() == 2);
  CHECK(sections_of(document, {1, 9})->blocks.size() == 4);
  const auto none = sections_of(document, {3, 4});
  REQUIRE_FALSE(none);
  CHECK(none.error().code == ErrorCode::usage);
}
