// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/numeral.h"

#include <array>
#include <cstdint>

#include "core/unicode.h"

namespace rawi {
namespace {

constexpr std::array<std::string_view, 11> masculine_units{
    "صِفْر", "وَاحِد", "اِثْن", "ثَلَاثَة", "أَرْبَعَة", "خَمْسَة", "سِتَّة", "سَبْعَة", "ثَمَانِيَة", "تِسْعَة", "عَشَرَة"};
constexpr std::array<std::string_view, 11> feminine_units{
    "صِفْر", "وَاحِدَة", "اِثْنَت", "ثَلَاث", "أَرْبَع", "خَمْس", "سِتّ", "سَبْع", "ثَمَانِي", "تِسْع", "عَشْر"};
constexpr std::array<std::string_view, 10> tens_stems{"",    "",   "عِشْر", "ثَلَاث", "أَرْبَع",
                                                      "خَمْس", "سِتّ", "سَبْع", "ثَمَان", "تِسْع"};

struct Scale {
  std::string_view singular;
  std::string_view plural;
};
constexpr std::array scales{
    Scale{"أَلْف", "آلَاف"},
    Scale{"مِلْيُون", "مَلَايِين"},
    Scale{"مِلْيَار", "مِلْيَارَات"},
    Scale{"تِرِيلْيُون", "تِرِيلْيُونَات"},
    Scale{"كُوَادْرِيلْيُون", "كُوَادْرِيلْيُونَات"},
    Scale{"كُوِينْتِلْيُون", "كُوِينْتِلْيُونَات"},
};

/// Parts that وَ joins; each is a few words.
using Parts = std::vector<Words>;

std::string_view strip_zeros(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? std::string_view("0") : digits.substr(first);
}

/// Groups of three digits, the highest first.
std::vector<unsigned> groups_of(std::string_view digits) {
  std::vector<unsigned> groups;
  unsigned group = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    group = group * 10 + static_cast<unsigned>(digits[i] - '0');
    if ((digits.size() - i - 1) % 3 == 0) {
      groups.push_back(group);
      group = 0;
    }
  }
  return groups;
}

State open_state(const Count& count) {
  return count.state == State::definite ? State::definite : State::indefinite;
}

State inner_state(const Count& count) {
  return count.tail == Tail::noun ? State::construct : open_state(count);
}

Words teen(unsigned n, Gender gender, Case kase) {
  const bool masculine = gender == Gender::masculine;
  const std::string ten = masculine ? "عَشَرَ" : "عَشْرَةَ";
  if (n == 11) return {masculine ? "أَحَدَ" : "إِحْدَى", ten};
  if (n == 12) {
    const std::string_view stem = masculine ? masculine_units[2] : feminine_units[2];
    return {dual(stem, kase, State::construct), ten};
  }
  const std::string_view unit = masculine ? masculine_units[n - 10] : feminine_units[n - 10];
  return {to_nfc(std::string(unit) + "َ"), ten};
}

/// 1 to 10 by itself; `in_compound` for the unit before a ten (إِحْدَى وَعِشْرُونَ).
Words unit(unsigned n, const Count& count, bool in_compound) {
  const bool masculine = count.gender == Gender::masculine;
  const std::string_view stem = masculine ? masculine_units[n] : feminine_units[n];
  if (n == 1 && in_compound && !masculine) return {"إِحْدَى"};
  if (n == 2) return {dual(stem, count.kase, State::indefinite)};
  const State state = in_compound ? open_state(count) : inner_state(count);
  if (n == 8 && !masculine && count.kase == Case::accusative && state == State::indefinite) {
    return {"ثَمَانِيًا"};
  }
  return {decline(stem, count.kase, state)};
}

Words hundreds(unsigned n, Case kase, State state) {
  if (n == 1) return {decline("مِئَة", kase, state)};
  if (n == 2) return {dual("مِئَة", kase, state)};
  const std::string multiplier =
      n == 8 ? "ثَمَانِ" : decline(feminine_units[n], kase, State::construct);
  return {to_nfc(multiplier + decline("مِئَة", Case::genitive, state))};
}

/// The parts of 1 to 999.
Parts below_thousand(unsigned n, const Count& count) {
  Parts parts;
  const unsigned rest = n % 100;
  if (n >= 100) {
    const State state = rest == 0 ? inner_state(count) : open_state(count);
    parts.push_back(hundreds(n / 100, count.kase, state));
  }
  if (rest == 0) return parts;
  if (rest <= 10) {
    parts.push_back(unit(rest, count, false));
  } else if (rest < 20) {
    parts.push_back(teen(rest, count.gender, count.kase));
  } else {
    if (rest % 10 != 0) parts.push_back(unit(rest % 10, count, true));
    parts.push_back(
        {decline(std::string(tens_stems[rest / 10]) + "ُونَ", count.kase, State::definite)});
  }
  return parts;
}

Words joined(const Parts& parts) {
  Words words;
  for (const Words& part : parts) append_with_and(words, part);
  return words;
}

/// n thousands, millions ...; n is 1 to 999. `state`: construct where the counted noun follows.
Parts scaled(unsigned n, const Scale& scale, Case kase, State state) {
  const unsigned rest = n % 100;
  if (n == 1) return {{decline(scale.singular, kase, state)}};
  if (n == 2) return {{dual(scale.singular, kase, state)}};
  if (rest == 1 || rest == 2) {  // 101 000: the hundred keeps its own scale word
    Parts parts = scaled(n - rest, scale, kase, State::indefinite);
    for (Words& part : scaled(rest, scale, kase, state)) parts.push_back(std::move(part));
    return parts;
  }
  if (state == State::definite) state = State::indefinite;  // the article goes to the multiplier
  const Count multiplier{Gender::masculine, kase, State::indefinite, Tail::noun};
  Parts parts = below_thousand(n, multiplier);
  const std::string noun = rest == 0   ? decline(scale.singular, Case::genitive, state)
                           : rest > 10 ? decline(scale.singular, Case::accusative, state)
                                       : decline(scale.plural, Case::genitive, state);
  parts.back().push_back(noun);
  return parts;
}

Parts parts_of(std::string_view digits, const Count& count) {
  Parts parts;
  const std::vector<unsigned> groups = groups_of(digits);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i] == 0) continue;
    const std::size_t power = groups.size() - i - 1;
    bool last = true;
    for (std::size_t j = i + 1; j < groups.size(); ++j) last = last && groups[j] == 0;
    Parts more = power == 0 ? below_thousand(groups[i], count)
                            : scaled(groups[i], scales[power - 1], count.kase,
                                     last ? inner_state(count) : open_state(count));
    for (Words& part : more) parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace

void prefix_first(Words& words, std::string_view particles) {
  if (!words.empty() && !particles.empty()) words.front() = prefixed(particles, words.front());
}

void append_with_and(Words& words, Words more) {
  if (!words.empty()) prefix_first(more, "و");
  for (std::string& word : more) words.push_back(std::move(word));
}

Words cardinal(std::string_view digits, const Count& count) {
  digits = strip_zeros(digits);
  if (digits.size() > max_digits) return spelled_digits(digits);
  if (digits == "0") {
    Words zero{decline(masculine_units[0], count.kase, inner_state(count))};
    if (count.state == State::definite) prefix_first(zero, "ال");
    return zero;
  }
  Parts parts = parts_of(digits, count);
  if (count.state == State::definite) {
    for (Words& part : parts) prefix_first(part, "ال");
  }
  return joined(parts);
}

Words spelled_digits(std::string_view digits) {
  Words words;
  for (const char digit : digits) {
    const auto n = static_cast<std::size_t>(digit - '0');
    words.push_back(citation(n == 2 ? "اِثْنَان" : masculine_units[n]));
  }
  return words;
}

}  // namespace rawi
