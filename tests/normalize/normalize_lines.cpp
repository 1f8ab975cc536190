// SPDX-License-Identifier: GPL-3.0-or-later
// One line in, one line out: "class <tab> input <tab> params" becomes the words as they will be
// read. `params` are the grammar that a suite of single numbers means
// ("gender=f;case=obl;noun=كتاب;cur=SAR").
#include <iostream>
#include <string>

#include "core/tables.h"
#include "normalize/month_names.h"
#include "normalize/normalize.h"

namespace {

using namespace rawi;

std::string value_of(std::string_view params, std::string_view key) {
  for (const std::string_view pair : split_words(params, ';')) {
    if (pair.starts_with(key) && pair.size() > key.size() && pair[key.size()] == '=') {
      return std::string(pair.substr(key.size() + 1));
    }
  }
  return {};
}

NormalizeOptions options_of(std::string_view params) {
  NormalizeOptions options;
  if (value_of(params, "gender") == "f") options.bare_gender = Gender::feminine;
  const std::string kase = value_of(params, "case");
  if (kase == "obl" || kase.starts_with("gen")) options.bare_case = Case::genitive;
  return options;
}

bool is_numeral(std::string_view word) {
  static constexpr std::string_view numerals =
      " صفر ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاث أربع خمس ست سبع ثماني تسع عشر أحد إحدى "
      "اثنا اثنتا"
      " عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون مئة مئتا ألف مليون إحدى خمسة ";
  return numerals.find(" " + std::string(word) + " ") != std::string_view::npos;
}

/// The noun alone, without the numeral before it; of مئة كتاب وكتاب the first. Units and currencies
/// are wanted without the adjective of one.
std::string noun_part(const NormalizedText& text, std::string_view params) {
  const bool without_one = params.find("kind=") != std::string_view::npos;
  std::string line;
  for (const Token& token : text.tokens) {
    const std::string_view word = token.text;
    if (is_numeral(word) || (word.starts_with("و") && is_numeral(word.substr(2)))) continue;
    if (without_one && (word == "واحد" || word == "واحدة")) continue;
    if (!line.empty() && word.starts_with("و") && word.substr(2, 4) == line.substr(0, 4)) break;
    line += (line.empty() ? "" : " ") + token.text;
  }
  return line;
}

std::string ordinal_line(const std::string& input, const NormalizeOptions& options) {
  std::string line;
  for (const std::string& word : ordinal(input, options.bare_gender, options.bare_case)) {
    line += (line.empty() ? "" : " ") + word;
  }
  return line;
}

std::string month_line(std::string_view input) {
  const std::size_t colon = input.rfind(':');
  const std::string_view locale = input.substr(0, colon);
  const auto month = static_cast<unsigned>(std::stoi(std::string(input.substr(colon + 1))));
  MonthNames style = MonthNames::international;
  for (const std::string_view code : {"JO", "LB", "SY", "IQ", "PS"}) {
    if (locale.ends_with(code)) style = MonthNames::levant;
  }
  if (locale.ends_with("DZ") || locale.ends_with("TN")) style = MonthNames::maghreb;
  if (locale.ends_with("MA")) style = MonthNames::morocco;
  std::string line;
  for (const std::string& word : month_name(
           month, locale.starts_with("islamic") ? Calendar::hijri : Calendar::christian, style)) {
    line += (line.empty() ? "" : " ") + word;
  }
  return line;
}

std::string read_line(std::string_view kind, std::string input, std::string_view params) {
  const NormalizeOptions options = options_of(params);
  const bool digits = input.find_first_not_of("0123456789") == std::string::npos;
  if (kind == "ordinal" && digits) return ordinal_line(input, options);
  if (kind == "month_name" && input.find(':') != std::string::npos) return month_line(input);
  const std::string noun = value_of(params, "noun");
  if (digits && kind == "count_noun" && !noun.empty()) input += " " + noun;
  const std::string currency = value_of(params, "cur");
  if (!currency.empty()) {
    input += currency == "EGP" ? " جنيه" : currency == "TND" ? " دينار" : " ريال";
  }
  const NormalizedText text = normalize(input, options);
  return kind == "noun_form" ? noun_part(text, params) : to_text(text);
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const std::vector<std::string_view> cells = rawi::split_words(line, '\t');
    if (cells.size() == 1) {
      std::cout << rawi::to_text(rawi::normalize(line)) << '\n';
    } else {
      std::cout << read_line(cells[0], std::string(cells[1]), cells.size() > 2 ? cells[2] : "")
                << '\n';
    }
  }
}
