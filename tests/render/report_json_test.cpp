// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/report_json.h"

#include <catch2/catch.hpp>

using namespace rawi;

TEST_CASE("a report survives the way through the pipe") {
  ArticleReport report;
  report.files = {"out/أ/أ.opus", "out/أ/chapters.json"};
  report.title = "عنوان \"مقتبس\"\n";
  report.audio_s = 12.25;
  report.chapters = 3;
  report.words = 77;
  report.warnings = {{"number", "a number", {4, 9}}};
  const auto read = report_from_json(to_json(report));
  REQUIRE(read);
  CHECK(read->files == report.files);
  CHECK(read->title == report.title);
  CHECK(read->audio_s == report.audio_s);
  CHECK(read->chapters == 3);
  CHECK(read->words == 77);
  CHECK(read->warnings == report.warnings);
}

TEST_CASE("an error survives too, with bytes that are no text") {
  const Error error{ErrorCode::cannot_write, "what", "where", "got\xFF", "expected", "advice"};
  const auto read = report_from_json(to_json(fail(error)));
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::cannot_write);
  CHECK(read.error().what == "what");
  CHECK(read.error().where == "where");
  CHECK(read.error().advice == "advice");
}

TEST_CASE("half a report is an error that says so") {
  const std::string whole = to_json(ArticleReport{});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto read = report_from_json(whole.substr(0, size));
    REQUIRE_FALSE(read);
    CHECK(read.error().what.find("without a report") != std::string::npos);
  }
}
