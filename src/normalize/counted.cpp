// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/unicode.h"
#include "normalize/numeral.h"

namespace rawi {
namespace {

std::string_view without_zeros(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? std::string_view("0") : digits.substr(first);
}

unsigned last_two(std::string_view digits) {
  unsigned n = 0;
  for (const char c : digits.substr(digits.size() > 2 ? digits.size() - 2 : 0)) {
    n = n * 10 + static_cast<unsigned>(c - '0');
  }
  return n;
}

void append_tail(Words& words, const std::string& tail) {
  std::size_t begin = 0;
  while (begin < tail.size()) {
    const std::size_t space = std::min(tail.find(' ', begin), tail.size());
    words.push_back(to_nfc(std::string_view(tail).substr(begin, space - begin)));
    begin = space + 1;
  }
}

/// Singular with its adjective, both in one case.
Words singular(const Noun& noun, Case kase, State state) {
  Words words{decline(noun.singular, kase, state)};
  if (!noun.adjective.empty()) {
    const std::string stem =
        noun.gender == Gender::feminine ? feminine_of(noun.adjective) : noun.adjective;
    words.push_back(decline(stem, kase, state == State::construct ? State::indefinite : state));
  }
  return words;
}

Words two_of(const Noun& noun, Case kase) {
  Words words{dual(noun.singular, kase, State::indefinite)};
  if (!noun.adjective.empty()) {
    const std::string stem =
        noun.gender == Gender::feminine ? feminine_of(noun.adjective) : noun.adjective;
    words.push_back(dual(stem, kase, State::indefinite));
  }
  return words;
}

/// Plurals of things take a feminine singular adjective.
Words plural(const Noun& noun) {
  Words words{decline(noun.plural.empty() ? noun.singular : noun.plural, Case::genitive,
                      State::indefinite)};
  if (!noun.adjective.empty()) {
    words.push_back(decline(feminine_of(noun.adjective), Case::genitive, State::indefinite));
  }
  return words;
}

constexpr std::array<std::string_view, 11> parts_singular{"",    "",    "نِصْف", "ثُلْث", "رُبْع", "خُمْس",
                                                          "سُدْس", "سُبْع", "ثُمْن", "تُسْع", "عُشْر"};
constexpr std::array<std::string_view, 11> parts_plural{
    "", "", "أَنْصَاف", "أَثْلَاث", "أَرْبَاع", "أَخْمَاس", "أَسْدَاس", "أَسْبَاع", "أَثْمَان", "أَتْسَاع", "أَعْشَار"};

}  // namespace

Tamyiz tamyiz_of(std::string_view digits) {
  digits = without_zeros(digits);
  if (digits == "1") return Tamyiz::one;
  if (digits == "2") return Tamyiz::two;
  const unsigned rest = last_two(digits);
  if (rest >= 3 && rest <= 10) return Tamyiz::genitive_plural;
  return rest >= 11 ? Tamyiz::accusative_singular : Tamyiz::genitive_singular;
}

Words counted_noun(const Noun& noun, Tamyiz form, Case kase) {
  Words words;
  switch (form) {
    case Tamyiz::one:
      words = singular(noun, kase, State::indefinite);
      break;
    case Tamyiz::two:
      words = two_of(noun, kase);
      break;
    case Tamyiz::genitive_plural:
      words = plural(noun);
      break;
    case Tamyiz::accusative_singular:
      words = singular(noun, Case::accusative, State::indefinite);
      break;
    case Tamyiz::genitive_singular:
      words = singular(noun, Case::genitive, State::indefinite);
      break;
  }
  append_tail(words, noun.tail);
  return words;
}

Words counted(std::string_view digits, const Noun& noun, Case kase, State state) {
  digits = without_zeros(digits);
  const Tamyiz form = tamyiz_of(digits);
  const Count count{noun.gender, kase, state, Tail::noun};
  if (form == Tamyiz::one) {
    Words words = counted_noun(noun, form, kase);
    words.insert(
        words.end() - static_cast<std::ptrdiff_t>(noun.tail.empty() ? 0 : words.size() - 1),
        cardinal("1", {noun.gender, kase, State::indefinite, Tail::none}).front());
    return words;
  }
  if (form == Tamyiz::two) return counted_noun(noun, form, kase);
  const unsigned rest = last_two(digits);
  if (digits.size() > 2 && (rest == 1 || rest == 2)) {  // مِئَةُ كِتَابٍ وَكِتَابٌ
    const std::string round = std::string(digits.substr(0, digits.size() - 2)) + "00";
    Words words = cardinal(round, count);
    Noun head = noun;
    head.tail.clear();
    for (std::string& word : counted_noun(head, Tamyiz::genitive_singular, kase)) {
      words.push_back(std::move(word));
    }
    append_with_and(words, counted_noun(noun, rest == 1 ? Tamyiz::one : Tamyiz::two, kase));
    return words;
  }
  Words words = cardinal(digits, count);
  for (std::string& word : counted_noun(noun, form, kase)) words.push_back(std::move(word));
  return words;
}

Words fraction(std::string_view numerator, std::string_view denominator, Case kase, Tail tail) {
  numerator = without_zeros(numerator);
  denominator = without_zeros(denominator);
  const State state = tail == Tail::noun ? State::construct : State::indefinite;
  const bool named = denominator.size() <= 2 && last_two(denominator) >= 2 &&
                     last_two(denominator) <= 10 && numerator.size() <= 2 &&
                     last_two(numerator) >= 1 && last_two(numerator) <= 10;
  if (named) {
    const unsigned part = last_two(denominator);
    if (numerator == "1") return {decline(parts_singular[part], kase, state)};
    if (numerator == "2") return {dual(parts_singular[part], kase, state)};
    Words words = cardinal(numerator, {Gender::masculine, kase, State::indefinite, Tail::noun});
    words.push_back(decline(parts_plural[part], Case::genitive, state));
    return words;
  }
  Words words = cardinal(numerator, {Gender::masculine, kase, State::indefinite, Tail::none});
  words.push_back("عَلَى");
  for (std::string& word :
       cardinal(denominator, {Gender::masculine, Case::genitive, State::indefinite, Tail::none})) {
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace rawi
