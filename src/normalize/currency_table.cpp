// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/currency_table.h"

#include <deque>

#include "core/arabic.h"
#include "core/tables.h"
#include "core/unicode.h"
#include "normalize/context.h"
#include "normalize/embedded_tables.h"

namespace rawi {
namespace {

struct Currencies {
  std::deque<Currency> all;
  TextMap<const Currency*> by_code;
  TextMap<const Currency*> by_noun;
};

std::string upper(std::string_view code) {
  std::string result(code);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

const Currencies& currencies() {
  static const Currencies built = [] {
    Currencies fresh;
    for (const TableRow& row : parse_table(embedded::currencies)) {
      Currency currency;
      currency.unit = noun_from_stem(row[1]);
      if (row[2] != "-") currency.unit.adjective = std::string(row[2]);
      if (row[3] != "-") currency.part = noun_from_stem(row[3]);
      currency.part_digits = row[4].size() - 1;
      fresh.all.push_back(std::move(currency));
      for (const std::string_view code : split_words(row[0])) {
        const bool noun =
            is_arabic_letter(to_utf32(code).front()) && code.find('.') == std::string_view::npos;
        (noun ? fresh.by_noun : fresh.by_code).emplace(code, &fresh.all.back());
      }
    }
    return fresh;
  }();
  return built;
}

}  // namespace

Noun noun_from_stem(std::string_view stem) {
  if (const auto known = find_noun(strip_marks(stem));
      known && strip_marks(known->noun.singular) == strip_marks(stem)) {
    Noun noun = known->noun;
    noun.singular = std::string(stem);
    return noun;
  }
  Noun noun;
  noun.singular = std::string(stem);
  noun.gender = stem.ends_with("ة") ? Gender::feminine : Gender::masculine;
  return noun;
}

std::optional<CurrencyAt> currency_at(const View& view, std::size_t steps) {
  constexpr std::size_t longest = 4;
  std::string text;
  std::optional<CurrencyAt> best;
  for (std::size_t i = 0; i < longest; ++i) {
    const Lexeme* lexeme = view.ahead(steps + i);
    if (lexeme == nullptr || lexeme->kind == LexemeKind::digits || (i > 0 && lexeme->space_before))
      break;
    text += lexeme->kind == LexemeKind::word ? lexeme->bare : upper(lexeme->text);
    const auto found = currencies().by_code.find(text);
    if (found != currencies().by_code.end()) best = CurrencyAt{found->second, i + 1};
  }
  return best;
}

const Currency* currency_of_noun(std::string_view bare) {
  const auto direct = currencies().by_noun.find(bare);
  if (direct != currencies().by_noun.end()) return direct->second;
  const auto known = find_noun(bare);
  if (!known) return nullptr;
  const auto found = currencies().by_noun.find(strip_marks(known->noun.singular));
  return found == currencies().by_noun.end() ? nullptr : found->second;
}

}  // namespace rawi
