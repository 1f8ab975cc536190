// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/month_names.h"

#include <array>

#include "core/arabic.h"
#include "core/tables.h"
#include "normalize/embedded_tables.h"

namespace rawi {
namespace {

constexpr std::size_t styles = 5;

struct Months {
  std::array<std::array<std::string, styles>, 13> names;
  TextMap<std::string> by_letters;  // "كانون الثاني" -> vocalized
};

const Months& months() {
  static const Months built = [] {
    Months fresh;
    std::size_t month = 1;
    for (const TableRow& row : parse_table(embedded::months)) {
      for (std::size_t style = 0; style < styles; ++style) {
        fresh.names[month][style] = std::string(row[style + 1]);
        fresh.by_letters.emplace(strip_marks(row[style + 1]), row[style + 1]);
      }
      ++month;
    }
    for (const auto& [other, name] :
         std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {"ابريل", "أَبْرِيلَ"},
             {"اغسطس", "أُغُسْطُسَ"},
             {"اكتوبر", "أُكْتُوبَرَ"},
             {"اذار", "آذَارَ"},
             {"ايار", "أَيَّارَ"},
             {"اب", "آبَ"},
             {"ايلول", "أَيْلُولَ"},
             {"يونيه", "يُونْيُو"},
             {"يوليه", "يُولْيُو"},
             {"دجمبر", "دُجَنْبِرَ"},
             {"يناير", "يَنَايِرَ"},
             {"المايو", "مَايُو"},
             {"إبريل", "أَبْرِيلَ"},
             {"حزيران", "حَزِيرَانَ"},
             {"ذو القعدة", "ذُو الْقَعْدَةِ"},
             {"ذو الحجة", "ذُو الْحِجَّةِ"},
             {"ربيع الثاني", "رَبِيعٍ الثَّانِي"},
             {"جمادى الثانية", "جُمَادَى الثَّانِيَةِ"},
             {"جمادى الآخر", "جُمَادَى الْآخِرِ"}}) {
      fresh.by_letters.emplace(other, name);
    }
    return fresh;
  }();
  return built;
}

}  // namespace

Words month_name(unsigned month, Calendar calendar, MonthNames style) {
  const auto& names = months().names[month];
  if (calendar == Calendar::hijri) return spoken(names[4]);
  switch (style) {
    case MonthNames::international:
      return spoken(names[0]);
    case MonthNames::levant:
      return spoken(names[1]);
    case MonthNames::both:
      return spoken(names[1] + " " + names[0]);
    case MonthNames::maghreb:
      return spoken(names[2]);
    case MonthNames::morocco:
      return spoken(names[3]);
  }
  return spoken(names[0]);
}

bool is_month_word(std::string_view bare) { return months().by_letters.contains(bare); }

std::optional<PrintedMonth> month_at(const View& view, std::size_t steps) {
  const Lexeme* first = view.ahead(steps);
  if (first == nullptr || first->kind != LexemeKind::word) return std::nullopt;
  const TextMap<std::string>& table = months().by_letters;
  const Lexeme* second = view.ahead(steps + 1);
  if (second != nullptr && second->kind == LexemeKind::word) {
    const auto found = table.find(first->bare + " " + second->bare);
    if (found != table.end()) return PrintedMonth{spoken(found->second), 2};
  }
  const auto found = table.find(first->bare);
  if (found == table.end()) return std::nullopt;
  return PrintedMonth{spoken(found->second), 1};
}

}  // namespace rawi
