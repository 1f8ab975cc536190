// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/clauses.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/arabic.h"

namespace rawi {
namespace {

/// What a sign does to the voice where it ends a clause.
struct SignPause {
  std::string_view sign;
  Pause pause;
};
constexpr std::array sign_pauses{
    SignPause{"،", Pause::comma},       SignPause{"؛", Pause::semicolon}, SignPause{":", Pause::colon},
    SignPause{"–", Pause::comma},       SignPause{"؟", Pause::question},  SignPause{"!", Pause::exclamation},
    SignPause{".", Pause::full_stop},   SignPause{"…", Pause::full_stop}, SignPause{"(", Pause::comma},
    SignPause{")", Pause::comma},
};

/// Words that open a new thought, the better ones first.
constexpr std::array openers{
    std::string_view("لكن"),  std::string_view("ولكن"), std::string_view("ثم"),   std::string_view("حيث"),
    std::string_view("بينما"), std::string_view("فيما"), std::string_view("كما"),  std::string_view("إذ"),
    std::string_view("لأن"),  std::string_view("حتى"),  std::string_view("الذي"), std::string_view("التي"),
    std::string_view("الذين"), std::string_view("بعدما"), std::string_view("عندما"), std::string_view("إلا"),
};

std::optional<Pause> pause_of(const Token& token) {
  if (token.kind != TokenKind::punctuation) return std::nullopt;
  for (const SignPause& entry : sign_pauses) {
    if (entry.sign == token.text) return entry.pause;
  }
  return std::nullopt;
}

bool is_word(const Token& token) { return token.kind != TokenKind::punctuation; }

std::size_t count_words(std::span<const Token> tokens) {
  return static_cast<std::size_t>(std::count_if(tokens.begin(), tokens.end(), is_word));
}

/// How good a place before this token is for a breath: 0 none, higher is better.
int breath_quality(const Token& token) {
  if (token.kind != TokenKind::word) return 0;
  const std::string bare = strip_marks(token.text);
  for (const std::string_view opener : openers) {
    if (bare == opener) return 3;
  }
  // A conjunction و before a word of some length; short words that begin with و are mostly roots.
  return bare.starts_with("و") && bare.size() >= 10 ? 2 : 1;
}

/// Cuts tokens [begin, end), which hold more words than one breath, into as few equal parts as
/// possible, each cut moved to the best place nearby.
void split_long(std::span<const Token> tokens, Clause whole, std::vector<Clause>& clauses) {
  std::size_t words = count_words(tokens.subspan(whole.begin, whole.end - whole.begin));
  std::size_t begin = whole.begin;
  while (words > max_clause_words) {
    const std::size_t parts = (words + max_clause_words - 1) / max_clause_words;
    const std::size_t aim = words / parts;
    std::size_t best = begin;
    int best_quality = 0;
    std::size_t best_distance = 0;
    std::size_t seen = 0;
    std::size_t best_seen = 0;
    for (std::size_t i = begin; i < whole.end && seen <= max_clause_words; ++i) {
      const std::size_t distance = seen > aim ? seen - aim : aim - seen;
      const int quality = breath_quality(tokens[i]);
      const bool nearby = seen >= 4 && seen + 3 <= words && distance <= 8;
      if (nearby && (quality > best_quality || (quality == best_quality && distance < best_distance))) {
        best = i;
        best_quality = quality;
        best_distance = distance;
        best_seen = seen;
      }
      if (is_word(tokens[i])) ++seen;
    }
    if (best == begin) break;
    clauses.push_back({begin, best, Pause::breath,
                       "more than " + std::to_string(max_clause_words) + " words, breath before " +
                           tokens[best].text});
    begin = best;
    words -= best_seen;
  }
  clauses.push_back({begin, whole.end, whole.pause, whole.reason});
}

}  // namespace

std::vector<Clause> cut_into_clauses(std::span<const Token> tokens) {
  std::vector<Clause> raw;
  Clause open{0, 0, Pause::full_stop, "end of the text"};
  std::optional<std::size_t> sign;  // the sign that will end the open clause
  bool has_word = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_word(tokens[i])) {
      if (has_word && sign) {
        raw.push_back({open.begin, i, *pause_of(tokens[*sign]), tokens[*sign].text});
        open.begin = i;
        sign.reset();
      }
      has_word = true;
    } else if (const auto pause = pause_of(tokens[i]); pause && has_word) {
      if (!sign || *pause > *pause_of(tokens[*sign])) sign = i;
    }
  }
  open.end = tokens.size();
  if (sign && *pause_of(tokens[*sign]) >= Pause::question) {
    open.pause = *pause_of(tokens[*sign]);
    open.reason = tokens[*sign].text;
  }
  raw.push_back(open);

  std::vector<Clause> clauses;
  for (const Clause& clause : raw) split_long(tokens, clause, clauses);
  return clauses;
}

}  // namespace rawi
