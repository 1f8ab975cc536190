// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "cli/program.h"

using namespace rawi::test;
using nlohmann::json;

namespace {

const std::string page =
    "<html lang=ar><head><title>عنوان الخبر</title></head><body><nav><a href=/>الرئيسية</a></nav><article>"
    "<h1>عنوان الخبر</h1><p>نص الخبر كاملا، وهو طويل بما يكفي ليقرأ.</p>"
    "<div class=\"share-buttons\">شارك الخبر</div></article></body></html>";

}  // namespace

TEST_CASE("rawi inspect shows what is kept and what is left out") {
  const TemporaryFolder folder;
  const auto result = rawi::test::rawi("inspect " + quoted(folder.write("a.html", page)));
  CHECK(result.status == 0);
  CHECK(result.errors.empty());
  CHECK_THAT(result.output, Catch::StartsWith("title: عنوان الخبر\n"));
  CHECK_THAT(result.output, Catch::Contains("+ title 1 ["));
  CHECK_THAT(result.output, Catch::Contains("+ paragraph 0 ["));
  CHECK_THAT(result.output, Catch::Contains("- navigation (element nav) ["));
  CHECK_THAT(result.output, Catch::Contains("- sharing (class share-buttons) ["));
}

TEST_CASE("the bytes that rawi inspect --json names hold the text") {
  const TemporaryFolder folder;
  const auto result = rawi::test::rawi("inspect --json " + quoted(folder.write("a.html", page)));
  REQUIRE(result.status == 0);
  const json document = json::parse(result.output);
  CHECK(document["schema"] == 1);
  REQUIRE(document["blocks"].size() == 2);
  for (const json& block : document["blocks"]) {
    const auto begin = block["bytes"][0].get<std::size_t>();
    const auto end = block["bytes"][1].get<std::size_t>();
    CHECK(page.substr(begin, end - begin) == block["text"]);
  }
  CHECK(document["dropped"].size() == 3);
}

TEST_CASE("rawi inspect reads standard input and each article of JSON Lines") {
  CHECK_THAT(rawi::test::rawi("inspect -", page).output, Catch::StartsWith("title: عنوان الخبر\n"));
  const TemporaryFolder folder;
  const auto lines = folder.write("a.jsonl", "{\"title\": \"أول\", \"text\": \"نص.\"}\nnonsense\n{\"text\": \"نص ثان.\"}\n");
  const auto result = rawi::test::rawi("inspect --json " + quoted(lines));
  CHECK(result.status == 1);
  CHECK_THAT(result.errors, Catch::Contains("a.jsonl, line 2: the line is no JSON (got"));
  CHECK(std::count(result.output.begin(), result.output.end(), '\n') == 2);
  CHECK(json::parse(result.output.substr(0, result.output.find('\n')))["title"] == "أول");
}

TEST_CASE("rawi inspect tells what it can't read") {
  const TemporaryFolder folder;
  CHECK(rawi::test::rawi("inspect " + quoted(folder.path() / "nothing.html")).status == 66);
  CHECK(rawi::test::rawi("inspect -", std::string("a\0b", 3)).status == 65);
  CHECK(rawi::test::rawi("inspect").status == 2);
}

TEST_CASE("rawi inspect shows a plan's sentences and facts, and says that it is a plan") {
  const TemporaryFolder folder;
  const std::string plan =
      rawi::test::rawi("plan " + quoted(folder.write("a.md", "# عنوان\n\nنص أول. نص ثان.\n"))).output;
  REQUIRE_THAT(plan, Catch::Contains("rawi_plan = 1"));
  for (const std::string name : {"a.toml", "B.TOML", "a.txt"}) {
    INFO(name);
    const auto result = rawi::test::rawi("inspect " + quoted(folder.write(name, plan)));
    CHECK(result.status == 0);
    CHECK_THAT(result.output, Catch::StartsWith("title: عنوان\n"));
    CHECK_THAT(result.output, Catch::Contains("evidence: a plan (chapters: 1)"));
    CHECK_THAT(result.output, Catch::Contains("+ heading 1 [2-12] عنوان\n"));
    CHECK_THAT(result.output, Catch::Contains("+ paragraph 0 [14-26] نص أول.\n"));
    CHECK_THAT(result.output, !Catch::Contains("rawi_plan"));
  }
  const auto broken = rawi::test::rawi("inspect " + quoted(folder.write("b.toml", "title = \"بلا خطة\"\n")));
  CHECK(broken.status == 65);
  CHECK_THAT(broken.errors, Catch::Contains("this TOML is no plan"));
}
