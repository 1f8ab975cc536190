// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <map>

#include "table.h"

using namespace rawi;
using namespace rawi::test;

TEST_CASE("every row of the table of phenomena is said as its source wants it") {
  const auto rows = own_rows();
  REQUIRE(rows.size() >= 200);
  for (const auto& row : rows) {
    REQUIRE(row.size() == 4);
    INFO(row[0] << " " << row[1] << ": " << row[3]);
    CHECK(say(row[1]) == row[2]);
  }
}

TEST_CASE("the rows of the shared phenomena are said as given") {
  const auto rows = read_table(shared_data() / "phenomena.tsv");
  if (rows.empty()) WARN("skipped: no " << shared_data() / "phenomena.tsv");
  for (const auto& row : rows) {
    INFO(row[0] << " " << row[1]);
    CHECK(without_words(say(row[1])) == row[2]);
  }
}

TEST_CASE("full endings keep what a pause drops, and long vowels before wasl") {
  const std::pair<const char*, const char*> rows[] = {
      {"كِتَابٌ", "k i t aa b u n"},
      {"كِتَابًا", "k i t aa b a n"},
      {"مَدِينَةٍ", "m a d ii n a t i n"},
      {"كَتَبَ", "k a t a b a"},
      {"هُوَ", "h u w a"},
      {"فِي الْبَيْتِ", "f ii | l b a y t i"},
      {"كَتَبُوا الدَّرْسَ", "k a t a b uu | dd a r s a"},
      {"مِنْ الْبَيْتِ", "m i n | l b a y t i"},
      {"الْعَرَبِيَّةُ", "< a l E a r a b ii y a t u"},
      {"الْقُوَّةُ", "< a l q uu w a t u"},
      {"أَيْضًا", "< a y D a n"},
  };
  for (const auto& [text, phonemes] : rows) {
    INFO(text);
    CHECK(say(text, Endings::full) == phonemes);
  }
}

TEST_CASE("every pause of a sentence gives its word the pausal form, a breath too") {
  VocalizedSentence sentence = already_vocalized("قَالَ الرَّجُلُ كَلَامًا، ثُمَّ ذَهَبَ إِلَى الْبَيْتِ.");
  CHECK(to_string(phonemize(sentence), Notation::buckwalter) ==
        "q aa l a | rr a j u l u | k a l aa m aa | ^ u mm a | * a h a b a | < i l a | l b a y t");
  sentence.sentence.clauses.insert(
      sentence.sentence.clauses.begin(),
      {.begin = 0, .end = 2, .pause = Pause::breath, .reason = "test"});
  sentence.sentence.clauses[1].begin = 2;
  const Utterance utterance = phonemize(sentence);
  CHECK(utterance.clauses.front().pause == Pause::breath);
  CHECK(utterance.clauses.front().reason == "test");
  CHECK(to_string(utterance, Notation::buckwalter)
            .starts_with("q aa l a | rr a j u l | k a l aa m aa"));
}
