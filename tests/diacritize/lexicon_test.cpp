// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/lexicon.h"

#include <catch2/catch.hpp>

#include "core/unicode.h"

using namespace rawi;

namespace {

Lexicon lexicon_of(std::string_view tsv) {
  Lexicon lexicon;
  REQUIRE(lexicon.add(tsv, "test"));
  return lexicon;
}

constexpr std::string_view entries =
    "# names\n"
    "ناتو\tنَاتُو\tthe alliance\n"
    "\n"
    "شنغن\tشِنْغِنْ\n"
    "لوكسمبورغ\tلُوكْسَمْبُورْغْ\n"
    "ملف\tمِلَفّ";

std::string message(std::string_view tsv) {
  Lexicon lexicon;
  const auto added = lexicon.add(tsv, "my.tsv");
  return added ? "none" : to_string(added.error());
}

}  // namespace

TEST_CASE("an entry serves the word with and without what is written together with it") {
  const Lexicon lexicon = lexicon_of(entries);
  CHECK(lexicon.size() == 4);
  const auto [word, vocalized] = GENERATE(table<const char*, const char*>({
      {"ناتو", "نَاتُو"},
      {"وناتو", "وَنَاتُو"},
      {"بناتو", "بِنَاتُو"},
      {"فلناتو", "فَلِنَاتُو"},
      {"الناتو", "النَّاتُو"},  // a sun letter is doubled
      {"والملف", "وَالْمِلَفّ"},
      {"بالناتو", "بِالنَّاتُو"},
      {"للناتو", "لِلنَّاتُو"},
      {"وبالشنغن", "وَبِالشِّنْغِنْ"},
      {"كالملف", "كَالْمِلَفّ"},
      {"للوكسمبورغ", "لِلُوكْسَمْبُورْغْ"},
  }));
  CHECK(lexicon.find(word).value_or("nothing") == to_nfc(vocalized));
}

TEST_CASE("words that only look alike have no entry") {
  const Lexicon lexicon = lexicon_of(entries);
  CHECK_FALSE(lexicon.find("نات"));
  CHECK_FALSE(lexicon.find("ناتوي"));
  CHECK_FALSE(lexicon.find("سناتو"));
  CHECK_FALSE(lexicon.find(""));
  CHECK_FALSE(Lexicon().find("ناتو"));
}

TEST_CASE("a later entry wins, also for a word with clitics of its own") {
  const Lexicon lexicon = lexicon_of("بنك\tبَنْك\nنك\tنُكْ\nبنك\tبَنْكُ");
  CHECK(lexicon.find("بنك") == to_nfc("بَنْكُ"));
}

TEST_CASE("faulty lines are named") {
  CHECK(message("ناتو\tنَاتُو\nملف") ==
        "my.tsv, line 2: a column is missing (got no tab, expected two columns); "
        "write WORD <tab> VOCALIZED");
  CHECK(message("ملف\tمِلَفَّات").starts_with("my.tsv, line 1: the letters of the two columns differ"));
  CHECK(message("ملف\t\n").starts_with("my.tsv, line 1: a column is empty"));
  CHECK(message("\xFF\tx").starts_with("my.tsv, line 1: the line is no UTF-8 text"));
  CHECK(message("\xEF\xBB\xBFملف\tمِلَفّ\r\n") == "none");  // a BOM and Windows line ends
}
