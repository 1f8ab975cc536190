// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "normalize/context.h"
#include "normalize/recognize.h"

namespace rawi {
namespace {

int value_of(std::string_view digits) {
  int n = 0;
  for (const char c : digits.substr(0, 4)) n = n * 10 + (c - '0');
  return n;
}

constexpr std::array periods{
    std::string_view("صباحا"), std::string_view("مساء"),  std::string_view("مساءا"),
    std::string_view("ظهرا"),  std::string_view("عصرا"),  std::string_view("ليلا"),
    std::string_view("فجرا"),  std::string_view("الصبح"), std::string_view("الظهر"),
    std::string_view("العصر"), std::string_view("الفجر"), std::string_view("المساء"),
    std::string_view("ص"),     std::string_view("م"),     std::string_view("نهارا"),
    std::string_view("المغرب")};

bool is_period(const Lexeme* lexeme) {
  return lexeme != nullptr && lexeme->kind == LexemeKind::word &&
         std::find(periods.begin(), periods.end(), lexeme->bare) != periods.end();
}

/// صباحا، بعد الظهر، في المساء ... after the time.
bool period_follows(const View& view, std::size_t steps) {
  if (is_period(view.ahead(steps))) return true;
  const Lexeme* first = view.ahead(steps);
  const Lexeme* second = view.ahead(steps + 1);
  if (first == nullptr || second == nullptr) return false;
  const bool links = first->bare == "بعد" || first->bare == "قبل" || first->bare == "في" ||
                     first->bare == "منتصف" || first->bare == "وقت";
  return links && second->kind == LexemeKind::word &&
         (second->bare == "الظهر" || second->bare == "المساء" || second->bare == "الصباح" ||
          second->bare == "الليل" || second->bare == "العصر" || second->bare == "الغداء" ||
          second->bare == "منتصف" || second->bare == "الفجر");
}

bool after_clock_word(const View& view) {
  const Lexeme* before = view.previous();
  return before != nullptr && (noun_core(before->bare) == "ساعة" && has_article(before->bare));
}

/// The hour agrees with الساعة; its case is that of الساعة in the sentence.
Case clock_case(const View& view) {
  if (!after_clock_word(view)) return case_here(view);
  View at_noun = view;
  at_noun.before = view.before - 1;
  at_noun.particles = {};
  const Lexeme* noun = view.previous();
  if (noun->bare.starts_with("بال") || noun->bare.starts_with("لل")) return Case::genitive;
  const CaseReason why = case_and_reason(at_noun);
  const Lexeme* verb = at_noun.previous();
  const bool after_number = verb != nullptr && verb->kind == LexemeKind::digits;
  const bool adverb =
      verb != nullptr && !noun->bare.starts_with("و") &&
      (after_number || (why.reason == "subject or predicate" && verb->kind == LexemeKind::word));
  return adverb ? Case::accusative : why.kase;  // تبدأ المباراة الساعة 9
}

/// 24-hour clocks become 12 hours and a part of the day, where that is certain (facts of the
/// project's reading rules: 0-3 night, 4-11 morning, 12 noon, 13-16 afternoon, 17-23 evening).
Words period_words(int hour, bool certain_morning) {
  if (hour >= 13 && hour <= 16) return {"بَعْدَ", "الظُّهْرِ"};
  if (hour >= 17 && hour <= 23) return {"مَسَاءً"};
  if (hour == 0 || hour == 24) return {"لَيْلًا"};
  if (!certain_morning) return {};
  if (hour <= 3) return {"لَيْلًا"};
  return {hour == 12 ? "ظُهْرًا" : "صَبَاحًا"};
}

Words hour_words(int hour, Case kase) {
  const int clock = hour % 12 == 0 ? 12 : hour % 12;
  if (clock == 1)
    return {kase == Case::genitive ? "الْوَاحِدَةِ" : kase == Case::accusative ? "الْوَاحِدَةَ" : "الْوَاحِدَةُ"};
  return ordinal(std::to_string(clock), Gender::feminine, kase);
}

Words minute_words(int minute, Case kase) {
  static constexpr std::array<std::string_view, 3> half{"النِّصْفُ", "النِّصْفَ", "النِّصْفِ"};
  static constexpr std::array<std::string_view, 3> third{"الثُّلْثُ", "الثُّلْثَ", "الثُّلْثِ"};
  static constexpr std::array<std::string_view, 3> quarter{"الرُّبْعُ", "الرُّبْعَ", "الرُّبْعِ"};
  const auto form = static_cast<std::size_t>(kase);
  if (minute == 30) return {std::string(half[form])};
  if (minute == 20) return {std::string(third[form])};
  if (minute == 15) return {std::string(quarter[form])};
  return counted(std::to_string(minute), {"دَقِيقَة", Gender::feminine, "دَقَائِق", "", "", ""}, kase);
}

/// Words of hour and minute; 45 and 40 look to the next hour.
Words clock_words(int hour, int minute, Case kase) {
  if (minute == 45 || minute == 40) {
    Words words = hour_words(hour + 1, kase);
    words.push_back("إِلَّا");
    words.push_back(minute == 45 ? "رُبْعًا" : "ثُلْثًا");
    return words;
  }
  Words words = hour_words(hour, kase);
  if (minute > 0) append_with_and(words, minute_words(minute, kase));
  return words;
}

/// ت غ, تغ, GMT: agencies write a dot or a comma between hour and minute.
bool time_zone_follows(const View& view, std::size_t steps) {
  const Lexeme* first = view.ahead(steps);
  if (first == nullptr) return false;
  const bool letters =
      first->bare == "ت" && (view.is_word(steps + 1, "غ") ||
                             (view.is_sign(steps + 1, ".") && view.is_word(steps + 2, "غ")));
  return letters || first->bare == "تغ" || first->text == "GMT" ||
         (first->bare == "بتوقيت" && view.is_word(steps + 1, "غرينتش"));
}

struct ClockFields {
  std::string_view hour;
  std::string_view minute;
};

/// 14:30; after الساعة or before a time zone also 14.30, 14,30, and 30ر14, which agencies write
/// with the minute first.
std::optional<ClockFields> clock_fields(const View& view) {
  if (!view.is_digits(0) || !view.is_digits(2) || view.ahead(0)->text.size() > 2 ||
      view.ahead(2)->text.size() > 2)
    return std::nullopt;
  const std::string_view first = view.ahead(0)->text;
  const std::string_view second = view.ahead(2)->text;
  const bool glued = view.is_glued(1) && view.is_glued(2);
  const bool in_clock = after_clock_word(view) || time_zone_follows(view, 3);
  const auto valid = [](std::string_view hour, std::string_view minute) {
    return minute.size() == 2 && value_of(hour) <= 24 && value_of(minute) < 60;
  };
  if (view.is_word(1, "ر") && in_clock) {
    if (valid(second, first)) return ClockFields{second, first};
    return valid(first, second) ? std::optional(ClockFields{first, second}) : std::nullopt;
  }
  const bool dotted = view.is_sign(1, ".") || view.is_sign(1, ",") || view.is_sign(1, "،");
  if (!glued || !(view.is_sign(1, ":") || (dotted && in_clock)) || !valid(first, second))
    return std::nullopt;
  return ClockFields{first, second};
}

/// ص and م after a time are parts of the day; they and AM/PM are spoken in full.
std::size_t add_written_period(Reading& reading, const View& view, std::size_t at) {
  const Lexeme* next = view.ahead(at);
  if (next == nullptr) return 0;
  std::string word;
  if (next->bare == "ص") word = "صَبَاحًا";
  if (next->bare == "م") word = "مَسَاءً";
  if (next->kind == LexemeKind::foreign) {
    if (next->text == "AM" || next->text == "am") word = "صَبَاحًا";
    if (next->text == "PM" || next->text == "pm") word = "مَسَاءً";
  }
  if (word.empty()) return 0;
  reading.pieces.push_back({TokenKind::word, "", word, "part of the day", at, at + 1});
  return 1;
}

bool is_day_part(const Lexeme* lexeme) {
  return is_period(lexeme) && lexeme->bare != "م" && lexeme->bare != "ص";
}

/// من 5 إلى 6 مساء: the first is an hour as well.
bool second_has_day_part(const View& view) {
  const Lexeme* joint = view.ahead(1);
  if (joint == nullptr || !view.is_digits(2) || view.ahead(2)->text.size() > 2) return false;
  const bool joins = joint->bare == "و" || joint->bare == "إلى" || joint->bare == "الى" ||
                     joint->bare == "حتى" || joint->bare == "أو";
  return joins && is_day_part(view.ahead(3));
}

/// بزمن 2:03:59: hours, minutes and seconds of a race, no time of day.
std::optional<Reading> read_duration(const View& view) {
  static constexpr std::array words_before{
      std::string_view("زمن"),   std::string_view("بزمن"), std::string_view("زمنه"),
      std::string_view("زمنها"), std::string_view("زمنا"), std::string_view("قدره"),
      std::string_view("مدة"),   std::string_view("لمدة"), std::string_view("مدته"),
      std::string_view("مدتها"), std::string_view("وقت"),  std::string_view("بوقت")};
  const Lexeme* before = view.previous();
  if (before == nullptr || !view.is_sign(3, ":") || !view.is_digits(4) || !view.is_glued(3) ||
      !view.is_glued(4) ||
      std::find(words_before.begin(), words_before.end(), before->bare) == words_before.end())
    return std::nullopt;
  static const std::array nouns{Noun{"سَاعَة", Gender::feminine, "سَاعَات", "", "", ""},
                                Noun{"دَقِيقَة", Gender::feminine, "دَقَائِق", "", "", ""},
                                Noun{"ثَانِيَة", Gender::feminine, "ثَوَانِي", "", "", ""}};
  Reading reading{5, {}, case_here(view), ""};
  Words words;
  for (std::size_t part = 0; part < nouns.size(); ++part) {
    const std::string& digits = view.ahead(2 * part)->text;
    if (value_of(digits) == 0) continue;
    const Words said = counted(digits, nouns[part], *reading.kase);
    if (words.empty()) {
      words = said;
    } else {
      append_with_and(words, said);
    }
  }
  if (words.empty()) return std::nullopt;
  add_words(reading, words, "duration: hours, minutes and seconds");
  return reading;
}

/// Steps to the second clock of "9:00 - 17:00"; 0 where none follows.
std::size_t second_clock(const View& view) {
  const Lexeme* dash = view.ahead(3);
  const bool joins = dash != nullptr && (dash->text == "-" || dash->text == "–");
  const bool even = view.ahead(4) != nullptr && dash != nullptr &&
                    dash->space_before == view.ahead(4)->space_before;
  const bool follows = joins && even && clock_fields(view.moved(4));
  return follows && view.is_sign(1, ":") && view.is_sign(5, ":") ? 4 : 0;
}

Reading one_clock(const View& view, const ClockFields& fields, Case kase);

/// من 9:00 - 17:00, بين 9:00 - 17:00: from one hour to the other, which are genitive.
Reading clock_range(const View& view, std::size_t second) {
  const Lexeme* before = view.previous();
  const std::string word = before == nullptr ? "" : std::string(without_conjunction(before->bare));
  const bool between = word == "بين";
  const bool opened = between || word == "من" || after_clock_word(view);
  Reading reading = one_clock(view, *clock_fields(view), Case::genitive);
  Reading last = one_clock(view.moved(second), *clock_fields(view.moved(second)), Case::genitive);
  if (between) last.pieces.front().vocalized = prefixed("و", last.pieces.front().vocalized);
  if (!between) add_words(reading, {"إِلَى"}, "range of times", second - 1, second);
  if (!opened)
    reading.pieces.insert(reading.pieces.begin(),
                          {TokenKind::word, "", "مِنَ", "range of times", 0, 1});
  for (Piece& piece : last.pieces) {
    piece.from = second + piece.from;
    piece.to = second + (piece.to == 0 ? last.length : piece.to);
    reading.pieces.push_back(std::move(piece));
  }
  reading.length = second + last.length;
  return reading;
}

Reading one_clock(const View& view, const ClockFields& fields, Case kase) {
  Reading reading{3, {}, kase, ""};
  const std::string_view hour_digits = fields.hour;
  const int hour = value_of(hour_digits);
  Words words = clock_words(hour, value_of(fields.minute), kase);
  const bool seconds = view.is_sign(3, ":") && view.is_digits(4) && view.is_glued(3) &&
                       view.is_glued(4) && view.ahead(4)->text.size() == 2;
  if (seconds) {
    reading.length = 5;
    if (value_of(view.ahead(4)->text) > 0) {
      append_with_and(words, counted(view.ahead(4)->text,
                                     {"ثَانِيَة", Gender::feminine, "ثَوَانِي", "", "", ""}, kase));
    }
  }
  add_words(reading, words, "time: hour as a feminine ordinal", 0, reading.length);
  if (const std::size_t written = add_written_period(reading, view, reading.length); written > 0) {
    reading.length += written;
  } else if (!period_follows(view, reading.length)) {
    const bool stamp = view.previous() == nullptr &&
                       (hour_digits.starts_with("0") || hour == 12 || hour == 11 || hour == 10);
    add_words(reading, period_words(hour, stamp), "part of the day of a 24-hour clock");
  }
  return reading;
}

}  // namespace

std::optional<Reading> read_time(const View& view) {
  const auto fields = clock_fields(view);
  if (!fields) return std::nullopt;
  if (auto duration = read_duration(view)) return duration;
  if (const std::size_t second = second_clock(view)) return clock_range(view, second);
  return one_clock(view, *fields, clock_case(view));
}

namespace {

/// الساعة 1030: agencies write hour and minute together.
std::optional<Reading> joined_clock(const View& view) {
  if (!view.is_digits(0) || view.ahead(0)->text.size() != 4 || !after_clock_word(view))
    return std::nullopt;
  const std::string_view digits = view.ahead(0)->text;
  const int hour = value_of(digits.substr(0, 2));
  const int minute = value_of(digits.substr(2));
  const bool goes_on =
      view.is_glued(1) && view.ahead(1)->kind == LexemeKind::sign && view.is_digits(2);
  if (hour > 24 || minute > 59 || goes_on) return std::nullopt;
  Reading reading{1, {}, clock_case(view), ""};
  add_words(reading, clock_words(hour, minute, *reading.kase), "time: hour as a feminine ordinal");
  if (!period_follows(view, 1))
    add_words(reading, period_words(hour, false), "part of the day of a 24-hour clock");
  return reading;
}

}  // namespace

std::optional<Reading> read_bare_hour(const View& view) {
  if (auto clock = joined_clock(view)) return clock;
  if (!view.is_digits(0) || view.ahead(0)->text.size() > 2) return std::nullopt;
  const int hour = value_of(view.ahead(0)->text);
  if (hour < 1 || hour > 24 ||
      (view.is_glued(1) && view.ahead(1)->kind == LexemeKind::sign && view.is_digits(2))) {
    return std::nullopt;
  }
  const bool clock = after_clock_word(view);
  const Lexeme* next = view.ahead(1);
  const bool period = hour <= 12 && (is_day_part(next) || second_has_day_part(view));
  if (!clock && !period) return std::nullopt;
  Reading reading{1, {}, clock_case(view), ""};
  Words words = hour_words(hour, *reading.kase);
  if (clock && hour > 12 && !period_follows(view, 1)) {
    for (const std::string& word : period_words(hour, false)) words.push_back(word);
  }
  add_words(reading, words, "hour as a feminine ordinal");
  return reading;
}

}  // namespace rawi
