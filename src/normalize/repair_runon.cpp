// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables.h"
#include "core/unicode.h"
#include "normalize/embedded_tables.h"
#include "normalize/noun_lexicon.h"
#include "normalize/spelling.h"

namespace rawi {
namespace {

const TableKeys& frequent_words() {
  static const TableKeys built(embedded::frequent_words);
  return built;
}

bool is_known(std::string_view word) {
  return is_frequent_word(word) || find_noun(word).has_value();
}

/// Only the final shape of a word has these letters.
bool is_final_letter(char32_t c) { return c == U'ة' || c == U'ى'; }

/// Letters that do not join to the left, after which a missing space is hard to see.
bool is_non_joining(char32_t c) {
  return std::u32string_view(U"ادذرزوأإآءؤ").find(c) != std::u32string_view::npos;
}

}  // namespace

bool is_frequent_word(std::string_view bare) { return frequent_words().contains(bare); }

std::size_t run_on_cut(std::string_view bare) {
  constexpr std::size_t longest = 64;  // no two words are longer
  if (bare.size() < 14 || bare.size() > longest || is_frequent_word(bare)) return 0;
  constexpr std::size_t shortest = 6;
  if (bare.starts_with("عبدال") && bare.size() >= 18) return std::string_view("عبد").size();
  for (std::size_t cut = shortest; cut + shortest <= bare.size(); cut += 2) {
    const std::string_view first = bare.substr(0, cut);
    const std::string_view second = bare.substr(cut);
    const char32_t last = code_point_at(bare, cut - 2).value;
    const bool particle = second == "على" || second == "إلى" || second == "الى" ||
                          second == "التي" || second == "الذي";
    if (is_final_letter(last) && is_known(second)) return cut;
    const bool article = second.starts_with("ال") && second.size() >= 12;
    if (article && first.size() >= 8 && is_known(first) &&
        (is_known(second) || is_known(second.substr(4))))
      return cut;
    const bool both_long = first.size() >= 10 && second.size() >= 10 && bare.size() >= 24;
    if (both_long && is_frequent_word(first) && is_frequent_word(second)) return cut;
    if (both_long && first.ends_with("ات") && is_known(first) && is_known(second)) return cut;
    const bool gap = is_non_joining(last) && first.starts_with("ال") && first.size() >= 10 &&
                     is_frequent_word(first) && is_frequent_word(second);
    if (gap && (particle || (second.size() >= 10 && !first.ends_with("و")))) return cut;
  }
  return 0;
}

}  // namespace rawi
