// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/numeral.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "numeral_parser.h"

using namespace rawi;

namespace {

constexpr auto m = Gender::masculine;
constexpr auto f = Gender::feminine;
constexpr auto nom = Case::nominative;
constexpr auto acc = Case::accusative;
constexpr auto gen = Case::genitive;

std::string joined(const Words& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

struct Row {
  const char* digits;
  Gender gender;
  Case kase;
  const char* words;
};

}  // namespace

TEST_CASE("a number alone is vocalized by gender and case") {
  // Ryding 2005, ch. 15; Wright I §§ 318-324
  const Row rows[] = {
      {"0", m, nom, "صِفْرٌ"},
      {"0", m, gen, "صِفْرٍ"},
      {"1", m, nom, "وَاحِدٌ"},
      {"1", f, gen, "وَاحِدَةٍ"},
      {"2", m, nom, "اِثْنَانِ"},
      {"2", f, acc, "اِثْنَتَيْنِ"},
      {"3", m, nom, "ثَلَاثَةٌ"},
      {"3", f, nom, "ثَلَاثٌ"},
      {"6", f, nom, "سِتٌّ"},
      {"8", f, nom, "ثَمَانٍ"},
      {"8", f, acc, "ثَمَانِيًا"},
      {"8", f, gen, "ثَمَانٍ"},
      {"10", m, nom, "عَشَرَةٌ"},
      {"10", f, nom, "عَشْرٌ"},
      {"11", m, gen, "أَحَدَ عَشَرَ"},
      {"11", f, nom, "إِحْدَى عَشْرَةَ"},
      {"12", m, nom, "اِثْنَا عَشَرَ"},
      {"12", m, acc, "اِثْنَيْ عَشَرَ"},
      {"12", f, nom, "اِثْنَتَا عَشْرَةَ"},
      {"12", f, gen, "اِثْنَتَيْ عَشْرَةَ"},
      {"15", m, gen, "خَمْسَةَ عَشَرَ"},
      {"18", f, nom, "ثَمَانِيَ عَشْرَةَ"},
      {"20", m, nom, "عِشْرُونَ"},
      {"20", m, gen, "عِشْرِينَ"},
      {"21", m, nom, "وَاحِدٌ وَعِشْرُونَ"},
      {"21", f, nom, "إِحْدَى وَعِشْرُونَ"},
      {"22", f, gen, "اِثْنَتَيْنِ وَعِشْرِينَ"},
      {"48", f, gen, "ثَمَانٍ وَأَرْبَعِينَ"},
      {"100", m, nom, "مِئَةٌ"},
      {"200", m, nom, "مِئَتَانِ"},
      {"300", f, nom, "ثَلَاثُمِئَةٍ"},
      {"300", f, gen, "ثَلَاثِمِئَةٍ"},
      {"800", m, nom, "ثَمَانِمِئَةٍ"},
      {"1000", m, acc, "أَلْفًا"},
      {"2000", m, gen, "أَلْفَيْنِ"},
      {"3000", f, nom, "ثَلَاثَةُ آلَافٍ"},
      {"11000", m, nom, "أَحَدَ عَشَرَ أَلْفًا"},
      {"101000", m, nom, "مِئَةُ أَلْفٍ وَأَلْفٌ"},
      {"102000", m, gen, "مِئَةِ أَلْفٍ وَأَلْفَيْنِ"},
      {"200000", m, nom, "مِئَتَا أَلْفٍ"},
      {"3000000", m, nom, "ثَلَاثَةُ مَلَايِينَ"},
      {"2000000000", m, nom, "مِلْيَارَانِ"},
      {"4000000000000", m, gen, "أَرْبَعَةِ تِرِيلْيُونَاتٍ"},
      {"003", m, nom, "ثَلَاثَةٌ"},
  };
  for (const Row& row : rows) {
    INFO(row.digits);
    CHECK(joined(cardinal(row.digits, {row.gender, row.kase, State::indefinite, Tail::none})) ==
          row.words);
  }
}

TEST_CASE("number and noun agree (tamyiz)") {
  const Noun book{"كِتَاب", m, "كُتُب", "", "", ""};
  const Noun hour{"سَاعَة", f, "سَاعَات", "", "", ""};
  const Noun dinar{"دِينَار", m, "دَنَانِير", "كُوَيْتِيّ", "", ""};
  struct NounRow {
    const char* digits;
    const Noun& noun;
    Case kase;
    const char* words;
  };
  const NounRow rows[] = {
      {"1", book, nom, "كِتَابٌ وَاحِدٌ"},
      {"1", hour, acc, "سَاعَةً وَاحِدَةً"},
      {"2", book, nom, "كِتَابَانِ"},
      {"2", hour, gen, "سَاعَتَيْنِ"},
      {"3", book, gen, "ثَلَاثَةِ كُتُبٍ"},
      {"8", hour, nom, "ثَمَانِي سَاعَاتٍ"},
      {"8", hour, acc, "ثَمَانِيَ سَاعَاتٍ"},
      {"5", dinar, nom, "خَمْسَةُ دَنَانِيرَ كُوَيْتِيَّةٍ"},
      {"11", dinar, nom, "أَحَدَ عَشَرَ دِينَارًا كُوَيْتِيًّا"},
      {"2", dinar, nom, "دِينَارَانِ كُوَيْتِيَّانِ"},
      {"99", book, nom, "تِسْعَةٌ وَتِسْعُونَ كِتَابًا"},
      {"100", book, nom, "مِئَةُ كِتَابٍ"},
      {"200", book, gen, "مِئَتَيْ كِتَابٍ"},
      {"101", book, nom, "مِئَةُ كِتَابٍ وَكِتَابٌ"},
      {"102", hour, nom, "مِئَةُ سَاعَةٍ وَسَاعَتَانِ"},
      {"103", book, nom, "مِئَةٌ وَثَلَاثَةُ كُتُبٍ"},
      {"2000", book, nom, "أَلْفَا كِتَابٍ"},
      {"3000", hour, nom, "ثَلَاثَةُ آلَافِ سَاعَةٍ"},
      {"11000", book, nom, "أَحَدَ عَشَرَ أَلْفَ كِتَابٍ"},
      {"11500", book, nom, "أَحَدَ عَشَرَ أَلْفًا وَخَمْسُمِئَةِ كِتَابٍ"},
      {"3003", hour, nom, "ثَلَاثَةُ آلَافٍ وَثَلَاثُ سَاعَاتٍ"},
      {"5000000", dinar, gen, "خَمْسَةِ مَلَايِينِ دِينَارٍ كُوَيْتِيٍّ"},
  };
  for (const NounRow& row : rows) {
    INFO(row.digits);
    CHECK(joined(counted(row.digits, row.noun, row.kase)) == row.words);
  }
}

TEST_CASE("ordinals agree and are definite") {
  const Row rows[] = {
      {"1", m, nom, "الْأَوَّلُ"},
      {"1", f, gen, "الْأُولَى"},
      {"2", m, gen, "الثَّانِي"},
      {"2", f, nom, "الثَّانِيَةُ"},
      {"3", f, gen, "الثَّالِثَةِ"},
      {"10", m, acc, "الْعَاشِرَ"},
      {"11", m, gen, "الْحَادِيَ عَشَرَ"},
      {"12", m, nom, "الثَّانِيَ عَشَرَ"},
      {"19", f, gen, "التَّاسِعَةَ عَشْرَةَ"},
      {"20", m, nom, "الْعِشْرُونَ"},
      {"21", m, gen, "الْحَادِي وَالْعِشْرِينَ"},
      {"31", f, nom, "الْحَادِيَةُ وَالثَّلَاثُونَ"},
      {"100", m, nom, "الْمِئَةُ"},
      {"101", m, nom, "الْأَوَّلُ بَعْدَ الْمِئَةِ"},
  };
  for (const Row& row : rows) {
    INFO(row.digits);
    CHECK(joined(ordinal(row.digits, row.gender, row.kase)) == row.words);
  }
}

TEST_CASE("the article goes to each part of a definite number") {
  const auto definite = [](const char* digits, Case kase) {
    return joined(cardinal(digits, {m, kase, State::definite, Tail::none}));
  };
  CHECK(definite("5", nom) == "الْخَمْسَةُ");
  CHECK(definite("12", gen) == "الِاثْنَيْ عَشَرَ");
  CHECK(definite("20", gen) == "الْعِشْرِينَ");
  CHECK(definite("25", nom) == "الْخَمْسَةُ وَالْعِشْرُونَ");
  CHECK(definite("100", nom) == "الْمِئَةُ");
}

TEST_CASE("fractions have names up to tenths") {
  CHECK(joined(fraction("1", "2", nom, Tail::none)) == "نِصْفٌ");
  CHECK(joined(fraction("2", "3", nom, Tail::none)) == "ثُلْثَانِ");
  CHECK(joined(fraction("2", "3", gen, Tail::noun)) == "ثُلْثَيْ");
  CHECK(joined(fraction("3", "4", nom, Tail::none)) == "ثَلَاثَةُ أَرْبَاعٍ");
  CHECK(joined(fraction("2", "7", nom, Tail::none)) == "سُبْعَانِ");
  CHECK(joined(fraction("5", "12", nom, Tail::none)) == "خَمْسَةٌ عَلَى اِثْنَيْ عَشَرَ");
}

TEST_CASE("numbers that no name reaches are spelled") {
  const std::string long_number(40, '7');
  CHECK(cardinal(long_number, {}).size() == 40);
}

TEST_CASE("a random number written out and read back is the same, in both genders and all cases") {
  CHECK(rc::check("numeral round trip", [] {
    const auto digits_wanted = *rc::gen::inRange(1, 18);
    std::string digits;
    for (int i = 0; i < digits_wanted; ++i) {
      // zeros are frequent in news, and the interesting case
      digits.push_back(*rc::gen::element('0', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
    }
    const auto gender = *rc::gen::element(Gender::masculine, Gender::feminine);
    const auto kase = *rc::gen::element(Case::nominative, Case::accusative, Case::genitive);
    const Words words = cardinal(digits, {gender, kase, State::indefinite, Tail::none});
    RC_ASSERT(test::parse_numeral(words) == std::stoull(digits));
  }));
}

TEST_CASE("before a noun a random number keeps its value") {
  CHECK(rc::check("numeral in construct", [] {
    const auto value = *rc::gen::inRange<std::uint64_t>(3, 99999999);
    const std::string digits = std::to_string(value);
    const auto gender = *rc::gen::element(Gender::masculine, Gender::feminine);
    const auto kase = *rc::gen::element(Case::nominative, Case::accusative, Case::genitive);
    const Words words = cardinal(digits, {gender, kase, State::indefinite, Tail::noun});
    RC_ASSERT(test::parse_numeral(words) == value);
  }));
}
