// SPDX-License-Identifier: GPL-3.0-or-later
#include "numeral_parser.h"

#include <map>

#include "core/arabic.h"

namespace rawi::test {
namespace {

const std::map<std::string, std::uint64_t, std::less<>>& simple_words() {
  static const std::map<std::string, std::uint64_t, std::less<>> words{
      {"صفر", 0},      {"صفرا", 0},      {"واحد", 1},      {"واحدا", 1},    {"واحدة", 1},
      {"أحد", 1},      {"إحدى", 1},      {"اثنان", 2},     {"اثنين", 2},    {"اثنتان", 2},
      {"اثنتين", 2},   {"اثنا", 2},      {"اثني", 2},      {"اثنتا", 2},    {"اثنتي", 2},
      {"ثلاثة", 3},    {"ثلاث", 3},      {"ثلاثا", 3},     {"أربعة", 4},    {"أربع", 4},
      {"أربعا", 4},    {"خمسة", 5},      {"خمس", 5},       {"خمسا", 5},     {"ستة", 6},
      {"ست", 6},       {"ستا", 6},       {"سبعة", 7},      {"سبع", 7},      {"سبعا", 7},
      {"ثمانية", 8},   {"ثمان", 8},      {"ثماني", 8},     {"ثمانيا", 8},   {"تسعة", 9},
      {"تسع", 9},      {"تسعا", 9},      {"عشرة", 10},     {"عشر", 10},     {"عشرا", 10},
      {"عشرون", 20},   {"عشرين", 20},    {"ثلاثون", 30},   {"ثلاثين", 30},  {"أربعون", 40},
      {"أربعين", 40},  {"خمسون", 50},    {"خمسين", 50},    {"ستون", 60},    {"ستين", 60},
      {"سبعون", 70},   {"سبعين", 70},    {"ثمانون", 80},   {"ثمانين", 80},  {"تسعون", 90},
      {"تسعين", 90},   {"مئة", 100},     {"مئتان", 200},   {"مئتين", 200},  {"مئتا", 200},
      {"مئتي", 200},   {"ثلاثمئة", 300}, {"أربعمئة", 400}, {"خمسمئة", 500}, {"ستمئة", 600},
      {"سبعمئة", 700}, {"ثمانمئة", 800}, {"تسعمئة", 900}};
  return words;
}

struct ScaleWord {
  std::uint64_t scale;
  std::uint64_t own;  // 2 for a dual, else 1
};

const std::map<std::string, ScaleWord, std::less<>>& scale_words() {
  static const std::map<std::string, ScaleWord, std::less<>> words = [] {
    std::map<std::string, ScaleWord, std::less<>> fresh;
    const auto add = [&](const std::string& singular, const std::string& plural,
                         std::uint64_t scale) {
      for (const char* ending : {"", "ا"}) fresh[singular + ending] = {scale, 1};
      fresh[plural] = {scale, 1};
      for (const char* ending : {"ان", "ين", "ي"}) fresh[singular + ending] = {scale, 2};
    };
    add("ألف", "آلاف", 1000);
    add("مليون", "ملايين", 1000000);
    add("مليار", "مليارات", 1000000000);
    add("تريليون", "تريليونات", 1000000000000);
    add("كوادريليون", "كوادريليونات", 1000000000000000);
    return fresh;
  }();
  return words;
}

}  // namespace

std::optional<std::uint64_t> parse_numeral(const std::vector<std::string>& words) {
  std::uint64_t total = 0;
  std::uint64_t group = 0;
  bool open = false;  // a group is waiting for its scale
  for (const std::string& vocalized : words) {
    std::string word = strip_marks(vocalized);
    const bool known = simple_words().contains(word) || scale_words().contains(word);
    if (!known && word.starts_with("و")) word = word.substr(std::string_view("و").size());
    if (const auto simple = simple_words().find(word); simple != simple_words().end()) {
      group += simple->second;
      open = true;
      continue;
    }
    const auto scale = scale_words().find(word);
    if (scale == scale_words().end()) return std::nullopt;
    // without marks ألفا is both: أَلْفًا is one thousand, أَلْفَا two in construct
    const bool dual_in_construct = !open && word.ends_with("ا") && !vocalized.ends_with("ًا");
    const std::uint64_t factor = open ? group : dual_in_construct ? 2 : scale->second.own;
    total += factor * scale->second.scale;
    group = 0;
    open = false;
  }
  return total + group;
}

}  // namespace rawi::test
