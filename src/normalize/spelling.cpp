// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/spelling.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "core/arabic.h"
#include "core/tables.h"
#include "core/unicode.h"
#include "normalize/context.h"
#include "normalize/embedded_tables.h"
#include "normalize/noun_lexicon.h"
#include "normalize/wrong_words.h"

namespace rawi {
namespace {

std::string with_last(std::string_view word, std::string_view last) {
  return std::string(word.substr(0, word.size() - 2)) + std::string(last);
}

std::string_view reason_of(char kind) {
  switch (kind) {
    case 'h':
    case 'u':
    case 'x':
      return "hamza: no other word looks like it";
    case 'w':
      return "hamzat wasl takes no hamza";
    case 't':
    case 'T':
      return "ta marbuta: no word with a ha looks like it";
    case 'y':
      return "ya with its dots";
    default:
      return "ظ and ذ: no other word looks like it";
  }
}

struct Evidence {
  WrongWords by_wrong{embedded::spelling_evidence};
  TableKeys right{embedded::spelling_evidence};    // words of the evidence
  TableKeys ending_ha{embedded::spelling_words};   // words with a ha of their own
  TableKeys rejected{embedded::spelling_rejected};  // words of their own that look damaged
  TextMap<Repair> by_hand;

  Evidence() {
    for (const TableRow& row : parse_table(embedded::spelling_pairs)) {
      by_hand.emplace(row[0], Repair{std::string(row[1]), std::string(row[2])});
    }
  }
};

const Evidence& evidence() {
  static const Evidence built;
  return built;
}

std::optional<WrongWord> find_wrong(std::string_view word) {
  if (evidence().rejected.contains(word)) return std::nullopt;
  return evidence().by_wrong.find(word);
}

constexpr std::array prefixes{
    std::string_view(""),     std::string_view("ال"), std::string_view("وال"),
    std::string_view("بال"),  std::string_view("لل"), std::string_view("فال"),
    std::string_view("كال"),  std::string_view("و"),  std::string_view("ب"),
    std::string_view("ل"),    std::string_view("وب"), std::string_view("ول"),
    std::string_view("وبال"), std::string_view("ولل")};
constexpr std::array suffixes{
    std::string_view(""),   std::string_view("ه"),   std::string_view("ها"),
    std::string_view("هم"), std::string_view("نا"),  std::string_view("ت"),
    std::string_view("ات"), std::string_view("ين"),  std::string_view("ون"),
    std::string_view("ته"), std::string_view("تها"), std::string_view("ان")};

/// Every cut into particles, stem and ending; the stem must be in the evidence.
bool is_right_stem(std::string_view stem) {
  return evidence().right.contains(stem) || is_frequent_word(stem) ||
         evidence().right.contains(std::string(stem) + "ة");
}

/// Some cut of the word gives a stem that is spelled well.
bool has_right_stem(std::string_view bare) {
  for (const std::string_view prefix : prefixes) {
    if (!bare.starts_with(prefix) || bare.size() < prefix.size() + 6) continue;
    const std::string_view rest = bare.substr(prefix.size());
    for (const std::string_view suffix : suffixes) {
      if (!rest.ends_with(suffix) || rest.size() < suffix.size() + 8) continue;
      if (is_right_stem(rest.substr(0, rest.size() - suffix.size()))) return true;
    }
  }
  return false;
}

std::optional<Repair> repair_stem(std::string_view bare) {
  if (has_right_stem(bare)) return std::nullopt;
  for (const std::string_view prefix : prefixes) {
    if (!bare.starts_with(prefix) || bare.size() < prefix.size() + 6) continue;
    const std::string_view rest = bare.substr(prefix.size());
    for (const std::string_view suffix : suffixes) {
      if (!rest.ends_with(suffix) || rest.size() < suffix.size() + (suffix.empty() ? 6 : 8))
        continue;
      const std::string_view stem = rest.substr(0, rest.size() - suffix.size());
      const auto found = find_wrong(stem);
      if (!found || (stem.starts_with("ال") && !suffix.empty())) continue;
      if (found->kind == 'x' && !suffix.empty()) continue;
      if (found->kind == 'u' && !suffix.empty() && suffix != "ين" && suffix != "ون" &&
          suffix != "ه" && suffix != "ها")
        continue;
      const bool tail_kind = std::string_view("tTya").find(found->kind) != std::string_view::npos;
      if (tail_kind && !suffix.empty()) continue;
      const bool one_letter = prefix.size() == 2;
      const bool first_letter = stem.substr(0, 2) != found->right.substr(0, 2);
      const bool dots = found->kind == 'z' || found->kind == 'd';
      if ((one_letter || !suffix.empty()) && (!first_letter || dots)) continue;
      if (one_letter &&
          (!suffix.empty() || !(is_frequent_word(found->right) || find_noun(found->right))))
        continue;
      if (stem.starts_with("ال") &&
          (found->right.starts_with("أل") || found->right.starts_with("إل")))
        continue;
      if (one_letter && stem.size() < 8) continue;

      const bool last_letter = stem.substr(stem.size() - 2) !=
                               found->right.substr(found->right.size() - 2);
      if (last_letter && !suffix.empty()) continue;  // تخطاه is تخطى with a pronoun
      return Repair{std::string(prefix) + std::string(found->right) + std::string(suffix),
                    std::string(reason_of(found->kind))};
    }
  }
  return std::nullopt;
}

/// متداخله, مكرره: a participle of a root that does not end in ha (شبه، نزه، فقه، كره ... do).
bool is_participle_with_ta(std::string_view core) {
  if (!core.starts_with("م") || core.size() < 10) return false;
  const std::string_view stem = core.substr(0, core.size() - 2);
  for (const std::string_view root :
       {"شب",  "شاب", "شبو", "نز",  "فق", "كر", "كار", "كرو", "عتو", "شو", "وج",
        "واج", "نب",  "نتب", "شتب", "رف", "تف", "سف",  "دل",  "تج",  "تبا"}) {
    if (stem.ends_with(root)) return false;
  }
  return true;
}

/// الـ and ه at the end exclude a pronoun, so the ha is a ta marbuta, but for words with a ha of
/// their own.
std::optional<Repair> repair_definite_ha(std::string_view bare) {
  if (!bare.ends_with("ه") || !has_article(bare)) return std::nullopt;
  const std::string core = noun_core(bare);
  if (core.size() < 8 || evidence().ending_ha.contains(core) || core == bare) return std::nullopt;
  const std::string with_ta = with_last(core, "ة");
  const bool ta_seen = find_noun(with_ta) || evidence().right.contains(with_ta) ||
                       is_frequent_word(with_ta) || is_frequent_word(with_last(bare, "ة")) ||
                       is_right_stem(core.substr(0, core.size() - 2)) ||
                       find_noun(core.substr(0, core.size() - 2)) || is_participle_with_ta(core);
  if (!ta_seen || find_noun(core)) return std::nullopt;
  return Repair{with_last(bare, "ة"),
                "a word with the article takes no pronoun, so its ha is ta marbuta"};
}

/// A marked word with other letters: `right` has as many letters.
std::string carry_marks(std::string_view text, std::string_view right) {
  const std::u32string letters = to_utf32(right);
  std::u32string result;
  std::size_t i = 0;
  for (const char32_t c : to_utf32(text)) {
    if (is_mark(c)) {
      result.push_back(c);
    } else if (i < letters.size()) {
      result.push_back(letters[i++]);
    }
  }
  return to_utf8(result);
}

void warn(std::vector<Warning>& warnings, const Lexeme& lexeme, std::string_view right,
          std::string_view reason) {
  warnings.push_back({"spelling",
                      lexeme.bare + " -> " + std::string(right) + ": " + std::string(reason),
                      lexeme.source});
}

/// Replaces a lexeme by the words of a repair; with a space it becomes two that share their source.
void apply(std::vector<Lexeme>& lexemes, std::size_t at, const Repair& repair,
           std::vector<Warning>& warnings) {
  warn(warnings, lexemes[at], repair.right, repair.reason);
  Lexeme& lexeme = lexemes[at];
  lexeme.rule = "spelling: " + repair.reason;
  const std::vector<std::string_view> words = split_words(repair.right);
  if (words.size() == 1) {
    lexeme.text = carry_marks(lexeme.text, repair.right);
    lexeme.bare = repair.right;
    return;
  }
  const Lexeme original = lexeme;
  lexeme.text = lexeme.bare = std::string(words[0]);
  for (std::size_t i = 1; i < words.size(); ++i) {
    Lexeme next = original;
    next.text = next.bare = std::string(words[i]);
    next.space_before = true;
    lexemes.insert(lexemes.begin() + static_cast<std::ptrdiff_t>(at + i), std::move(next));
  }
}

}  // namespace

bool is_vocalized(const Lexeme& lexeme) {
  std::size_t marks = 0;
  for (const char32_t c : to_utf32(lexeme.text)) marks += is_mark(c) ? 1U : 0U;
  return marks >= 2;
}

std::optional<Repair> repair_word(std::string_view bare) {
  const auto by_hand = evidence().by_hand.find(bare);
  if (by_hand != evidence().by_hand.end()) return by_hand->second;
  if (bare.size() > 6) {
    for (const std::string_view particle : {"و", "ال", "وال", "بال", "لل"}) {
      if (!bare.starts_with(particle) || is_frequent_word(bare)) continue;
      const auto found = evidence().by_hand.find(bare.substr(particle.size()));
      if (found != evidence().by_hand.end())
        return Repair{std::string(particle) + found->second.right, found->second.reason};
    }
  }
  constexpr std::size_t longest = 64;
  if (bare.size() < 6 || bare.size() > longest || is_frequent_word(bare) ||
      evidence().right.contains(bare) || evidence().rejected.contains(bare))
    return std::nullopt;
  if (auto stem = repair_stem(bare)) return stem;
  if (auto ha = repair_definite_ha(bare)) return ha;
  return std::nullopt;
}

namespace {

/// A word to cut in two: its lexeme and the byte where the first part ends; 0 for a repair with a
/// space.
using Cut = std::pair<std::size_t, std::size_t>;

/// Puts the words of one cut lexeme at the end of `whole`, each repaired by itself.
void append_parts(std::vector<Lexeme>& whole, Lexeme lexeme, std::size_t cut,
                  std::vector<Warning>& warnings) {
  const std::string bare = lexeme.bare;
  const Repair repair =
      cut == 0 ? *repair_word(bare)
               : Repair{bare.substr(0, cut) + " " + bare.substr(cut), "two words run together"};
  std::vector<Lexeme> parts{std::move(lexeme)};
  apply(parts, 0, repair, warnings);
  for (Lexeme& part : parts) {
    const auto inner = part.bare.size() > 4 ? repair_word(part.bare) : std::nullopt;
    if (inner && inner->right.find(' ') == std::string::npos) part.text = part.bare = inner->right;
    whole.push_back(std::move(part));
  }
}

void cut_run_ons(std::vector<Lexeme>& lexemes, const std::vector<Cut>& cuts,
                 std::vector<Warning>& warnings) {
  std::vector<Lexeme> whole;
  whole.reserve(lexemes.size() + cuts.size() * 2);
  std::size_t next = 0;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (next < cuts.size() && cuts[next].first == i) {
      append_parts(whole, std::move(lexemes[i]), cuts[next].second, warnings);
      ++next;
    } else {
      whole.push_back(std::move(lexemes[i]));
    }
  }
  lexemes = std::move(whole);
}

}  // namespace

void repair_spelling(std::vector<Lexeme>& lexemes, std::vector<Warning>& warnings) {
  repair_spacing(lexemes, warnings);
  std::vector<Cut> cuts;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (lexemes[i].kind != LexemeKind::word || is_vocalized(lexemes[i])) continue;
    auto repair = repair_in_context(lexemes, i);
    if (!repair) repair = repair_word(lexemes[i].bare);
    if (repair && repair->right.find(' ') == std::string::npos) {
      apply(lexemes, i, *repair, warnings);
    } else if (repair) {
      cuts.emplace_back(i, 0);
    } else if (const std::size_t cut = run_on_cut(lexemes[i].bare); cut > 0) {
      cuts.emplace_back(i, cut);
    }
  }
  if (!cuts.empty()) cut_run_ons(lexemes, cuts, warnings);
}

}  // namespace rawi
