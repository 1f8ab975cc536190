// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/affixes.h"

#include <array>
#include <string_view>

namespace rawi {
namespace {

Affix affix_of(std::string_view vocalized) {
  Affix affix;
  for (const Letter& letter : split_letters(vocalized).letters) {
    affix.ids.push_back(letter.id);
    affix.marks.push_back(letter.mark);
  }
  return affix;
}

struct ProcliticRow {
  std::string_view text;
  bool article;
  bool opens_ending;
};

constexpr std::array<ProcliticRow, 27> proclitic_rows = {{
    {"", false, false},   {"وَ", false, false}, {"فَ", false, false},  {"سَ", false, false},
    {"وَسَ", false, false}, {"بِ", false, true},  {"لِ", false, true},   {"كَ", false, true},
    {"وَبِ", false, true},  {"وَلِ", false, true}, {"فَلِ", false, true},  {"وَكَ", false, true},
    {"فَبِ", false, true},  {"ال", true, true},  {"وَال", true, true},  {"فَال", true, true},
    {"بِال", true, true},  {"كَال", true, true}, {"وَبِال", true, true}, {"فَبِال", true, true},
    {"وَكَال", true, true}, {"لِل", true, true},  {"وَلِل", true, true},  {"فَلِل", true, true},
    {"لَ", false, false},  {"أَ", false, false}, {"فَسَ", false, false},
}};

// Sets of vowels: bit 1 fatha, 2 damma, 3 kasra, 0 none, 4 tanwin an.
constexpr ClassSet none = 1, a = 2, u = 4, i = 8, an = 16, any_case = a | u | i;

struct EncliticRow {
  std::string_view text;
  ClassSet stem_ends;
  bool ending_open;
  bool replaces_ta;
  bool harmony;
};

constexpr std::array<EncliticRow, 26> enclitic_rows = {{
    {"", 0, false, false, false},
    {"ا", an, false, false, false},
    {"هُ", any_case | none, false, true, true},
    {"هَا", any_case | none, false, true, false},
    {"هُمْ", any_case | none, false, true, true},
    {"هُمَا", any_case | none, false, true, true},
    {"هُنَّ", any_case | none, false, true, true},
    {"كَ", any_case, false, true, false},
    {"كُمْ", any_case | none, false, true, false},
    {"نَا", any_case | none, false, true, false},
    {"نِي", any_case, false, false, false},
    {"ي", i, false, true, false},
    {"ة", a, true, false, false},
    {"ات", a, true, true, false},
    {"ين", i, true, true, false},
    {"ون", u, true, true, false},
    {"ان", a, true, true, false},
    {"يّ", i, true, true, false},
    {"يَّة", i, true, true, false},
    {"يَّات", i, true, true, false},
    {"يًّا", i, false, true, false},
    {"يِّين", i, true, true, false},
    {"يُّون", i, true, true, false},
    {"تْ", a, false, false, false},
    {"وا", u, false, false, false},
    {"اتِهَا", a, false, true, false},
}};

}  // namespace

const std::vector<Proclitic>& proclitics() {
  static const std::vector<Proclitic> all = [] {
    std::vector<Proclitic> list;
    list.reserve(proclitic_rows.size());
    for (const auto& row : proclitic_rows) {
      list.push_back({affix_of(row.text), row.article, row.opens_ending});
    }
    return list;
  }();
  return all;
}

const std::vector<Enclitic>& enclitics() {
  static const std::vector<Enclitic> all = [] {
    std::vector<Enclitic> list;
    list.reserve(enclitic_rows.size());
    for (const auto& row : enclitic_rows) {
      list.push_back(
          {affix_of(row.text), row.stem_ends, row.ending_open, row.replaces_ta, row.harmony});
    }
    return list;
  }();
  return all;
}

}  // namespace rawi
