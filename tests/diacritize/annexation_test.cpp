// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/annexation.h"

#include <catch2/catch.hpp>

#include "core/arabic.h"
#include "core/unicode.h"
#include "tiny_words.h"

using namespace rawi;

namespace {

/// The vocalized words as the decoder gives them, settled, and joined again. "|" is a token that is
/// no word. A word in `written` has its last mark from the source.
std::string settled(const std::string& line, const KnownWords* known = nullptr,
                    const std::string& written = "") {
  std::vector<DecoderToken> tokens;
  std::vector<DecodedWord> words;
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    texts.push_back(line.substr(at, end - at));
    at = end + 1;
    tokens.emplace_back();
    words.emplace_back();
    const WordLetters word = split_letters(texts.back());
    const bool fixed = texts.back() == written;
    const auto open =
        open_classes(split_letters(fixed ? texts.back() : strip_marks(texts.back())), "");
    for (std::size_t i = 0; i < word.letters.size(); ++i) {
      tokens.back().ids.push_back(word.letters[i].id);
      tokens.back().open.push_back(open[i]);
      words.back().marks.push_back(word.letters[i].mark);
    }
  }
  settle_annexed_names(tokens, known, words);
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    joined += i > 0 ? " " : "";
    joined += words[i].marks.empty()
                  ? texts[i]
                  : join_letters(split_letters(strip_marks(texts[i])), words[i].marks);
  }
  return joined;
}

}  // namespace

TEST_CASE("a man's given name before another name has no tanwin") {
  CHECK(settled("مُحَمَّدٌ إِبْرَاهِيمُ") == to_nfc("مُحَمَّدُ إِبْرَاهِيمُ"));
  CHECK(settled("مَعَ خَالِدٍ الْعَلِيِّ") == to_nfc("مَعَ خَالِدِ الْعَلِيِّ"));
  CHECK(settled("لِمُحَمَّدٍ بْنِ") == to_nfc("لِمُحَمَّدِ بْنِ"));
  CHECK(settled("فُؤَادٌ حِلْمِي") == to_nfc("فُؤَادُ حِلْمِي"));
  CHECK(settled("بَشِيرٌ أُوزْدَمِيرْ") == to_nfc("بَشِيرُ أُوزْدَمِيرْ"));
}

TEST_CASE("a given name keeps its tanwin before what is no name") {
  for (const char* line : {"زَارَ مُحَمَّدٌ الْقَاهِرَةَ", "خَالِدٌ فِي", "خَالِدٌ | إِبْرَاهِيمُ", "مَحْمُودٍ الَّذِي",
                           "فَهْدٌ يَبْكِي", "مُحَمَّدٌ وَإِبْرَاهِيمُ", "مُحَمَّدًا إِبْرَاهِيمَ", "خَالِدٌ"}) {
    CHECK(settled(line) == to_nfc(line));
  }
}

TEST_CASE("a name that is a common word too is one unless an indefinite noun stands before it") {
  CHECK(settled("السَّيِّدُ صَالِحٌ الْعَلِيُّ") == to_nfc("السَّيِّدُ صَالِحُ الْعَلِيُّ"));
  for (const char* line : {"بِشَكْلٍ كَامِلٍ الْخِطَّةَ", "عَمَلٌ صَالِحٌ كَرِيمٌ", "مُسَاعِدٌ عَرَبِيٌّ", "قَوْلًا كَرِيمٍ الْيَوْمِ",
                           "مَسْؤُولٌ تُرْكِيٌّ الْأَمْرُ", "فِي خِطَابٍ الْيَوْمَ"}) {
    CHECK(settled(line) == to_nfc(line));
  }
}

TEST_CASE("a noun before a foreign name has no tanwin") {
  CHECK(settled("بَرْنَامَجٌ سْكَايِبْ") == to_nfc("بَرْنَامَجُ سْكَايِبْ"));
  CHECK(settled("فِي مَدِينَةٍ بُوسْطُنْ") == to_nfc("فِي مَدِينَةِ بُوسْطُنْ"));
}

TEST_CASE("a noun keeps its tanwin before particles, verbs, duals and pronouns") {
  for (const char* line : {"وَفْدٌ مِنْ", "هَدِيَّةٌ لِمَنْ", "دَوْلَةٌ أَقَرَّتْ", "أَلْفٍ وَمِئَتَيْ", "وَقْتٌ فَاكْتُبْ",
                           "حِوَارٌ بَيْنَهُمْ", "سَيَّارَةٍ فَقَطْ", "وَزِيرٌ فَرَنْسِيٌّ جَاكْ", "كِتَابًا جَاكْ"}) {
    CHECK(settled(line) == to_nfc(line));
  }
}

TEST_CASE("a word that no list knows and that ends in a long a is taken for a foreign name") {
  const std::string file = test::tiny_words();
  const KnownWords known = KnownWords::parse(file, "tiny").value();
  CHECK(settled("شَرِكَةٌ زُلْمُبِيَا", &known) == to_nfc("شَرِكَةُ زُلْمُبِيَا"));
  CHECK(settled("شَرِكَةٌ زُلْمُبِيَا") == to_nfc("شَرِكَةٌ زُلْمُبِيَا"));          // no list, no unknown word
  CHECK(settled("شَرِكَةٌ زُلْمُبِهَا", &known) == to_nfc("شَرِكَةٌ زُلْمُبِهَا"));  // an attached pronoun
  CHECK(settled("شَرِكَةٌ زُلْمُبًا", &known) == to_nfc("شَرِكَةٌ زُلْمُبًا"));
}

TEST_CASE("a tanwin that the source writes stays") {
  const std::string line = to_nfc("مُحَمَّدٌ إِبْرَاهِيمُ");
  CHECK(settled(line, nullptr, line.substr(0, line.find(' '))) == line);
}
