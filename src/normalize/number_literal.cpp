// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/number_literal.h"

#include <vector>

namespace rawi {
namespace {

bool is_digits(std::span<const Lexeme> all, std::size_t i) {
  return i < all.size() && all[i].kind == LexemeKind::digits;
}

bool is_glued(std::span<const Lexeme> all, std::size_t i) {
  return i < all.size() && !all[i].space_before;
}

std::string_view separator_at(std::span<const Lexeme> all, std::size_t i) {
  const bool joins = is_glued(all, i) && all[i].kind == LexemeKind::sign && is_digits(all, i + 1) &&
                     is_glued(all, i + 1);
  return joins ? std::string_view(all[i].text) : std::string_view();
}

/// The groups of digits and the signs between them.
struct Chain {
  std::vector<std::string_view> groups;
  std::vector<std::string_view> signs;
  std::size_t length = 0;
};

bool is_number_sign(std::string_view sign) {
  return sign == "." || sign == "," || sign == "٫" || sign == "٬" || sign == "'" || sign == "’" ||
         sign == "،";
}

Chain chain_at(std::span<const Lexeme> all, std::size_t at) {
  Chain chain;
  chain.groups.push_back(all[at].text);
  std::size_t i = at + 1;
  constexpr std::size_t most_groups = 16;  // keeps the time linear
  while (chain.groups.size() < most_groups && is_number_sign(separator_at(all, i))) {
    chain.signs.push_back(all[i].text);
    chain.groups.push_back(all[i + 1].text);
    i += 2;
  }
  chain.length = i - at;
  return chain;
}

/// All groups from the second to the last but `tail` have three digits, the first has one to three.
bool grouped_by_three(const Chain& chain, std::size_t tail) {
  if (chain.groups.front().size() > 3 || chain.groups.front().starts_with("0")) return false;
  for (std::size_t i = 1; i + tail < chain.groups.size(); ++i) {
    if (chain.groups[i].size() != 3) return false;
  }
  return chain.groups.size() > 1 + tail;
}

bool all_signs_equal(const Chain& chain, std::size_t count) {
  for (std::size_t i = 1; i < count; ++i) {
    if (chain.signs[i] != chain.signs[0]) return false;
  }
  return true;
}

bool is_decimal_sign(std::string_view sign) { return sign == "." || sign == "٫"; }

std::string join_groups(const Chain& chain, std::size_t count) {
  std::string digits;
  for (std::size_t i = 0; i < count; ++i) digits += chain.groups[i];
  return digits;
}

/// After an opening bracket, a quote or an operator a minus is a sign of the number.
bool opens_number(const Lexeme& before) {
  return before.kind == LexemeKind::sign &&
         std::string_view("([\"«'<>=^:،,+*×÷").find(before.text) != std::string_view::npos;
}

std::optional<NumberLiteral> literal_of(const Chain& chain) {
  const std::size_t signs = chain.signs.size();
  NumberLiteral literal{"", "", false, false, chain.length};
  if (signs == 0) {
    literal.integer = std::string(chain.groups[0]);
    return literal;
  }
  const std::string_view last = chain.signs.back();
  const bool last_differs = signs > 1 && last != chain.signs[0];
  const bool groups_to_end = grouped_by_three(chain, 0) && all_signs_equal(chain, signs);
  // 20.000: no decimal has three zeros
  const bool zeros =
      signs == 1 && last == "." && chain.groups[1] == "000" && chain.groups[0] != "0";
  const bool may_group = !is_decimal_sign(last) || signs > 1 || zeros;
  if (groups_to_end && may_group && last != "٫") {
    literal.integer = join_groups(chain, chain.groups.size());
    literal.grouped = true;
    return literal;
  }
  if (signs == 1 && last != "٬" && last != "'" && last != "’") {
    literal.integer = std::string(chain.groups[0]);
    literal.fraction = std::string(chain.groups[1]);
    return literal;
  }
  if (last_differs && grouped_by_three(chain, 1) && all_signs_equal(chain, signs - 1)) {
    literal.integer = join_groups(chain, chain.groups.size() - 1);
    literal.fraction = std::string(chain.groups.back());
    literal.grouped = true;
    return literal;
  }
  return std::nullopt;
}

/// "1 234 567": two groups of three at least, or one behind a no-break space that the lexer can't
/// see.
std::size_t spaced_groups(std::span<const Lexeme> all, std::size_t at) {
  if (all[at].text.size() > 3) return 0;
  std::size_t i = at + 1;
  while (i - at < 8 && is_digits(all, i) && all[i].space_before && all[i].text.size() == 3) ++i;
  const bool longer = is_digits(all, i);
  return !longer && i - at >= 3 ? i - at : 0;
}

/// 28ر2: the decimal of the news agencies, typed from right to left, so the fraction comes first.
std::optional<NumberLiteral> agency_decimal(std::span<const Lexeme> all, std::size_t at) {
  constexpr std::size_t most_digits = 3;
  const bool shape = is_digits(all, at) && is_digits(all, at + 2) && all[at + 1].bare == "ر" &&
                     all[at].text.size() <= most_digits && all[at + 2].text.size() <= most_digits;
  if (!shape) return std::nullopt;
  return NumberLiteral{all[at + 2].text, all[at].text, false, false, 3};
}

}  // namespace

std::string NumberLiteral::said_fraction() const {
  const std::size_t last = fraction.find_last_not_of('0');
  return last == std::string::npos ? std::string() : fraction.substr(0, last + 1);
}

std::optional<NumberLiteral> parse_number(std::span<const Lexeme> lexemes, std::size_t at) {
  std::size_t begin = at;
  bool negative = false;
  if (at < lexemes.size() && lexemes[at].text == "-" && is_glued(lexemes, at + 1)) {
    const bool free = at == 0 || lexemes[at].space_before || opens_number(lexemes[at - 1]);
    if (!free) return std::nullopt;
    negative = true;
    ++begin;
  }
  const bool leading_point = begin < lexemes.size() && is_glued(lexemes, begin + 1) &&
                             (lexemes[begin].text == "." || lexemes[begin].text == "٫") &&
                             is_digits(lexemes, begin + 1) &&
                             (begin == 0 || lexemes[begin].space_before || negative);
  if (leading_point) {
    return NumberLiteral{"0", lexemes[begin + 1].text, negative, false, begin + 2 - at};
  }
  if (!is_digits(lexemes, begin)) return std::nullopt;
  if (auto agency = agency_decimal(lexemes, begin); agency && !negative) return agency;
  if (const std::size_t spaced = spaced_groups(lexemes, begin); spaced > 0) {
    NumberLiteral literal{"", "", negative, true, begin - at + spaced};
    for (std::size_t i = begin; i < begin + spaced; ++i) literal.integer += lexemes[i].text;
    const std::string_view sign = separator_at(lexemes, begin + spaced);
    if (is_decimal_sign(sign) || sign == ",") {
      literal.fraction = lexemes[begin + spaced + 1].text;
      literal.length += 2;
    }
    return literal;
  }
  std::optional<NumberLiteral> literal = literal_of(chain_at(lexemes, begin));
  if (!literal) return std::nullopt;
  literal->negative = negative;
  literal->length += begin - at;
  return literal;
}

}  // namespace rawi
