// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/context.h"
#include "normalize/counted_words.h"
#include "normalize/currency_table.h"

namespace rawi {
namespace {

bool is_zero(std::string_view digits) {
  return digits.find_first_not_of('0') == std::string_view::npos;
}

void add(Words& words, Words more) {
  for (std::string& word : more) words.push_back(std::move(word));
}

/// Units and sub-units: تِسْعَةَ عَشَرَ دُولَارًا وَتِسْعَةٌ وَتِسْعُونَ سِنْتًا.
Words amount_words(const NumberLiteral& number, const Currency& currency, Case kase,
                   const NormalizeOptions& options) {
  Words words;
  if (number.negative) words.push_back("سَالِبُ");
  std::string parts = number.fraction;
  if (parts.size() > currency.part_digits && currency.part) {
    while (parts.size() > currency.part_digits && parts.back() == '0') parts.pop_back();
  }
  const bool has_parts = !is_zero(parts);
  if (has_parts && (!currency.part || parts.size() > currency.part_digits)) {
    NumberLiteral positive = number;
    positive.negative = false;
    add(words,
        spoken_number(positive, {Gender::masculine, kase, State::indefinite, Tail::none}, options));
    add(words, counted_noun(currency.unit, Tamyiz::genitive_singular, kase));
    return words;
  }
  if (!is_zero(number.integer) || !has_parts)
    add(words, counted(number.integer, currency.unit, kase));
  if (has_parts) {
    parts.append(currency.part_digits - parts.size(), '0');
    Words more = counted(parts, *currency.part, kase);
    if (words.empty() || (number.negative && words.size() == 1)) {
      add(words, std::move(more));
    } else {
      append_with_and(words, std::move(more));
    }
  }
  return words;
}

/// $5 مليون: خَمْسَةُ مَلَايِينِ دُولَارٍ.
Words scaled_words(const NumberLiteral& number, std::string_view scale, const Currency& currency,
                   Case kase, const NormalizeOptions& options) {
  const Noun noun = find_noun(scale)->noun;
  const Tamyiz form = tamyiz_of(number.integer);
  Words words;
  if (!number.whole()) {
    words =
        spoken_number(number, {Gender::masculine, kase, State::indefinite, Tail::none}, options);
    words.push_back(decline(noun.singular, Case::genitive, State::construct));
  } else if (form == Tamyiz::one) {
    words.push_back(decline(noun.singular, kase, State::construct));
  } else if (form == Tamyiz::two) {
    words.push_back(dual(noun.singular, kase, State::construct));
  } else {
    words = cardinal(number.integer, {Gender::masculine, kase, State::indefinite, Tail::noun});
    const bool plural = form == Tamyiz::genitive_plural;
    words.push_back(decline(plural ? noun.plural : noun.singular,
                            form == Tamyiz::accusative_singular ? Case::accusative : Case::genitive,
                            State::construct));
  }
  add(words, counted_noun(currency.unit, Tamyiz::genitive_singular, kase));
  return words;
}

Reading amount_reading(const View& view, const NumberLiteral& number, const Currency& currency,
                       std::size_t length, std::size_t scale_at) {
  Reading reading{length, {}, case_here(view), ""};
  const Lexeme* scale = scale_at > 0 ? view.ahead(scale_at) : nullptr;
  if (scale != nullptr && is_scale_word(scale->bare)) {
    reading.length = std::max(length, scale_at + 1);
    add_words(reading, scaled_words(number, scale->bare, currency, *reading.kase, view.options),
              "amount of money");
    return reading;
  }
  add_words(reading, amount_words(number, currency, *reading.kase, view.options),
            "amount of money");
  return reading;
}

}  // namespace

std::optional<Reading> read_money(const View& view) {
  if (const auto sign = currency_at(view, 0)) {  // $5, USD 20
    const Lexeme* digits = view.ahead(sign->length);
    if (digits == nullptr || digits->kind == LexemeKind::word) return std::nullopt;
    const auto number = parse_number(view.all, view.at + sign->length);
    if (!number) return std::nullopt;
    const std::size_t end = sign->length + number->length;
    return amount_reading(view, *number, *sign->currency, end, end);
  }
  const auto number = parse_number(view.all, view.at);
  if (!number) return std::nullopt;
  const Lexeme* next = view.ahead(number->length);
  const bool scaled = next != nullptr && is_scale_word(next->bare);
  const std::size_t at = number->length + (scaled ? 1 : 0);
  const auto sign = currency_at(view, at);
  if (!sign) return std::nullopt;
  const Lexeme* after = view.ahead(at + sign->length);
  const bool before_digits =
      after != nullptr && after->kind == LexemeKind::digits && !after->space_before;
  if (before_digits) return std::nullopt;
  return amount_reading(view, *number, *sign->currency, at + sign->length,
                        scaled ? number->length : 0);
}

std::optional<Reading> read_printed_money(const View& view) {
  const auto number = parse_number(view.all, view.at);
  if (!number || number->whole()) return std::nullopt;
  const Lexeme* noun = view.ahead(number->length);
  if (noun == nullptr || noun->kind != LexemeKind::word) return std::nullopt;
  const Currency* currency = currency_of_noun(noun->bare);
  const bool parts = currency != nullptr && currency->part && number->fraction.size() >= 2 &&
                     number->fraction.size() <= currency->part_digits;
  if (!parts) return std::nullopt;
  const Lexeme* adjective = view.ahead(number->length + 1);
  if (adjective != nullptr && adjective->kind == LexemeKind::word && adjective->bare.ends_with("ي"))
    return std::nullopt;
  return amount_reading(view, *number, *currency, number->length + 1, 0);
}

}  // namespace rawi
