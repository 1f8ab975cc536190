// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <set>

#include "table.h"

using namespace rawi;
using namespace rawi::test;

TEST_CASE("every sound has its own sign in each notation") {
  for (const Notation notation : {Notation::ipa, Notation::espeak, Notation::buckwalter}) {
    std::set<std::string> signs;
    for (int i = 0; i <= static_cast<int>(Sound::uu); ++i) {
      signs.insert(to_string({.sound = static_cast<Sound>(i)}, notation));
    }
    CHECK(signs.size() == static_cast<std::size_t>(Sound::uu) + 1);
    CHECK_FALSE(signs.contains(""));
  }
}

TEST_CASE("the inventory of buckwalter is the contract's") {
  std::string line;
  for (int i = 0; i <= static_cast<int>(Sound::uu); ++i) {
    line += to_string({.sound = static_cast<Sound>(i)}, Notation::buckwalter) + ' ';
  }
  CHECK(line == "< b t ^ j H x d * r z s $ S D T Z E g f q k l m n h w y p v G C a i u aa ii uu ");
}

TEST_CASE("length, colour and stress are written as each notation does") {
  const Phoneme geminate{.sound = Sound::d_emphatic, .geminate = true};
  CHECK(to_string(geminate, Notation::ipa) == "dˤː");
  CHECK(to_string(geminate, Notation::espeak) == "dH:");
  CHECK(to_string(geminate, Notation::buckwalter) == "DD");
  const Phoneme vowel{.sound = Sound::aa, .backed = true, .stress = Stress::primary};
  CHECK(to_string(vowel, Notation::ipa) == "ˈɑː");
  CHECK(to_string(vowel, Notation::espeak) == "'a.:");
  CHECK(to_string(vowel, Notation::buckwalter) == "aa");
  const Phoneme secondary{.sound = Sound::u, .stress = Stress::secondary};
  CHECK(to_string(secondary, Notation::ipa) == "ˌu");
  CHECK(to_string(secondary, Notation::espeak) == ",u");
  const Phoneme dark{.sound = Sound::l, .geminate = true, .backed = true};
  CHECK(to_string(dark, Notation::ipa) == "lˤː");
  CHECK(to_string(dark, Notation::espeak) == "l:");
}

TEST_CASE("an utterance is one line, words between bars") {
  CHECK(say("فِي الْبَيْتِ، هُنَا") == "f i | l b a y t | h u n aa");
  CHECK(say("") == "");
  CHECK(say("شَرِكَةُ Google") == "$ a r i k a t u | \"Google\"");
  CHECK(say("مُدَرِّسٌ", Endings::pausal, Notation::ipa) == "m u ˈd a rː i s");
}
