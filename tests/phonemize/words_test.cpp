// SPDX-License-Identifier: GPL-3.0-or-later
// What a listener is told about a word: warnings, rules, foreign words; and the dump that shows it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "table.h"

using namespace rawi;
using namespace rawi::test;

namespace {

Utterance utterance_of(std::string_view text) { return phonemize(already_vocalized(text)); }

std::vector<std::string> warning_kinds(std::string_view text) {
  std::vector<std::string> kinds;
  for (const Warning& warning : utterance_of(text).warnings) kinds.push_back(warning.kind);
  return kinds;
}

using Kinds = std::vector<std::string>;

}  // namespace

TEST_CASE("a word whose vowels are guessed is warned about, others are not") {
  CHECK(warning_kinds("كتب") == Kinds{"no-vowels"});
  CHECK(warning_kinds("القاهرة") == Kinds{"no-vowels"});
  CHECK(warning_kinds("كِتَابٌ كِتاب نُور").empty());
  CHECK(warning_kinds("من في هذا").empty());
  CHECK(warning_kinds("كتب قلم كِتَابٌ").size() == 2);
}

TEST_CASE("nothing that can't be said is dropped without a warning") {
  CHECK(warning_kinds("كِتَابx") == Kinds{"unread-letter"});
  CHECK(warning_kinds("ࢠَ") == Kinds{"unread-letter"});
  CHECK(warning_kinds("\u064E") == Kinds{"unread-word"});
  CHECK(warning_kinds("نْتْ") == Kinds{"no-vowels"});
  CHECK(say("نْتْ") == "n i t");
}

TEST_CASE("a warning names the bytes of its word") {
  const std::string text = "كِتَابٌ كتب";
  const Utterance utterance = utterance_of(text);
  REQUIRE(utterance.warnings.size() == 1);
  const ByteRange source = utterance.warnings.front().source;
  CHECK(text.substr(source.begin, source.size()) == "كتب");
}

TEST_CASE("foreign words and numbers go to the engine, short capitals are spelled") {
  struct Row {
    const char* text;
    bool spelled;
  };
  for (const Row& row : {Row{"Google", false},
                         {"BBC", true},
                         {"UN", true},
                         {"HTTP", true},
                         {"NATO", false},
                         {"UNICEF", false},
                         {"Apple", false},
                         {"2024", false}}) {
    INFO(row.text);
    const Utterance utterance = utterance_of(std::string("شَرِكَةُ ") + row.text);
    REQUIRE(utterance.clauses.front().words.size() == 2);
    const SpokenWord& word = utterance.clauses.front().words.back();
    CHECK(word.foreign == row.text);
    CHECK(word.spelled == row.spelled);
    CHECK(word.phonemes.empty());
    CHECK(word.token == 1);
  }
}

TEST_CASE("after a foreign word hamzat wasl is said, and the word before one keeps its ending") {
  CHECK(say("شَرِكَةُ Google الْكَبِيرَةُ") == "$ a r i k a t u | \"Google\" | < a l k a b ii r a");
}

TEST_CASE("words know their tokens and their source") {
  const std::string text = "قَالَ: نَعَمْ.";
  const Utterance utterance = utterance_of(text);
  REQUIRE(utterance.clauses.size() == 2);
  CHECK(utterance.clauses[0].pause == Pause::colon);
  CHECK(utterance.clauses[1].words[0].token == 2);
  const ByteRange source = utterance.clauses[1].words[0].source;
  CHECK(text.substr(source.begin, source.size()) == "نَعَمْ");
  CHECK(utterance.source == ByteRange{0, text.size()});
}

TEST_CASE("the dump shows every word with its rules") {
  std::string lines;
  for (const char* text :
       {"ذَهَبَ هَذَا الرَّجُلُ إِلَى السُّوقِ، وَاشْتَرَى كِتَابًا!", "قَالَتْ Google وَ BBC شيئا.", "ب: عَنْ الْحَقِّ"}) {
    lines += dump(utterance_of(text)) + '\n';
  }
  const std::string path = RAWI_SOURCE_DIR "/tests/phonemize/data/dump.golden";
  if (std::getenv("RAWI_BLESS") != nullptr) std::ofstream(path) << lines;
  std::stringstream golden;
  golden << std::ifstream(path).rdbuf();
  CHECK(lines == golden.str());
}

TEST_CASE("the example of the README is what the rules say") {
  std::ifstream readme(RAWI_SOURCE_DIR "/src/phonemize/README.md");
  std::string text, phonemes;
  bool example = false;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with("## ")) example = line == "## Example";
    if (!example || !line.starts_with("| ") || line.starts_with("| word")) continue;
    const std::size_t middle = line.find(" | ");
    text += line.substr(2, middle - 2) + ' ';
    if (!phonemes.empty()) phonemes += " | ";
    phonemes += line.substr(middle + 3, line.size() - middle - 5);
  }
  CHECK(std::ranges::count(text, ' ') >= 20);
  CHECK(say(text, Endings::pausal, Notation::ipa) == phonemes);
}
