// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "cli/program.h"
#include "core/arabic.h"
#include "core/unicode.h"

using namespace rawi::test;

namespace {

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("wrong usage is exit status 2, with a hint") {
  for (const char* arguments : {"", "frobnicate", "render", "render a.txt", "normalize --frob",
                                "render a.txt -o out --format mp4", "phonemize --notation klingon",
                                "render a.txt -o out --jobs 0"}) {
    INFO(arguments);
    const auto result = rawi::test::rawi(arguments);
    CHECK(result.status == 2);
    CHECK(result.output.empty());
    CHECK(result.errors.find("rawi --help") != std::string::npos);
  }
}

TEST_CASE("help and version go to standard output") {
  CHECK(rawi::test::rawi("--help").output.find("render") != std::string::npos);
  CHECK(rawi::test::rawi("render --help").output.find("--format") != std::string::npos);
  const auto version = rawi::test::rawi("--version");
  CHECK(version.status == 0);
  CHECK(version.output.starts_with("rawi "));
  CHECK(version.output.find("eSpeak NG") != std::string::npos);
}

TEST_CASE("each line in is one line out") {
  const std::string input = "السلام عليكم\n\n  \nقال: \"نعم\"\n...\nabc\n12\nبلا سطر أخير";
  for (const char* command : {"normalize", "diacritize", "phonemize", "phonemize --diacritized"}) {
    INFO(command);
    const auto result = rawi::test::rawi(std::string(command) + " -", input);
    CHECK(result.status == 0);
    CHECK(lines_in(result.output) == 8);
    const auto buffered = rawi::test::rawi(std::string(command) + " - --line-buffered", input);
    CHECK(buffered.output == result.output);
  }
}

TEST_CASE("a line that can't be handled gives an empty line, a message and exit status 1") {
  for (const char* command : {"normalize", "diacritize", "phonemize"}) {
    INFO(command);
    const auto result = rawi::test::rawi(std::string(command) + " -", "نعم\nلا\xFF\nنعم\n");
    CHECK(result.status == 1);
    CHECK(lines_in(result.output) == 3);
    CHECK(result.output.find("\n\n") != std::string::npos);
    CHECK(result.errors.find("line 2, byte 4") != std::string::npos);
  }
}

TEST_CASE("a file that is not there is exit status 66") {
  for (const char* command : {"normalize", "segment", "diacritize", "phonemize"}) {
    CHECK(rawi::test::rawi(std::string(command) + " /no/such/file").status == 66);
  }
}

TEST_CASE("diacritize adds marks and changes nothing else") {
  const std::string input =
      "وقال الوزير: «لن نتراجع» (12/3)، ثم غادر...\n"
      "كَتَبَ الـولد درساً  في   المدرسة؟ OK!\n"
      "٣ كتب و5 أقلام\n";
  const auto result = rawi::test::rawi("diacritize -", input);
  REQUIRE(result.status == 0);
  CHECK(rawi::strip_marks(result.output) == rawi::strip_marks(rawi::to_nfc(input)));
  CHECK(result.output.size() > input.size() + 20);
  CHECK(rawi::to_nfc(result.output) == result.output);
  CHECK(result.output.find("كَتَبَ ") != std::string::npos);
}

TEST_CASE("segment prints sentences that make up the text, paragraphs apart") {
  const std::string input = "وصل الوفد أمس. ثم غادر.\n\nقال د. أحمد: نعم. هل جاء؟ لا.\n";
  const auto result = rawi::test::rawi("segment -", input);
  CHECK(result.status == 0);
  CHECK(result.output == "وصل الوفد أمس.\nثم غادر.\n\nقال د. أحمد: نعم.\nهل جاء؟\nلا.\n");
}

TEST_CASE("phonemize speaks the three notations") {
  const std::string input = "وَالشَّمْسُ\n";
  CHECK(rawi::test::rawi("phonemize --diacritized --endings full --notation buckwalter -", input).output ==
        "w a $$ a m s u\n");
  CHECK(rawi::test::rawi("phonemize --diacritized --notation buckwalter -", input).output ==
        "w a $$ a m s\n");
  CHECK(rawi::test::rawi("phonemize --diacritized --notation ipa -", input).output.find("ʃ") !=
        std::string::npos);
  CHECK(rawi::test::rawi("phonemize --diacritized --notation espeak -", input).output.find("S:") !=
        std::string::npos);
}

TEST_CASE("voices are listed") {
  const auto result = rawi::test::rawi("voices");
  CHECK(result.status == 0);
  CHECK(result.output.find("narrator\t") != std::string::npos);
  CHECK(result.output.find("presenter\t") != std::string::npos);
  const std::string json = rawi::test::rawi("voices --json").output;
  CHECK(nlohmann::json::parse(json.substr(0, json.find('\n')))["id"] == "narrator");
}
