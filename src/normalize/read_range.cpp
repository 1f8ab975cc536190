// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "normalize/context.h"
#include "normalize/counted_words.h"
#include "normalize/currency_table.h"
#include "normalize/month_names.h"
#include "normalize/unit_table.h"

namespace rawi {
namespace {

bool is_dash(const Lexeme* lexeme) {
  return lexeme != nullptr && lexeme->kind == LexemeKind::sign &&
         (lexeme->text == "-" || lexeme->text == "–" || lexeme->text == "—" || lexeme->text == "~");
}

/// Words of sport before a score.
bool score_context(const View& view) {
  static constexpr std::array words{
      std::string_view("بنتيجة"),  std::string_view("نتيجة"), std::string_view("الترجيح"),
      std::string_view("التعادل"), std::string_view("فوز"),   std::string_view("الفوز"),
      std::string_view("بفوزه"),   std::string_view("تعادل"), std::string_view("تغلب"),
      std::string_view("بتفوقه"),  std::string_view("هزيمة"), std::string_view("خسارة"),
      std::string_view("فاز"),     std::string_view("خسر"),   std::string_view("هزم"),
      std::string_view("تعادلا")};
  for (std::size_t steps = 1; steps <= 8; ++steps) {
    const Lexeme* lexeme = view.previous(steps);
    if (lexeme == nullptr || lexeme->text == ".") return false;
    if (std::find(words.begin(), words.end(), without_conjunction(lexeme->bare)) != words.end())
      return true;
  }
  return false;
}

int small_value(const NumberLiteral& number) {
  if (!number.whole() || number.integer.size() > 2) return -1;
  int n = 0;
  for (const char c : number.integer) n = n * 10 + (c - '0');
  return n;
}

bool is_less(const NumberLiteral& a, const NumberLiteral& b) {
  if (a.integer.size() != b.integer.size()) return a.integer.size() < b.integer.size();
  return a.integer != b.integer ? a.integer < b.integer : a.fraction < b.fraction;
}

void add(Words& words, Words more) {
  for (std::string& word : more) words.push_back(std::move(word));
}

/// What both numbers count: %, a unit, a currency or a printed noun after the second.
struct Counted {
  std::optional<Noun> noun;  ///< to be supplied
  std::optional<PrintedNoun> printed;
  bool percent = false;
  std::size_t length = 0;
};

Counted counted_after(const View& view, std::size_t steps, const NumberLiteral& second) {
  if (view.is_sign(steps, "%")) return {std::nullopt, std::nullopt, true, 1};
  if (const auto sign = currency_at(view, steps))
    return {sign->currency->unit, std::nullopt, false, sign->length};
  if (view.ahead(steps) != nullptr && view.ahead(steps)->kind != LexemeKind::digits) {
    if (const auto unit = unit_at(view, steps))
      return {unit->noun, std::nullopt, false, unit->length};
  }
  if (second.whole()) {
    if (auto noun = printed_noun(view, steps, tamyiz_of(second.integer)))
      return {std::nullopt, std::move(noun), false, 0};
  }
  return {};
}

/// The words between the two numbers and whether the first needs مِنْ.
struct Joint {
  bool says_from = false;
  std::string_view joint = "إِلَى";
};

Joint joint_of(const View& view, bool percent) {
  const Lexeme* before = view.previous();
  if (before != nullptr && before->kind == LexemeKind::word) {
    const std::string_view word = without_conjunction(before->bare);
    if (word == "بين") return {false, "و"};
    const CaseReason why = case_and_reason(view);
    const bool pages = word == "ص";  // الصفحات من 45 إلى 47
    if (!pages && (word == "من" || why.kase == Case::genitive)) return {false, "إِلَى"};
  }
  return {!percent && view.particles.empty(), "إِلَى"};
}

Reading range_reading(const View& view, const NumberLiteral& first, const NumberLiteral& second,
                      std::size_t second_at) {
  const Counted what = counted_after(view, second_at + second.length, second);
  const Joint joint = joint_of(view, what.percent);
  const Gender gender = what.noun      ? what.noun->gender
                        : what.printed ? what.printed->noun.gender
                                       : Gender::masculine;
  Reading reading{second_at + second.length, {}, Case::genitive, ""};
  Words words;
  if (joint.says_from) words.push_back("مِنْ");
  add(words,
      spoken_number(first, {gender, Case::genitive, State::indefinite, Tail::none}, view.options));
  const Tail tail = what.printed ? Tail::noun : Tail::none;
  Words last =
      what.noun && second.whole()
          ? counted(second.integer, *what.noun, Case::genitive)
          : spoken_number(second, {gender, Case::genitive, State::indefinite, tail}, view.options);
  if (what.noun && !second.whole())
    add(last, counted_noun(*what.noun, Tamyiz::genitive_singular, Case::genitive));
  if (joint.joint == "و") {
    append_with_and(words, std::move(last));
  } else {
    words.push_back(std::string(joint.joint));
    add(words, std::move(last));
  }
  if (what.percent) words.push_back("بِالْمِئَةِ");
  reading.length += what.length;
  add_words(reading, words, "range: both numbers are genitive", 0, reading.length);
  if (what.printed) {
    reading.length +=
        add_printed_noun(reading, view, *what.printed, tamyiz_of(second.integer), Case::genitive);
  }
  return reading;
}

/// 1990 / 1991: a budget year or a season.
bool joins_years(const View& view, const NumberLiteral& first) {
  return first.length == 1 && first.integer.size() == 4 && view.is_sign(1, "/") &&
         view.is_digits(2) && view.ahead(2)->text.size() == 4 &&
         first.integer < view.ahead(2)->text;
}

/// "بيروت 15 - 8 (": day and month of an agency's dateline.
bool is_dateline(const View& view, std::size_t end, const NumberLiteral& day,
                 const NumberLiteral& month) {
  const bool in_year = small_value(day) >= 1 && small_value(day) <= 31 && small_value(month) >= 1 &&
                       small_value(month) <= 12;
  return in_year && view.is_sign(end, "(") && view.ahead(1)->space_before && !score_context(view);
}

Reading dateline_day(const View& view, std::size_t end, const NumberLiteral& day,
                     const NumberLiteral& month) {
  Reading reading{end, {}, Case::nominative, ""};
  Words words = ordinal(day.integer, Gender::masculine, Case::nominative);
  const Words name = month_name(static_cast<unsigned>(small_value(month)), Calendar::christian,
                                view.options.months);
  words.push_back(name.front().starts_with("ال") ? "مِنَ" : "مِنْ");
  add(words, name);
  add_words(reading, words, "date of an agency's dateline");
  return reading;
}

/// (1926 1964): two years in brackets whose dash was lost.
bool is_life_span(const View& view, const NumberLiteral& first) {
  const Lexeme* before = view.previous();
  return before != nullptr && before->text == "(" && first.integer.size() == 4 &&
         first.length == 1 && view.is_digits(1) && view.ahead(1)->text.size() == 4 &&
         view.is_sign(2, ")");
}

}  // namespace

std::optional<Reading> read_range(const View& view) {
  const auto first = parse_number(view.all, view.at);
  if (!first || first->negative) return std::nullopt;
  std::size_t dash = first->length;
  const bool repeated_sign = currency_at(view, dash) && is_dash(view.ahead(dash + 1));
  if (repeated_sign || (view.is_sign(dash, "%") && is_dash(view.ahead(dash + 1)))) ++dash;
  const bool life = is_life_span(view, *first);
  if (life) return range_reading(view, *first, *parse_number(view.all, view.at + 1), 1);
  if (!(is_dash(view.ahead(dash)) || joins_years(view, *first)) || view.ahead(dash + 1) == nullptr)
    return std::nullopt;
  const bool glued = !view.ahead(dash)->space_before && !view.ahead(dash + 1)->space_before;
  const bool spaced = view.ahead(dash)->space_before && view.ahead(dash + 1)->space_before;
  const auto second = parse_number(view.all, view.at + dash + 1);
  if ((!glued && !spaced) || !second || second->negative) return std::nullopt;
  const std::size_t end = dash + 1 + second->length;
  if (glued && is_dash(view.ahead(end)) && view.is_glued(end) && view.is_digits(end + 1))
    return std::nullopt;
  if (is_dateline(view, end, *first, *second)) return dateline_day(view, end, *first, *second);
  const int a = small_value(*first);
  const int b = small_value(*second);
  const bool small = a >= 0 && b >= 0 && a < 100 && b < 100;
  const bool plain = !counted_after(view, end, *second).percent && !unit_at(view, end);
  if (small && plain && ((a >= b && a <= 20) || score_context(view))) {
    const Case kase = case_here(view);  // a score is no object
    Reading reading{end, {}, kase == Case::accusative ? Case::nominative : kase, ""};
    Words words =
        cardinal(first->integer, {Gender::masculine, *reading.kase, State::indefinite, Tail::none});
    words.push_back("مُقَابِلَ");
    add(words, cardinal(second->integer,
                        {Gender::masculine, Case::genitive, State::indefinite, Tail::none}));
    add_words(reading, words, "score");
    return reading;
  }
  if (!is_less(*first, *second) && second->whole()) return std::nullopt;
  if (first->integer.starts_with("0") && first->integer.size() > 1) return std::nullopt;
  return range_reading(view, *first, *second, dash + 1);
}

}  // namespace rawi
