// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/date_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <vector>

#include "core/unicode.h"
#include "document/html_lines.h"

namespace rawi {
namespace {

struct Month {
  std::string_view name;  // folded
  int number;
};

constexpr std::array months{
    Month{"يناير", 1},     Month{"جانفي", 1},     Month{"فبراير", 2},    Month{"فيفري", 2},
    Month{"شباط", 2},      Month{"مارس", 3},      Month{"اذار", 3},      Month{"ابريل", 4},
    Month{"نيسان", 4},     Month{"افريل", 4},     Month{"مايو", 5},      Month{"ايار", 5},
    Month{"ماي", 5},       Month{"يونيو", 6},     Month{"يونيه", 6},     Month{"حزيران", 6},
    Month{"جوان", 6},      Month{"يوليو", 7},     Month{"يوليه", 7},     Month{"يوليوز", 7},
    Month{"تموز", 7},      Month{"جويليه", 7},    Month{"اغسطس", 8},     Month{"اب", 8},
    Month{"غشت", 8},       Month{"اوت", 8},       Month{"سبتمبر", 9},    Month{"شتنبر", 9},
    Month{"ايلول", 9},     Month{"اكتوبر", 10},   Month{"نوفمبر", 11},   Month{"نونبر", 11},
    Month{"ديسمبر", 12},   Month{"دجنبر", 12},    Month{"january", 1},   Month{"february", 2},
    Month{"march", 3},     Month{"april", 4},     Month{"may", 5},       Month{"june", 6},
    Month{"july", 7},      Month{"august", 8},    Month{"september", 9}, Month{"october", 10},
    Month{"november", 11}, Month{"december", 12}, Month{"jan", 1},       Month{"feb", 2},
    Month{"mar", 3},       Month{"apr", 4},       Month{"jun", 6},       Month{"jul", 7},
    Month{"aug", 8},       Month{"sep", 9},       Month{"oct", 10},      Month{"nov", 11},
    Month{"dec", 12}};

struct NamedMonth {
  int number = 0;
  std::size_t words = 0;
};

/// The month whose name begins at a word.
NamedMonth month_at(const std::vector<std::string>& words, std::size_t at) {
  const bool second = at + 1 < words.size() && words[at + 1] == "الثاني";
  const bool first = at + 1 < words.size() && words[at + 1] == "الاول";
  if (words[at] == "كانون" && (first || second)) return {second ? 1 : 12, 2};
  if (words[at] == "تشرين" && (first || second)) return {second ? 11 : 10, 2};
  for (const Month& month : months) {
    if (month.name == words[at]) return {month.number, 1};
  }
  return {};
}

/// The value of a number of at most four digits, or nothing.
std::optional<int> value_of(std::string_view word) {
  int value = 0;
  int digits = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    at += point.size;
    const bool eastern = point.value >= 0x660 && point.value <= 0x669;
    if (!eastern && (point.value < U'0' || point.value > U'9')) return std::nullopt;
    value = value * 10 + static_cast<int>(point.value - (eastern ? 0x660 : U'0'));
    if (++digits > 4) return std::nullopt;
  }
  return digits > 0 ? std::optional<int>(value) : std::nullopt;
}

bool is_year(std::optional<int> value) { return value && *value >= 1900 && *value <= 2099; }

std::string written(int year, std::optional<int> month, std::optional<int> day) {
  if (!month || !day || *month > 12 || *day > 31) return "";  // chrono's own are of 8 bits
  const auto date = std::chrono::year(year) / *month / *day;
  return date.ok() ? fmt::format("{:04}-{:02}-{:02}", year, *month, *day) : std::string();
}

/// "12 February 2023", "12 May / Ayyar 2024", "February 12, 2023".
std::string named_date(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const NamedMonth month = month_at(words, i);
    if (month.number == 0) continue;
    std::size_t next = i + month.words;
    if (next < words.size() && month_at(words, next).number == month.number)
      next += month_at(words, next).words;
    if (next >= words.size()) continue;
    const std::optional<int> after = value_of(words[next]);
    if (i > 0 && is_year(after)) {
      if (std::string date = written(*after, month.number, value_of(words[i - 1])); !date.empty())
        return date;
    }
    const std::optional<int> year = next + 1 < words.size() ? value_of(words[next + 1]) : after;
    if (is_year(year) && !is_year(after)) return written(*year, month.number, after);
  }
  return "";
}

std::string numeric_date(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const std::optional<int> a = value_of(words[i]);
    const std::optional<int> b = value_of(words[i + 1]);
    const std::optional<int> c = value_of(words[i + 2]);
    if (!a || !b || !c) continue;
    if (is_year(a)) return written(*a, b, c);
    if (is_year(c)) return *b > 12 ? written(*c, a, b) : written(*c, b, a);
  }
  return "";
}

}  // namespace

std::string iso_date_in(std::string_view line) {
  constexpr std::size_t longest = 300;
  if (line.size() > longest) return "";
  const std::vector<std::string> words = folded_words(line);
  std::string date = named_date(words);
  return date.empty() ? numeric_date(words) : date;
}

bool is_iso_date(std::string_view date) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    return date.size() >= from + count &&
           std::all_of(date.begin() + static_cast<std::ptrdiff_t>(from),
                       date.begin() + static_cast<std::ptrdiff_t>(from + count),
                       [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!digits(0, 4)) return false;
  return date.size() == 4 || (date[4] == '-' && digits(5, 2));
}

}  // namespace rawi
