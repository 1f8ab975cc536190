// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/grammar.h"

namespace rawi {

/// Vocalized words in order.
using Words = std::vector<std::string>;

/// A noun that can be counted. Gender is that of the singular (Ryding 2005, ch. 15).
struct Noun {
  std::string singular;  ///< stem, "كِتَاب"
  Gender gender = Gender::masculine;
  std::string plural;  ///< stem, "كُتُب"; empty: invariable in the plural too (يورو)
  std::string adjective;  ///< masculine stem of an adjective that agrees, "سُعُودِيّ"; empty for none
  std::string tail;    ///< words that follow unchanged: "فِي السَّاعَةِ"
  std::string second;  ///< a noun in idafa after it: "مِيلَ" + second
};

/// What follows a numeral and so shapes its end: nothing, or the counted noun.
enum class Tail { none, noun };

struct Count {
  Gender gender = Gender::masculine;
  Case kase = Case::nominative;
  State state = State::indefinite;  ///< definite: with the article
  Tail tail = Tail::none;
};

/// Digits of the largest number that has a name here (quintillions); longer ones are spelled out.
inline constexpr std::size_t max_digits = 21;

/// A whole number in words. `digits` holds 1 to max_digits digits 0-9; leading zeros do not count.
/// 1 and 2 are the bare adjectives; with Tail::noun the last word is in construct where the noun
/// would be genitive.
///
///   cardinal("3", {})                              -> ثَلَاثَةٌ
///   cardinal("3", {feminine, genitive, .., noun})  -> ثَلَاثِ
///   cardinal("101000", {})                         -> مِئَةُ أَلْفٍ وَأَلْفٌ  (مئة وألف is heard as 1100)
[[nodiscard]] Words cardinal(std::string_view digits, const Count& count);

/// Form of the noun that a number governs (tamyiz).
enum class Tamyiz { one, two, genitive_plural, accusative_singular, genitive_singular };
[[nodiscard]] Tamyiz tamyiz_of(std::string_view digits);

/// The noun alone in the form that `digits` governs; for one and two in its own case.
[[nodiscard]] Words counted_noun(const Noun& noun, Tamyiz form, Case kase);

/// Number and noun: ثَلَاثَةُ كُتُبٍ، كِتَابَانِ، مِئَةُ كِتَابٍ وَكِتَابٌ.
[[nodiscard]] Words counted(std::string_view digits, const Noun& noun, Case kase,
                            State state = State::indefinite);

/// The number's place in a row, agreeing like an adjective: الثَّالِثَةُ، الْحَادِي وَالْعِشْرِينَ،
/// الْأَوَّلُ بَعْدَ الْمِئَةِ. Always definite.
[[nodiscard]] Words ordinal(std::string_view digits, Gender gender, Case kase);

/// Digit by digit in citation form: صِفْر خَمْسَة ...
[[nodiscard]] Words spelled_digits(std::string_view digits);

/// A fraction of two whole numbers: نِصْفٌ، ثُلُثَانِ، ثَلَاثَةُ أَرْبَاعٍ، and above tenths X عَلَى Y.
/// With Tail::noun in construct: ثُلُثَيْ.
[[nodiscard]] Words fraction(std::string_view numerator, std::string_view denominator, Case kase,
                             Tail tail);

/// Prefixes the first word; an empty list stays empty.
void prefix_first(Words& words, std::string_view particles);

/// Appends `more`, its first word after "وَ".
void append_with_and(Words& words, Words more);

}  // namespace rawi
