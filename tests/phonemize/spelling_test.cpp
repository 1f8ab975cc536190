// SPDX-License-Identifier: GPL-3.0-or-later
// The same word, its marks ordered and spelled in other ways, has the same phonemes.
#include "phonemize/spelling.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "core/arabic.h"
#include "core/unicode.h"
#include "phonemize/exceptions.h"
#include "table.h"

using namespace rawi;
using namespace rawi::test;

namespace {

struct Variant {
  bool shadda_first, no_sukun, tanwin_on_alif, tatweel, wasla, fatha_with_tanwin;
};

// Marks of one letter, in the order that is asked for.
std::u32string ordered(std::u32string marks, const Variant& variant) {
  const std::size_t shadda = marks.find(mark::shadda);
  if (shadda == marks.npos) return marks;
  marks.erase(shadda, 1);
  return variant.shadda_first ? std::u32string(1, mark::shadda) + marks
                              : marks + std::u32string(1, mark::shadda);
}

std::u32string respell(std::u32string_view text, const Variant& variant) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const bool word_start = i == 0 || text[i - 1] == U' ';
    const char32_t letter = text[i++];
    std::u32string marks;
    for (; i < text.size() && is_mark(text[i]); ++i) {
      if (variant.no_sukun && text[i] == mark::sukun) continue;
      marks.push_back(text[i]);
    }
    out.push_back(variant.wasla && word_start && letter == U'ا' ? U'ٱ' : letter);
    const std::size_t tanwin = marks.find(mark::fathatan);
    const bool before_alif = i < text.size() && (text[i] == U'ا' || text[i] == U'ى');
    if (tanwin != marks.npos && before_alif && variant.tanwin_on_alif) {
      marks.erase(tanwin, 1);
      out += ordered(marks, variant);
      out.push_back(text[i++]);
      out.push_back(mark::fathatan);
      continue;
    }
    if (tanwin != marks.npos && variant.fatha_with_tanwin) marks.insert(tanwin, 1, mark::fatha);
    out += ordered(marks, variant);
    if (variant.tatweel && is_arabic_letter(letter)) out.push_back(0x0640);
  }
  return out;
}

// Rows whose sound hangs on what a variant changes: clusters of foreign names need their sukun, and
// a plain alif that stands for hamza must not become a wasla.
bool is_about_spelling(const std::string& phenomenon) {
  return phenomenon == "foreign-cluster" || phenomenon == "plain-alif" || phenomenon == "bare" ||
         phenomenon == "letter" || phenomenon == "sun-bare" || phenomenon == "foreign-letter";
}

}  // namespace

TEST_CASE("order of marks, sukun, place of tanwin, wasla and tatweel do not change the phonemes") {
  std::vector<std::string> texts;
  for (const auto& row : own_rows()) {
    if (!is_about_spelling(row[0])) texts.push_back(row[1]);
  }
  const bool holds = rc::check("respelled text has the same phonemes", [&] {
    const std::string text = *rc::gen::elementOf(texts);
    const Variant variant{*rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>(),
                          *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>(),
                          *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>()};
    const std::string other = to_utf8(respell(to_utf32(text), variant));
    RC_LOG() << text << " / " << other;
    RC_ASSERT(say(other) == say(text));
    RC_ASSERT(say(other, Endings::full) == say(text, Endings::full));
    RC_ASSERT(say(to_nfc(other)) == say(text));
  });
  CHECK(holds);
}

TEST_CASE("every respelling of every row has the row's phonemes") {
  for (const auto& row : own_rows()) {
    if (is_about_spelling(row[0])) continue;
    for (unsigned bits = 0; bits < 64; ++bits) {
      const Variant variant{(bits & 1) != 0, (bits & 2) != 0,  (bits & 4) != 0,
                            (bits & 8) != 0, (bits & 16) != 0, (bits & 32) != 0};
      const std::string other = to_utf8(respell(to_utf32(row[1]), variant));
      INFO(row[0] << ": " << row[1] << " / " << other << " " << bits);
      CHECK(say(other) == row[2]);
    }
  }
}

TEST_CASE("words of any letters and marks have a vowel or a warning, and end") {
  const std::u32string signs =
      U"اأإآٱءؤئبتثجحخدذرزسشصضطظعغفقكلمنهويىةپچڤگ"
      U"\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652\u0670\u0640\u0654\u06DF\u06E5x٣";
  const bool holds = rc::check("any word", [&] {
    std::u32string word;
    for (const std::size_t i : *rc::gen::container<std::vector<std::size_t>>(
             rc::gen::inRange<std::size_t>(0, signs.size()))) {
      word.push_back(signs[i]);
    }
    RC_LOG() << to_utf8(word);
    for (const Endings endings : {Endings::pausal, Endings::full}) {
      const Utterance utterance = phonemize(already_vocalized(to_utf8(word)), {endings});
      for (const SpokenClause& clause : utterance.clauses) {
        for (const SpokenWord& spoken : clause.words) {
          bool vowel = !spoken.foreign.empty();
          for (const Phoneme& phoneme : spoken.phonemes) vowel |= is_vowel(phoneme.sound);
          RC_ASSERT(vowel);
        }
      }
      if (!word.empty() && utterance.clauses.front().words.empty()) {
        RC_ASSERT(!utterance.warnings.empty());
      }
    }
  });
  CHECK(holds);
}

TEST_CASE("marks on one letter are read in any order") {
  const auto letter = [](const char* text) { return parse_spelling(text).letters.at(0); };
  CHECK(letter("بَّ").shadda);
  CHECK(letter("بَّ").haraka == Haraka::a);
  CHECK(letter("ب\u0651\u064E").haraka == Haraka::a);
  CHECK(letter("بً").tanwin);
  CHECK(letter("ب\u064E\u064B").tanwin);
  CHECK(letter("\u0627\u0653").form == U'آ');
  CHECK(letter("\u0627\u0655").form == U'إ');
  CHECK(letter("\u0648\u0654").form == U'ؤ');
  CHECK(letter("ک").form == U'ك');
}

TEST_CASE("every exception holds for its own letters without any mark") {
  for (const Exception& row : exceptions()) {
    const std::string written = to_utf8(row.word);
    std::vector<SpelledLetter> letters;
    for (const SpelledLetter& letter : parse_spelling(written).letters) {
      if (!letter.added) letters.push_back({.form = letter.form});
    }
    INFO(written);
    CHECK(apply_exception(letters) != nullptr);
  }
}
