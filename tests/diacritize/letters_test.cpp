// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/letters.h"

#include <catch2/catch.hpp>

#include "core/arabic.h"
#include "core/unicode.h"

using namespace rawi;

namespace {

std::vector<MarkClass> marks_of(const WordLetters& word) {
  std::vector<MarkClass> marks;
  for (const Letter& letter : word.letters) marks.push_back(letter.mark);
  return marks;
}

/// The classes of the vocalized word put on its bare letters.
std::string rebuilt(const std::string& vocalized) {
  return join_letters(split_letters(strip_marks(vocalized)), marks_of(split_letters(vocalized)));
}

std::string sets_of(const std::string& text, const std::string& vocalized = "") {
  std::string dump;
  for (const ClassSet set : open_classes(split_letters(text), vocalized)) {
    std::string classes;
    for (MarkClass k = 0; k < mark_classes; ++k) {
      if (holds(set, k)) classes += (classes.empty() ? "" : ",") + std::to_string(k);
    }
    dump += (dump.empty() ? "" : " ") + (set == every_class ? std::string("*") : classes);
  }
  return dump;
}

}  // namespace

TEST_CASE("letters are numbered as in the model files") {
  CHECK(letter_id(U'ء') == 1);
  CHECK(letter_id(U'ا') == letter::alif);
  CHECK(letter_id(U'ٱ') == letter::alif);
  CHECK(letter_id(U'ل') == letter::lam);
  CHECK(letter_id(U'ى') == letter::alif_maqsura);
  CHECK(letter_id(U'ي') == letter::ya);
  CHECK(letter_id(U'پ') == letter::other);
}

TEST_CASE("a vocalized word is rebuilt from its letters and classes") {
  const auto* word = GENERATE("كَتَبَ", "الشَّمْسُ",   // no sukun on the lam before a sun letter
                              "الْقَمَرُ",          // but before a moon letter
                              "مُدَرِّسُونَ",         // long vowels stay bare
                              "كِتَابًا",          // tanwin before the alif
                              "قَالُوا", "رَمَوْا",  // the silent alif of the plural; a diphthong
                              "لِلَّهِ", "اللُّغَةُ", "مُوسَى", "شَيْءٍ", "بَيْرُوتْ", "مَكَّةْ", "ڤِيلَّا");
  CHECK(rebuilt(to_nfc(word)) == to_nfc(word));
}

TEST_CASE("what is written on a letter binds what may be added") {
  CHECK(sets_of("كتب") == "* * *");
  CHECK(sets_of("فتاة") == "* * 0,1,2,3,4,5,6 0,1,2,3,4,5,6");  // these letters are never doubled
  CHECK(sets_of("بيتاً") == "* * 1,8 4");                        // one tanwin, not two
  CHECK(sets_of("بيتًاً") == "* * 4,11 4");
  CHECK(sets_of("بيتاً", "بَيْتًا") == "1 0 1,8 4");
  CHECK(sets_of("كَتب") == "1,8 * *");                // a vowel leaves the shadda open
  CHECK(sets_of("كّتب") == "7,8,9,10,11,12,13 * *");  // a shadda leaves the vowel open
  CHECK(sets_of("كَّتْب") == "8 0 *");
  CHECK(sets_of("هٰذه") == "1,8 * *");  // a dagger alif needs its fatha
}

TEST_CASE("a vocalization by grammar binds all but an open ending") {
  CHECK(sets_of("ناتو", "نَاتُو") == "1 0 2 0");  // bare letters inside and long vowels are bare
  CHECK(sets_of("ملف", "مِلَفّ") == "3 1 7,8,9,10,11,12,13");
  CHECK(sets_of("كتاب", "كِتَاب") == "3 1 0 *");
  CHECK(sets_of("كُتاب", "كِتَاب") == "2,9 1 0 *");  // what is written wins over grammar
  CHECK(sets_of("كتب", "كِتَابَة") == "* * *");      // other letters: of no use
}

TEST_CASE("written marks stay, even those that no word can have") {
  const auto* word = GENERATE("كََتب", "كًّتب", "اَّلكتاب", "ةٌٌٌ", "هٰـذا");
  const WordLetters split = split_letters(to_nfc(word));
  const std::vector<MarkClass> marks(split.letters.size(), 1);
  const std::string joined = join_letters(split, marks);
  CHECK(strip_marks(joined) == strip_marks(to_nfc(word)));
  for (std::size_t i = 0; i < split.letters.size(); ++i) {
    const WordLetters again = split_letters(joined);
    CHECK(again.letters[i].written.find(split.letters[i].written.substr(0, 2)) !=
          std::string::npos);
  }
}
