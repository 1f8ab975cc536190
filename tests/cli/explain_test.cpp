// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "cli/program.h"

using namespace rawi::test;

TEST_CASE("explain shows the way of each word and why a pause is there") {
  const auto result = rawi::test::rawi("explain 'كَتَبَ الولد، ثم نام'");
  CHECK(result.status == 0);
  CHECK(result.output.find("كَتَبَ  (bytes 0-12)") != std::string::npos);
  CHECK(result.output.find("[input, 1.00]") != std::string::npos);
  CHECK(result.output.find("-- pause: comma (،)") != std::string::npos);
  CHECK(result.output.find("-- pause: full_stop") != std::string::npos);
}

TEST_CASE("a user's lexicon wins, and a bad one is named with its line") {
  const TemporaryFolder folder;
  const auto lexicon = folder.write("own.tsv", "# مال\nزقطر\tزُقْطُرٌ\n");
  const auto result = rawi::test::rawi("explain --lexicon " + quoted(lexicon) + " 'وزقطر'");
  CHECK(result.output.find("زُقْطُرٌ") != std::string::npos);
  CHECK(result.output.find("[lexicon, 1.00]") != std::string::npos);

  const auto bad = folder.write("bad.tsv", "كلمة\tكَلِمَة\nكلب\tقِطّ\n");
  const auto refused = rawi::test::rawi("explain --lexicon " + quoted(bad) + " كلب");
  CHECK(refused.status == 69);
  CHECK(refused.errors.find("line 2") != std::string::npos);
}

TEST_CASE("a text that is no UTF-8 is refused") {
  CHECK(rawi::test::rawi("explain \"$(printf '\\377')\"").status == 65);
}
