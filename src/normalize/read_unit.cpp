// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/tables.h"
#include "normalize/context.h"
#include "normalize/counted_words.h"
#include "normalize/currency_table.h"
#include "normalize/embedded_tables.h"
#include "normalize/unit_table.h"

namespace rawi {
namespace {

const TextMap<Noun>& units() {
  static const TextMap<Noun> built = [] {
    TextMap<Noun> fresh;
    for (const TableRow& row : parse_table(embedded::units)) {
      Noun noun = noun_from_stem(row[1]);
      if (row.size() > 4 && row[4] == "=") {
        noun.plural.clear();
      } else if (noun.plural.empty()) {
        noun.plural = noun.gender == Gender::feminine
                          ? noun.singular.substr(0, noun.singular.size() - 2) + "ات"
                          : noun.singular + "َات";
      }
      if (row[2] != "-") noun.adjective = std::string(row[2]);
      if (row[3] != "-") noun.tail = std::string(row[3]);
      for (const std::string_view symbol : split_words(row[0])) fresh.emplace(symbol, noun);
    }
    return fresh;
  }();
  return built;
}

void add(Words& words, Words more) {
  for (std::string& word : more) words.push_back(std::move(word));
}

bool letter_goes_on(const View& view, std::size_t steps) {
  const Lexeme* next = view.ahead(steps);
  if (next == nullptr || next->space_before) return false;
  return next->kind != LexemeKind::sign || next->text == "/" || next->text == "²" ||
         next->text == "³";
}

/// "5 د. أحمد": a stop after a one-letter symbol shortens a title where a name can follow; in
/// "طوله 5 م. وعرضه" and at the end of a text it is a full stop.
bool is_title(const View& view, const UnitAt& unit, std::size_t steps) {
  const Lexeme* name = view.ahead(steps + 2);
  const bool may_be_name = name != nullptr && name->kind == LexemeKind::word &&
                           !has_article(name->bare) && !name->bare.starts_with("و");
  return may_be_name && unit.length == 1 && view.is_sign(steps + 1, ".") &&
         view.is_glued(steps + 1) && view.ahead(steps)->bare.size() == 2;
}

/// Symbols that are words of their own in other contexts are only read glued or with a clear
/// context.
bool is_doubtful(const View& view, std::size_t steps) {
  const Lexeme* symbol = view.ahead(steps);
  static constexpr std::array doubtful{std::string_view("in"), std::string_view("s"),
                                       std::string_view("t"), std::string_view("year"),
                                       std::string_view("h")};
  const bool latin = std::find(doubtful.begin(), doubtful.end(), symbol->text) != doubtful.end();
  return latin && view.ahead(steps + 1) != nullptr &&
         view.ahead(steps + 1)->kind == LexemeKind::foreign;
}

Words measure_words(const NumberLiteral& number, const Noun& noun, Case kase, bool degree,
                    const NormalizeOptions& options) {
  NumberLiteral shown = number;
  const bool below_zero = degree && number.negative;
  if (below_zero) shown.negative = false;
  Words words;
  if (shown.said_fraction().empty()) {
    if (shown.negative) words.push_back("سَالِبُ");
    add(words, counted(shown.integer, noun, kase));
  } else {
    add(words,
        spoken_number(shown, {Gender::masculine, kase, State::indefinite, Tail::none}, options));
    add(words, counted_noun(noun, Tamyiz::genitive_singular, kase));
  }
  if (below_zero) add(words, {"تَحْتَ", "الصِّفْرِ"});
  return words;
}

/// بيروت 1980م: a year, where nothing asks for a length.
bool is_print_year(const View& view, const NumberLiteral& number, const Lexeme& symbol) {
  const bool modern = number.whole() && !number.grouped && number.integer.size() == 4 &&
                      number.integer >= "1700" && number.integer <= "2100";
  if (!modern || symbol.bare != "م" || symbol.space_before) return false;
  const Lexeme* before = view.previous();
  const std::string core = before == nullptr ? "" : noun_core(before->bare);
  if (core == "سباق" || core == "جري" || core == "تتابع") return false;
  const std::string reason = case_and_reason(view).reason;
  return reason == "subject or predicate" || reason == "begins its clause";
}

}  // namespace

std::optional<UnitAt> unit_at(const View& view, std::size_t steps) {
  constexpr std::size_t longest = 5;
  std::string text;
  std::optional<UnitAt> best;
  for (std::size_t i = 0; i < longest; ++i) {
    const Lexeme* lexeme = view.ahead(steps + i);
    if (lexeme == nullptr) break;
    const bool power =
        lexeme->kind == LexemeKind::digits && (lexeme->text == "2" || lexeme->text == "3");
    if (i > 0 && lexeme->space_before && text != "°") break;
    if (lexeme->kind == LexemeKind::digits && !(power && i > 0)) break;
    text += lexeme->kind == LexemeKind::word ? lexeme->bare : lexeme->text;
    const auto found = units().find(text);
    if (found != units().end() && !letter_goes_on(view, steps + i + 1)) {
      best = UnitAt{found->second, i + 1,
                    text.find("°") != std::string::npos || text == "℃" || text == "℉"};
    } else if (found != units().end() && !best) {
      best = UnitAt{found->second, i + 1, text.starts_with("°")};
    }
  }
  if (best && letter_goes_on(view, steps + best->length) && !best->degree) return std::nullopt;
  return best;
}

std::optional<Reading> read_unit(const View& view) {
  const auto number = parse_number(view.all, view.at);
  if (!number) return std::nullopt;
  const Lexeme* symbol = view.ahead(number->length);
  if (symbol == nullptr || symbol->kind == LexemeKind::digits) return std::nullopt;
  const auto unit = unit_at(view, number->length);

  if (!unit || is_title(view, *unit, number->length) || is_doubtful(view, number->length))
    return std::nullopt;
  const Lexeme* before = view.previous();
  if (is_print_year(view, *number, *symbol)) return std::nullopt;
  const bool year = symbol->bare == "م" && before != nullptr && number->whole() &&
                    number->integer.size() >= 3 &&
                    (noun_core(before->bare) == "عام" || noun_core(before->bare) == "سنة");
  if (year) return std::nullopt;
  Reading reading{number->length + unit->length, {}, case_here(view), ""};
  add_words(reading, measure_words(*number, unit->noun, *reading.kase, unit->degree, view.options),
            "measure");
  return reading;
}

namespace {

/// 658,888%: a share has no thousands where only one comma stands in it, so the comma is decimal.
NumberLiteral share_of(const View& view, const NumberLiteral& number, std::size_t at) {
  const std::size_t begin = at + (number.negative ? 1 : 0);
  const bool one_comma = number.grouped && number.whole() && number.length == begin - at + 3 &&
                         (view.is_sign(begin + 1, ",") || view.is_sign(begin + 1, "،"));
  // 1,500% is a thousand and a half of them: nobody writes two noughts behind a decimal comma.
  if (!one_comma || view.ahead(begin + 2)->text.ends_with("00")) return number;
  NumberLiteral share = number;
  share.integer = view.ahead(begin)->text;
  share.fraction = view.ahead(begin + 2)->text;
  share.grouped = false;
  return share;
}

}  // namespace

std::optional<Reading> read_percent(const View& view) {
  const bool first = view.is_sign(0, "%");
  const auto number = parse_number(view.all, view.at + (first ? 1 : 0));
  if (!number) return std::nullopt;
  const std::size_t end = number->length + (first ? 1 : 0);
  const bool after = !first && view.is_sign(end, "%");
  const bool thousandth = !first && view.is_sign(end, "‰");
  if (!first && !after && !thousandth) return std::nullopt;
  const NumberLiteral share = share_of(view, *number, first ? 1 : 0);
  Reading reading{end + (first ? 0 : 1), {}, case_here(view), ""};
  const Count count{Gender::masculine, *reading.kase,
                    view.definite ? State::definite : State::indefinite, Tail::none};
  Words words = spoken_number(share, count, view.options);
  words.push_back(thousandth ? "بِالْأَلْفِ" : "بِالْمِئَةِ");
  add_words(reading, words, "percent");
  return reading;
}

namespace {

struct VulgarFraction {
  std::string_view sign;
  std::string_view numerator;
  std::string_view denominator;
};
constexpr std::array vulgar{
    VulgarFraction{"½", "1", "2"}, VulgarFraction{"⅓", "1", "3"}, VulgarFraction{"⅔", "2", "3"},
    VulgarFraction{"¼", "1", "4"}, VulgarFraction{"¾", "3", "4"}, VulgarFraction{"⅕", "1", "5"},
    VulgarFraction{"⅖", "2", "5"}, VulgarFraction{"⅗", "3", "5"}, VulgarFraction{"⅘", "4", "5"},
    VulgarFraction{"⅙", "1", "6"}, VulgarFraction{"⅚", "5", "6"}, VulgarFraction{"⅛", "1", "8"},
    VulgarFraction{"⅜", "3", "8"}, VulgarFraction{"⅝", "5", "8"}, VulgarFraction{"⅞", "7", "8"}};

struct FractionAt {
  std::string numerator;
  std::string denominator;
  std::size_t length = 0;
};

std::optional<FractionAt> fraction_at(const View& view, std::size_t steps) {
  for (const VulgarFraction& entry : vulgar) {
    if (view.is_sign(steps, entry.sign))
      return FractionAt{std::string(entry.numerator), std::string(entry.denominator), 1};
  }
  const bool slashed =
      view.is_digits(steps) && (view.is_sign(steps + 1, "/") || view.is_sign(steps + 1, "⁄")) &&
      view.is_digits(steps + 2) && view.is_glued(steps + 1) && view.is_glued(steps + 2);
  const bool longer = slashed && view.is_glued(steps + 3) &&
                      view.ahead(steps + 3)->kind == LexemeKind::sign && view.is_digits(steps + 4);
  if (!slashed || longer || view.ahead(steps + 2)->text.find_first_not_of('0') == std::string::npos)
    return std::nullopt;
  const std::string& first = view.ahead(steps)->text;
  const std::string& second = view.ahead(steps + 2)->text;
  if (second == "1") return FractionAt{second, first, 3};  // typed from right to left
  return FractionAt{first, second, 3};
}

bool noun_follows(const View& view, std::size_t steps) {
  const Lexeme* next = view.ahead(steps);
  if (next == nullptr || next->kind != LexemeKind::word) return false;
  return printed_noun(view, steps, Tamyiz::genitive_singular) || has_article(next->bare) ||
         next->bare.ends_with("ه") || next->bare.ends_with("ها");
}

}  // namespace

std::optional<Reading> read_fraction(const View& view) {
  const bool negative =
      view.is_sign(0, "-") && view.is_glued(1) && (view.at == 0 || view.ahead(0)->space_before);
  const std::size_t begin = negative ? 1 : 0;
  Reading reading{0, {}, case_here(view), ""};
  Words words;
  if (negative) words.push_back("سَالِبُ");
  if (const auto part = fraction_at(view, begin)) {
    reading.length = begin + part->length;
    const Tail tail = noun_follows(view, reading.length) ? Tail::noun : Tail::none;
    add(words, fraction(part->numerator, part->denominator, *reading.kase, tail));
    if (const auto unit = unit_at(view, reading.length)) {
      add(words, counted_noun(unit->noun, Tamyiz::genitive_singular, *reading.kase));
      reading.length += unit->length;
    }
    add_words(reading, words, "fraction");
    return reading;
  }
  if (!view.is_digits(begin)) return std::nullopt;
  const auto part = fraction_at(view, begin + 1);
  if (!part || (part->length == 3 && part->numerator.size() > part->denominator.size()))
    return std::nullopt;
  reading.length = begin + 1 + part->length;
  add(words, cardinal(view.ahead(begin)->text,
                      {Gender::masculine, *reading.kase, State::indefinite, Tail::none}));
  append_with_and(words, fraction(part->numerator, part->denominator, *reading.kase, Tail::none));
  add_words(reading, words, "whole number and fraction");
  return reading;
}

}  // namespace rawi
