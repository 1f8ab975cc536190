// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/unicode.h"
#include "normalize/numeral.h"

namespace rawi {
namespace {

/// Stems with the article to come; the feminine adds ة.
constexpr std::array<std::string_view, 11> stems{"",     "أَوَّل",  "ثَانِي", "ثَالِث", "رَابِع", "خَامِس",
                                                 "سَادِس", "سَابِع", "ثَامِن", "تَاسِع", "عَاشِر"};

std::string small_stem(unsigned n, Gender gender) {
  if (gender == Gender::masculine) return std::string(stems[n]);
  if (n == 1) return "أُولَى";
  if (n == 2) return "ثَانِيَة";
  return std::string(stems[n]) + "َة";
}

std::string definite(std::string_view stem, Case kase) {
  return with_article(decline(stem, kase, State::definite));
}

/// الْحَادِيَ عَشَرَ ... التَّاسِعَ عَشَرَ: both parts end in fatha in every case.
Words teen(unsigned n, Gender gender) {
  const bool masculine = gender == Gender::masculine;
  const std::string ten = masculine ? "عَشَرَ" : "عَشْرَةَ";
  const std::string stem = n == 11 ? (masculine ? "حَادِيَ" : "حَادِيَةَ")
                           : n == 12 && masculine ? "ثَانِيَ"
                                                  : small_stem(n - 10, gender) + "َ";
  return {with_article(to_nfc(stem)), ten};
}

Words below_hundred(unsigned n, Gender gender, Case kase) {
  if (n <= 10) return {definite(small_stem(n, gender), kase)};
  if (n < 20) return teen(n, gender);
  const Count tens{Gender::masculine, kase, State::definite, Tail::none};
  Words ten = cardinal(std::to_string(n / 10 * 10), tens);
  if (n % 10 == 0) return ten;
  const std::string first =
      n % 10 == 1 ? (gender == Gender::masculine ? "حَادِي" : "حَادِيَة") : small_stem(n % 10, gender);
  Words words{definite(first, kase)};
  append_with_and(words, std::move(ten));
  return words;
}

}  // namespace

Words ordinal(std::string_view digits, Gender gender, Case kase) {
  const std::size_t first = digits.find_first_not_of('0');
  if (first == std::string_view::npos) return {definite("صِفْر", kase)};
  digits = digits.substr(first);
  if (digits.size() > max_digits) return spelled_digits(digits);
  const bool small = digits.size() <= 2;
  const std::string_view low = small ? digits : digits.substr(digits.size() - 2);
  unsigned rest = 0;
  for (const char c : low) rest = rest * 10 + static_cast<unsigned>(c - '0');
  if (small) return below_hundred(rest, gender, kase);
  const std::string round = std::string(digits.substr(0, digits.size() - 2)) + "00";
  if (rest == 0) return cardinal(round, {gender, kase, State::definite, Tail::none});
  Words words = below_hundred(rest, gender, kase);
  words.push_back("بَعْدَ");
  Words after = cardinal(round, {Gender::masculine, Case::genitive, State::definite, Tail::none});
  const Words plain =
      cardinal(round, {Gender::masculine, Case::genitive, State::indefinite, Tail::none});
  // the article stands once: بَعْدَ الْعَشَرَةِ آلَافٍ وَمِئَةٍ
  for (std::size_t i = 1; i < after.size() && i < plain.size(); ++i) after[i] = plain[i];
  for (std::string& word : after) words.push_back(std::move(word));
  return words;
}

}  // namespace rawi
