// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/grammar.h"

#include <catch2/catch.hpp>

using namespace rawi;

TEST_CASE("nouns are declined by their kind") {
  struct Row {
    const char* stem;
    Case kase;
    State state;
    const char* word;
  };
  const Row rows[] = {
      {"كِتَاب", Case::accusative, State::indefinite, "كِتَابًا"},
      {"كِتَاب", Case::genitive, State::construct, "كِتَابِ"},
      {"سَاعَة", Case::accusative, State::indefinite, "سَاعَةً"},  // no alif after ta marbuta
      {"مَاء", Case::accusative, State::indefinite, "مَاءً"},    // nor after a final hamza behind alif
      {"دَنَانِير", Case::genitive, State::indefinite, "دَنَانِيرَ"},  // diptote
      {"دَنَانِير", Case::genitive, State::construct, "دَنَانِيرِ"},
      {"وُزَرَاء", Case::genitive, State::indefinite, "وُزَرَاءَ"},  // diptote
      {"أَعْضَاء", Case::genitive, State::indefinite, "أَعْضَاءٍ"},  // أفعال is not
      {"سَاعَات", Case::accusative, State::indefinite, "سَاعَاتٍ"},
      {"مُعَلِّمُونَ", Case::nominative, State::indefinite, "مُعَلِّمُونَ"},
      {"مُعَلِّمُونَ", Case::genitive, State::indefinite, "مُعَلِّمِينَ"},
      {"مُعَلِّمُونَ", Case::nominative, State::construct, "مُعَلِّمُو"},
      {"قَانُون", Case::genitive, State::indefinite, "قَانُونٍ"},  // no plural
      {"ثَوَانِي", Case::genitive, State::indefinite, "ثَوَانٍ"},
      {"ثَوَانِي", Case::accusative, State::indefinite, "ثَوَانِيَ"},
      {"يُورُو", Case::genitive, State::indefinite, "يُورُو"},
  };
  for (const Row& row : rows) CHECK(decline(row.stem, row.kase, row.state) == row.word);
}

TEST_CASE("duals change ta marbuta and drop their nun in construct") {
  CHECK(dual("كِتَاب", Case::nominative, State::indefinite) == "كِتَابَانِ");
  CHECK(dual("سَاعَة", Case::genitive, State::indefinite) == "سَاعَتَيْنِ");
  CHECK(dual("أَلْف", Case::genitive, State::construct) == "أَلْفَيْ");
  CHECK(dual("مُسْتَشْفَى", Case::nominative, State::indefinite) == "مُسْتَشْفَيَانِ");
}

TEST_CASE("the article assimilates to sun letters and meets hamzat wasl") {
  CHECK(with_article("تَاسِعُ") == "التَّاسِعُ");
  CHECK(with_article("عِشْرُونَ") == "الْعِشْرُونَ");
  CHECK(with_article("اِثْنَا") == "الِاثْنَا");
}

TEST_CASE("particles join the word that follows") {
  CHECK(prefixed("ب", "سِتِّينَ") == "بِسِتِّينَ");
  CHECK(prefixed("وب", "سِتِّينَ") == "وَبِسِتِّينَ");
  CHECK(prefixed("و", "اِثْنَانِ") == "وَاثْنَانِ");
  CHECK(prefixed("بال", "عِشْرِينَ") == "بِالْعِشْرِينَ");
  CHECK(prefixed("لل", "تَاسِعِ") == "لِلتَّاسِعِ");
}
