// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "normalize/context.h"
#include "normalize/month_names.h"

namespace rawi {
namespace {

unsigned value_of(std::string_view digits) {
  unsigned n = 0;
  for (const char c : digits.substr(0, 6)) n = n * 10 + static_cast<unsigned>(c - '0');
  return n;
}

/// A date in digits before its fields are told apart.
struct DigitDate {
  std::array<std::string_view, 3> fields;
  std::size_t count = 0;
  std::size_t length = 0;
  std::string_view sign;
};

/// Two or three runs of digits joined by one kind of sign: 4/4/2008, 2026-10-03, 18 /12/ 2014.
DigitDate digit_date(const View& view) {
  DigitDate date;
  if (!view.is_digits(0)) return date;
  date.fields[0] = view.ahead(0)->text;
  date.count = 1;
  std::size_t i = 1;
  while (date.count < 3 && view.is_digits(i + 1) && view.ahead(i)->kind == LexemeKind::sign) {
    const std::string_view sign = view.ahead(i)->text;
    const bool loose = view.ahead(i)->space_before || view.ahead(i + 1)->space_before;
    if (sign != "/" && sign != "-" && sign != ".") break;
    if ((loose && sign != "/") || (date.count > 1 && sign != date.sign)) break;
    date.sign = sign;
    date.fields[date.count++] = view.ahead(i + 1)->text;
    i += 2;
  }
  date.length = i;
  const bool more = view.is_digits(i + 1) && view.is_glued(i) && view.ahead(i)->text == date.sign;
  if (more) date.count = 0;
  return date;
}

struct Date {
  unsigned day = 0;  ///< 0: month and year only
  unsigned month = 0;
  unsigned year = 0;  ///< 0: day and month only
};

bool is_year(std::string_view digits) { return digits.size() == 4 && value_of(digits) >= 1; }

unsigned full_year(std::string_view digits, const NormalizeOptions& options) {
  const unsigned n = value_of(digits);
  if (digits.size() != 2) return n;
  return n + (n <= static_cast<unsigned>(options.two_digit_year_pivot) ? 2000 : 1900);
}

std::optional<Date> valid(Date date) {
  if (date.month > 12 && date.day <= 12) std::swap(date.day, date.month);
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return std::nullopt;
  return date;
}

std::optional<Date> three_fields(const DigitDate& digits, const NormalizeOptions& options) {
  const auto& field = digits.fields;
  if (is_year(field[0]) && field[1].size() <= 2 && field[2].size() <= 2) {
    return valid({value_of(field[2]), value_of(field[1]), value_of(field[0])});
  }
  if (field[0].size() > 2 || field[1].size() > 2) return std::nullopt;
  const bool short_year = field[2].size() == 2 && digits.sign != ".";
  if (!is_year(field[2]) && !short_year) return std::nullopt;
  return valid({value_of(field[0]), value_of(field[1]), full_year(field[2], options)});
}

bool in_century(std::string_view digits) {
  return digits.size() == 4 && value_of(digits) >= 1900 && value_of(digits) <= 2100;
}

/// Month and year (3/2015, 2015.3, 1995-01), or day and month where the context says date (يوم
/// 22/04).
std::optional<Date> two_fields(const View& view, const DigitDate& digits) {
  const std::string_view a = digits.fields[0];
  const std::string_view b = digits.fields[1];
  const bool slash = digits.sign == "/";
  if (in_century(b) && a.size() <= 2 && slash && value_of(a) >= 1 && value_of(a) <= 12) {
    return Date{0, value_of(a), value_of(b)};
  }
  const bool month_like = b.size() <= 2 && value_of(b) >= 1 && value_of(b) <= 12;
  if (in_century(a) && month_like && (slash || (digits.sign == "-" && b.starts_with("0")))) {
    return Date{0, value_of(b), value_of(a)};
  }
  if (!slash || a.size() > 2 || b.size() > 2) return std::nullopt;
  const Lexeme* before = view.previous();
  const std::string_view word =
      before == nullptr ? std::string_view() : without_conjunction(before->bare);
  // في 25/10 is no fraction, but 24/7 is no date either
  const bool improper = value_of(a) > 12 && !(a == "24" && b == "7") &&
                        (word == "في" || word == "من" || word == "إلى");
  const bool dated = improper || word == "يوم" || word == "بتاريخ" || word == "تاريخ" ||
                     word == "ليوم" || word == "حتى" || word == "لغاية" || word == "منذ";
  const bool padded = a.starts_with("0") || b.starts_with("0");
  return dated || padded ? valid({value_of(a), value_of(b), 0}) : std::nullopt;
}

Words from_month(const Words& month) {
  Words words{month.front().starts_with("ال") ? "مِنَ" : "مِنْ"};
  words.insert(words.end(), month.begin(), month.end());
  return words;
}

Words year_words(unsigned year) {
  Words words{"عَامَ"};
  for (std::string& word : cardinal(std::to_string(year), {Gender::masculine, Case::genitive,
                                                           State::indefinite, Tail::none})) {
    words.push_back(std::move(word));
  }
  return words;
}

bool is_hijri_word(const Lexeme* lexeme) {
  if (lexeme == nullptr || lexeme->kind != LexemeKind::word) return false;
  return lexeme->bare == "ه" || lexeme->bare == "هـ" || lexeme->bare == "هج" ||
         lexeme->bare == "هجرية" || lexeme->bare == "هجري" || lexeme->bare == "للهجرة";
}

/// هـ and م after a year; words that are printed in full stay as they are.
std::optional<std::string_view> era_word(const Lexeme* lexeme) {
  if (lexeme == nullptr || lexeme->kind != LexemeKind::word) return std::nullopt;
  if (lexeme->bare == "م") return "مِيلَادِيَّةٍ";
  const bool hijri = lexeme->bare == "ه" || lexeme->bare == "هـ" || lexeme->bare == "هج";
  return hijri ? std::optional<std::string_view>("هِجْرِيَّةٍ") : std::nullopt;
}

void add(Words& words, const Words& more) { words.insert(words.end(), more.begin(), more.end()); }

}  // namespace

std::optional<Reading> read_hijri_or_date(const View& view) {
  const DigitDate digits = digit_date(view);
  if (digits.count < 2) return std::nullopt;
  const auto date =
      digits.count == 3 ? three_fields(digits, view.options) : two_fields(view, digits);
  if (!date) return std::nullopt;
  Reading reading{digits.length, {}, std::nullopt, ""};
  const Lexeme* era = view.ahead(digits.length);
  const bool hijri_printed = is_hijri_word(era);
  const bool hijri = hijri_printed || (date->year >= 1300 && date->year <= 1500);
  const Case kase = case_here(view);
  Words words;
  if (date->day > 0) words = ordinal(std::to_string(date->day), Gender::masculine, kase);
  const Words month =
      month_name(date->month, hijri ? Calendar::hijri : Calendar::christian, view.options.months);
  add(words, date->day > 0 ? from_month(month) : month);
  if (date->year > 0) add(words, year_words(date->year));
  if (const auto word = era_word(era)) {
    words.push_back(std::string(*word));
    ++reading.length;
  }
  add_words(reading, words, hijri ? "date, Hijri" : "date: day, month, year");
  return reading;
}

namespace {

/// Steps from the view to the month that the day belongs to: 28 أغسطس, 4 من مايو, 9 إلى 16 مارس.
std::optional<std::size_t> month_after_day(const View& view) {
  std::size_t i = 1;
  for (int second_days = 0; second_days < 3; ++second_days) {
    if (const Lexeme* sign = view.ahead(i);
        sign != nullptr && (sign->text == "." || sign->text == "-" || sign->text == "/")) {
      if (month_at(view, i + 1) && !view.is_digits(i + 1)) return i + 1;  // 2- أكتوبر
    }
    if (view.is_word(i, "من")) return month_at(view, i + 1) ? std::optional(i + 1) : std::nullopt;
    if (view.is_word(i, "شهر") && month_at(view, i + 1)) return i;
    if (month_at(view, i)) return i;
    const Lexeme* joint = view.ahead(i);
    if (joint == nullptr) return std::nullopt;
    const bool joins = joint->bare == "إلى" || joint->bare == "الى" || joint->bare == "و" ||
                       joint->bare == "حتى" || joint->text == "-" || joint->text == "–";
    if (!joins || !view.is_digits(i + 1) || value_of(view.ahead(i + 1)->text) > 31)
      return std::nullopt;
    i += 2;
  }
  return std::nullopt;
}

/// Month, silent slash and second name, year, at `at` in the reading.
void add_month(Reading& reading, const View& view, std::size_t at) {
  std::size_t end = at;
  std::size_t silent = 0;  // signs right before the next word, which belong to its source
  for (auto month = month_at(view, end); month; month = month_at(view, end)) {
    for (std::size_t i = 0; i < month->length; ++i) {
      reading.pieces.push_back(
          {TokenKind::word, "", month->words[i], "month", end + i - silent, end + i + 1});
      silent = 0;
    }
    end += month->length;
    if (!view.is_sign(end, "/") || !month_at(view, end + 1)) break;
    ++end;  // نيسان/أبريل: the slash is silent
    silent = 1;
  }
  const Lexeme* year = view.ahead(end);
  if (year != nullptr && (year->text == "." || year->text == "," || year->text == "،") &&
      view.is_digits(end + 1) && in_century(view.ahead(end + 1)->text)) {
    ++end;
    silent = 1;
    year = view.ahead(end);
  }
  const bool is_plain =
      year != nullptr && year->kind == LexemeKind::digits && year->text.size() == 4 &&
      !(view.is_glued(end + 1) && (view.is_sign(end + 1, "/") || view.is_sign(end + 1, ":")));
  if (is_plain) {
    add_words(reading, year_words(value_of(year->text)), "year after a month", end - silent,
              end + 1);
    ++end;
    if (const auto era = era_word(view.ahead(end))) {
      add_words(reading, {std::string(*era)}, "era after a year", end, end + 1);
      ++end;
    }
  } else {
    end -= silent;  // the sign is read as itself
  }
  reading.length = end;
}

bool is_day_number(const View& view) {
  return view.is_digits(0) && view.ahead(0)->text.size() <= 2 &&
         value_of(view.ahead(0)->text) >= 1 && value_of(view.ahead(0)->text) <= 31;
}

/// ال18 من الشهر الجاري, 20 منه.
bool of_this_month(const View& view) {
  const Lexeme* next = view.ahead(1);
  if (next == nullptr) return false;
  if (next->bare == "منه" && view.definite) return true;
  return next->bare == "الشهر" ||
         (next->bare == "من" && (view.is_word(2, "الشهر") || view.is_word(2, "شهر")));
}

/// يوم 15, الجمعة 15: a day of the month where nothing is counted.
bool after_day_word(const View& view) {
  static constexpr std::array words{
      std::string_view("يوم"),      std::string_view("يومي"),     std::string_view("السبت"),
      std::string_view("الأحد"),    std::string_view("الاثنين"),  std::string_view("الإثنين"),
      std::string_view("الثلاثاء"), std::string_view("الأربعاء"), std::string_view("الخميس"),
      std::string_view("الجمعة"),   std::string_view("بتاريخ")};
  const Lexeme* before = view.previous();
  if (before == nullptr ||
      std::find(words.begin(), words.end(), without_conjunction(before->bare)) == words.end())
    return false;
  const Lexeme* next = view.ahead(1);
  const bool clause_ends = next == nullptr || next->kind == LexemeKind::sign;
  const bool joined =
      next != nullptr &&
      (next->text == "-" || next->text == ":" || next->text == "/" || next->text == "%") &&
      !next->space_before;
  return (clause_ends && !joined) ||
         (next != nullptr && (next->bare == "من" || next->bare == "حتى" || next->bare == "في"));
}

}  // namespace

namespace {

/// A month without a day: مارس/آذار, مايو 1968.
std::optional<Reading> month_alone(const View& view) {
  const auto month = month_at(view, 0);
  if (!month) return std::nullopt;
  const bool second = view.is_sign(month->length, "/") && month_at(view, month->length + 1);
  const bool dated = view.is_digits(month->length) && view.ahead(month->length)->text.size() == 4;
  if (!second && !dated) return std::nullopt;
  Reading reading;
  add_month(reading, view, 0);
  return reading;
}

/// مِنْ and the month right after the day: 28 أغسطس, 4 من مايو, 2/ أكتوبر, 14 شهر شباط.
void add_near_month(Reading& reading, const View& view, std::size_t month) {
  const bool named = view.is_word(month, "شهر");
  const std::string from = named ? "مِنْ" : from_month(month_at(view, month)->words).front();
  add_words(reading, {from}, "day of a month", month == 2 ? 1 : 0, month == 2 ? 2 : 1);
  reading.length = month;
  if (!named) add_month(reading, view, month);
}

/// The second day of 4-22 يناير; after بين the two are joined by و.
void add_second_day(Reading& reading, const View& view, std::size_t month) {
  const Lexeme* before = view.previous();
  const bool between = before != nullptr && before->bare == "بين" && !view.is_word(month, "شهر");
  if (!between) {
    reading.length = 2;
    add_words(reading, {"إِلَى"}, "range", 1, 2);
    return;
  }
  Words second = ordinal(view.ahead(2)->text, Gender::masculine, Case::genitive);
  prefix_first(second, "و");
  add_words(reading, second, "day of a month", 1, 3);
  add_words(reading, {from_month(month_at(view, month)->words).front()}, "day of a month", 2, 3);
  add_month(reading, view, month);
}

}  // namespace

std::optional<Reading> read_day_and_month(const View& view) {
  const Lexeme* first = view.ahead(0);
  if (first == nullptr) return std::nullopt;
  if (first->kind == LexemeKind::word) return month_alone(view);
  if (!is_day_number(view)) return std::nullopt;
  const auto month = month_after_day(view);
  if (!month && !of_this_month(view) && !after_day_word(view)) return std::nullopt;
  Reading reading{1, {}, case_here(view), ""};
  add_words(reading, ordinal(first->text, Gender::masculine, *reading.kase), "day of a month", 0,
            1);
  if (!month) return reading;
  const bool sign = view.ahead(1)->kind == LexemeKind::sign;
  if (*month == 1 || (*month == 2 && (view.is_word(1, "من") || sign))) {
    add_near_month(reading, view, *month);
  } else if (sign) {
    add_second_day(reading, view, *month);
  }
  return reading;
}

}  // namespace rawi
