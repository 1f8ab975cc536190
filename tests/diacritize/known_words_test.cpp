// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/known_words.h"

#include <catch2/catch.hpp>

#include "core/arabic.h"
#include "core/unicode.h"
#include "diacritize/readings.h"
#include "tiny_words.h"

using namespace rawi;

namespace {

std::vector<LetterId> ids_of(const WordLetters& word) {
  std::vector<LetterId> ids;
  for (const Letter& letter : word.letters) ids.push_back(letter.id);
  return ids;
}

/// The readings of a word (marks in it bind), the likeliest first, by a list of known words.
std::vector<std::string> readings(const KnownWords& words, const std::string& text) {
  const WordLetters word = split_letters(text);
  std::vector<std::string> result;
  for (const auto& found : known_readings(words, ids_of(word), open_classes(word, ""))) {
    result.push_back(join_letters(word, found.marks));
  }
  return result;
}

bool has(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), to_nfc(text)) != list.end();
}

}  // namespace

TEST_CASE("every listed word is found, and no other") {
  std::vector<test::ListedWord> list;
  const std::vector<const char*> words = {"أَبَ",  "أَبَد",  "أَبَدًا", "بَ",  "بَاب",  "بَابَا", "بَاد", "تَ",
                                          "تَاب", "تَبَ",   "تَبَت",  "ثَ",  "ثَابِت", "ثَبَتَ",  "جَ",   "جَابَ",
                                          "جَبَل", "جِبَال", "حَ",    "حُبّ", "يَ",    "يَا",   "يَابِس"};
  for (const char* word : words) list.push_back({word});
  const std::string file = test::words_file(list, {});
  const KnownWords known = KnownWords::parse(file, "list").value();
  for (const char* word : words) {
    CAPTURE(word);
    const auto letters = split_letters(word);
    const KnownWord found = known.word(ids_of(letters));
    REQUIRE(found.readings.size() == 1);
    CHECK(found.cost == 100);
    CHECK(found.readings[0].cost == 8);
    CHECK(join_letters(split_letters(strip_marks(word)), found.readings[0].marks) ==
          join_letters(letters, found.readings[0].marks));
  }
  for (const char* word : {"أ", "أبدأ", "بابو", "جبلي", "ي", "يابسة", "ء", "ثبت"}) {
    const bool listed = std::string(word) == "ي" || std::string(word) == "ثبت";
    CHECK(known.word(ids_of(split_letters(word))).readings.empty() != listed);
  }
  CHECK(known.word({}).readings.empty());
}

TEST_CASE("an open ending takes every ending, and a known word may take another") {
  const std::string file = test::tiny_words();
  const KnownWords known = KnownWords::parse(file, "tiny").value();
  const auto found = readings(known, "كتب");
  CHECK(has(found, "كَتَبَ"));
  CHECK(has(found, "كُتُبٌ"));
  CHECK(has(found, "كُتُبِ"));
  CHECK_FALSE(has(found, "كُتِبَ"));
  CHECK(readings(known, "كُتب").size() == 7);  // what is written binds
  CHECK(readings(known, "كِتب").empty());
}

TEST_CASE("a word that is not listed is built from a known stem") {
  const std::string file = test::tiny_words();
  const KnownWords known = KnownWords::parse(file, "tiny").value();
  const auto [text, expected] = GENERATE(table<const char*, const char*>({
      {"وكتب", "وَكَتَبَ"},      // a conjunction
      {"سيكتب", "سَيَكْتُبُ"},    // the future
      {"والشمس", "وَالشَّمْسُ"},  // the article and a sun letter
      {"القمر", "الْقَمَرِ"},
      {"بالبيت", "بِالْبَيْتِ"},
      {"للمدرسة", "لِلْمَدْرَسَةِ"},
      {"كتابهم", "كِتَابُهُمْ"},    // a pronoun
      {"بكتابهم", "بِكِتَابِهِمْ"},  // whose vowel follows the one before
      {"مدرستنا", "مَدْرَسَتَنَا"},  // ة opens before it
      {"معلمون", "مُعَلِّمُونَ"},    // plurals
      {"سيارات", "سَيَّارَاتٍ"},
      {"معلمين", "مُعَلِّمِينَ"},
      {"بيتا", "بَيْتًا"},  // tanwin
  }));
  CAPTURE(text);
  CHECK(has(readings(known, text), expected));
}

TEST_CASE("a word without a known stem has no reading") {
  const std::string file = test::tiny_words();
  const KnownWords known = KnownWords::parse(file, "tiny").value();
  CHECK(readings(known, "ستارمر").empty());
  CHECK(readings(known, "ب").empty());
}

TEST_CASE("a list cut or changed anywhere is refused") {
  const std::string file = test::tiny_words();
  for (std::size_t at = 0; at < file.size(); at += at < 256 ? 1 : 37) {
    REQUIRE_FALSE(KnownWords::parse(std::string_view(file).substr(0, at), "cut"));
    std::string bytes = file;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << (at % 8)));
    REQUIRE_FALSE(KnownWords::parse(bytes, "changed"));
  }
}

TEST_CASE("any bytes under a right checksum give some readings and no crash") {
  const std::string file = test::tiny_words();
  for (std::size_t at = 24; at < file.size(); at += at < 1500 ? 1 : 29) {
    for (const char value : {'\x00', '\x01', '\x7F', '\xFF'}) {
      std::string bytes = file;
      bytes[at] = value;
      bytes = test::with_word_checksum(std::move(bytes));
      const auto known = KnownWords::parse(bytes, "changed");
      if (!known) continue;
      for (const char* text : {"كتب", "وبمدرستهم", "ي", "مستشفى"}) (void)readings(*known, text);
    }
  }
}
