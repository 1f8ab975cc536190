// SPDX-License-Identifier: GPL-3.0-or-later
// Stress and emphasis, read from the IPA.
#include <catch2/catch.hpp>

#include "table.h"

using namespace rawi;
using namespace rawi::test;

namespace {

struct Row {
  const char* text;
  const char* ipa;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(say(row.text, Endings::pausal, Notation::ipa) == row.ipa);
  }
}

}  // namespace

TEST_CASE("stress falls by the weight of the last three syllables") {
  check({
      {"كِتَابٌ", "k i ˈt aː b"},
      {"مُدَرِّسٌ", "m u ˈd a rː i s"},
      {"مَدْرَسَةٌ", "ˈm a d r ɑ s a"},
      {"مَدْرَسَتُنَا", "ˌm a d r ɑ ˈs a t u n aː"},
      {"كَتَبَ", "ˈk a t a b"},
      {"كَتَبَتْ", "ˈk a t a b a t"},
      {"كَتَبْتُ الدَّرْسَ", "k a ˈt a b t u | ˈdː a r s"},
      {"كِتَابُهُمْ", "k i ˈt aː b u h u m"},
      {"يَكْتُبُونَ", "ˌj a k t u ˈb uː n"},
      {"مُسْتَشْفَيَاتٌ", "m u s ˌt a ʃ f a ˈj aː t"},
      {"الْمُعَلِّمُونَ", "ˌʔ a l m u ˌʕ a lː i ˈm uː n"},
      {"يَمُرُّ", "j a ˈm u rː"},
      {"الْعَرَبِيُّ", "ˌʔ a l ʕ a r ɑ ˈb i jː"},
      {"وَهُوَ", "w a ˈh uː"},
      {"وَلَهُ كِتَابٌ", "w a ˈl a h u | k i ˈt aː b"},
      {"بِالْقَلَمِ", "b i l ˈq ɑ l a m"},
      {"الْوَلَدُ", "ʔ a l ˈw a l a d"},
      {"وَجَدَ", "ˈw a dʒ a d"},
      {"فِي الْبَيْتِ", "ˌf i | l ˈb a j t"},
      {"مَا فِي", "ˌm aː | ˈf iː"},
      {"مِنْ أَيْنَ", "ˌm i n | ˈʔ a j n"},
      {"اسْتِقْلَالِيَّةٌ", "ʔ i s ˌt i q l aː ˈl i jː a"},
      {"مُتَكَلِّمُونَ", "m u t a ˌk a lː i ˈm uː n"},
      {"سَمَاءٌ", "s a ˈm aː ʔ"},
      {"مُحَمَّدٌ", "m u ˈħ a mː a d"},
      {"بَيْتٌ", "ˈb a j t"},
      {"قَالَا", "ˈq ɑː l aː"},
  });
}

TEST_CASE("emphasis backs the vowels around its consonants and stops at i and y") {
  check({
      {"صَبَاحٌ", "sˤ ɑ ˈb ɑː ħ"},
      {"طَالِبٌ", "ˈtˤ ɑː l i b"},
      {"طَالِبَاتٌ", "ˌtˤ ɑː l i ˈb aː t"},
      {"بَاصٌ", "ˈb ɑː sˤ"},
      {"مَضْبُوطٌ", "m ɑ dˤ ˈb ʊː tˤ"},
      {"صَيْفٌ", "ˈsˤ ɑ j f"},
      {"صِينٌ", "ˈsˤ ɨː n"},
      {"تَطَوُّرٌ", "t ɑ ˈtˤ ɑ wː ʊ r"},
      {"نَظَرٌ", "ˈn ɑ ðˤ ɑ r"},
      {"ذَهَبَ", "ˈð a h a b"},
      {"ظَهَرَ", "ˈðˤ ɑ h ɑ r"},
      {"إِذَا", "ˈʔ i ð aː"},
      {"حَظٌّ", "ˈħ ɑ ðˤː"},
      {"مُحَافِظٌ", "m u ˈħ aː f ɨ ðˤ"},
      {"تَابَ", "ˈt aː b"},
      {"طَابَ", "ˈtˤ ɑː b"},
      {"مُتَبَادَلٌ", "m u t a ˈb aː d a l"},
      {"مُنَظَّمَةٌ", "m ʊ ˈn ɑ ðˤː ɑ m ɑ"},
      {"اسْتِطْلَاعٌ", "ˌʔ i s t ɨ tˤ ˈl ɑː ʕ"},
      {"قَالَ", "ˈq ɑː l"},
      {"قِيلَ", "ˈq iː l"},
      {"قُلْ", "ˈq ʊ l"},
      {"خَالٌ", "ˈx ɑː l"},
      {"غَابَ", "ˈɣ ɑː b"},
      {"غُرُوبٌ", "ɣ ʊ ˈr uː b"},
      {"رَأْسٌ", "ˈr ɑ ʔ s"},
      {"رِيحٌ", "ˈr iː ħ"},
      {"رُوحٌ", "ˈr uː ħ"},
      {"بَرَكَةٌ", "ˈb a r ɑ k a"},
      {"اللَّهُ", "ʔ a ˈlˤː ɑː h"},
      {"عَبْدُ اللَّهِ", "ˈʕ a b d u | ˈlˤː ɑː h"},
      {"عَبْدِ اللَّهِ", "ˈʕ a b d i | ˈlː aː h"},
      {"بِاللَّهِ", "b i ˈlː aː h"},
      {"وَاللَّهِ", "w a ˈlˤː ɑː h"},
      {"فِي اللَّهِ", "ˌf i | ˈlː aː h"},
      {"قَالَ اللَّهُ", "ˈq ɑː l a | ˈlˤː ɑː h"},
      {"كِتَابٌ", "k i ˈt aː b"},
  });
}

TEST_CASE("vowels tell the sounds apart that the engine does not") {
  const auto espeak = [](const char* text) { return say(text, Endings::pausal, Notation::espeak); };
  CHECK(espeak("ذَا") == "D 'a:");
  CHECK(espeak("ظَا") == "Z 'a.:");
  CHECK(espeak("إِذْ") == "? 'i D");
  CHECK(espeak("حِفْظُ الْكُلِّ") == "H 'i f Z u. | l k 'u l:");
  CHECK(espeak("لَفْظٌ") == "l 'a. f Z");
  CHECK(espeak("تِينٌ") == "t 'i: n");
  CHECK(espeak("طِينٌ") == "t[ 'i.: n");
}
