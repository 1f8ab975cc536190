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
    SignPause{"،", Pause::comma},     SignPause{"؛", Pause::semicolon},
    SignPause{":", Pause::colon},     SignPause{"–", Pause::comma},
    SignPause{"؟", Pause::question},  SignPause{"!", Pause::exclamation},
    SignPause{".", Pause::full_stop}, SignPause{"…", Pause::full_stop},
    SignPause{"(", Pause::comma},     SignPause{")", Pause::comma},
};

/// A word before which one can breathe: the higher, the better.
struct Opener {
  std::string_view word;
  int quality;
};
constexpr std::array openers{
    Opener{"لكن", 6},    Opener{"ولكن", 6},  Opener{"ثم", 6},    Opener{"بل", 6},
    Opener{"حيث", 6},    Opener{"بينما", 6}, Opener{"فيما", 6},  Opener{"إذ", 6},
    Opener{"لأن", 6},    Opener{"كما", 6},   Opener{"بعدما", 6}, Opener{"عندما", 6},
    Opener{"إلا", 5},    Opener{"حتى", 4},   Opener{"كي", 5},    Opener{"لكي", 5},
    Opener{"مما", 6},    Opener{"الذي", 5},  Opener{"التي", 5},  Opener{"الذين", 5},
    Opener{"اللذين", 5}, Opener{"أو", 3},    Opener{"أن", 3},    Opener{"إن", 4},
    Opener{"بأن", 3},    Opener{"في", 2},    Opener{"من", 2},    Opener{"إلى", 2},
    Opener{"على", 2},    Opener{"عن", 2},    Opener{"مع", 2},    Opener{"بعد", 3},
    Opener{"قبل", 3},    Opener{"منذ", 3},   Opener{"خلال", 3},  Opener{"ضد", 2},
    Opener{"بين", 2},    Opener{"عبر", 2},   Opener{"بسبب", 3},  Opener{"نتيجة", 3},
    Opener{"رغم", 4},    Opener{"وذلك", 6},  Opener{"وهو", 6},   Opener{"وهي", 6},
    Opener{"وكان", 6},   Opener{"وكانت", 6}, Opener{"وقد", 6},   Opener{"ولم", 6},
    Opener{"وأن", 5},    Opener{"وإن", 6},
};

/// Words that lean on the next one, so that no breath can follow them.
constexpr std::array leaning{
    std::string_view("في"),   std::string_view("من"),    std::string_view("إلى"),
    std::string_view("على"),  std::string_view("عن"),    std::string_view("مع"),
    std::string_view("لم"),   std::string_view("لن"),    std::string_view("لا"),
    std::string_view("ما"),   std::string_view("قد"),    std::string_view("سوف"),
    std::string_view("أن"),   std::string_view("إن"),    std::string_view("كل"),
    std::string_view("بعض"),  std::string_view("أي"),    std::string_view("هذا"),
    std::string_view("هذه"),  std::string_view("ذلك"),   std::string_view("تلك"),
    std::string_view("بين"),  std::string_view("بعد"),   std::string_view("قبل"),
    std::string_view("منذ"),  std::string_view("خلال"),  std::string_view("عند"),
    std::string_view("لدى"),  std::string_view("نحو"),   std::string_view("غير"),
    std::string_view("عبد"),  std::string_view("أبو"),   std::string_view("يا"),
    std::string_view("أو"),   std::string_view("حول"),   std::string_view("دون"),
    std::string_view("حتى"),  std::string_view("ضد"),    std::string_view("عبر"),
    std::string_view("مثل"),  std::string_view("عام"),   std::string_view("سنة"),
    std::string_view("لكن"),  std::string_view("ثم"),    std::string_view("الذي"),
    std::string_view("التي"), std::string_view("الذين"), std::string_view("كما")};

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

std::string_view without_conjunction(std::string_view bare) {
  return bare.starts_with("و") && bare.size() > 4 ? bare.substr(2) : bare;
}

bool has_article(std::string_view bare) { return bare.starts_with("ال") && bare.size() > 6; }

/// The words before and at the place belong together: a preposition and its noun, a noun and its
/// adjective, the words of one number.
bool holds_together(const Token& before, const Token& at) {
  const std::string left = strip_marks(before.text);
  const std::string right = strip_marks(at.text);
  if (std::find(leaning.begin(), leaning.end(), without_conjunction(left)) != leaning.end())
    return true;
  if (!before.rule.empty() && before.source == at.source) return true;  // written out of one number
  if (before.rule.starts_with("number")) return true;                   // number and counted noun
  return has_article(right) && !left.starts_with("و") && !has_article(left)
             ? true
             : has_article(left) && has_article(right);
}

/// How good a place before token i is for a breath: 0 none, higher is better.
int breath_quality(std::span<const Token> tokens, std::size_t i) {
  if (tokens[i].kind != TokenKind::word || i == 0) return 0;
  if (tokens[i - 1].kind == TokenKind::punctuation) return 1;
  const std::string bare = strip_marks(tokens[i].text);
  const bool together = holds_together(tokens[i - 1], tokens[i]);
  for (const Opener& opener : openers) {
    if (bare == opener.word) return together && opener.quality < 4 ? 1 : opener.quality;
  }
  if (together) return 0;
  // A conjunction و before a word of some length; short words that begin with و are mostly roots.
  return bare.starts_with("و") && bare.size() >= 8 ? 4 : 1;
}

struct Cut {
  std::size_t token = 0;
  std::size_t words = 0;  // words before it
};

/// The best place for a breath within one breath's length of `begin`, near `aim` words; where
/// nothing is good, right at `aim`.
Cut best_cut(std::span<const Token> tokens, std::size_t begin, std::size_t end, std::size_t words,
             std::size_t aim) {
  constexpr int quality_weight = 3;  // one step of quality is worth three words of distance
  Cut best;
  Cut middle;
  int best_score = 0;
  bool found = false;
  std::size_t seen = 0;
  for (std::size_t i = begin; i < end && seen <= max_clause_words; ++i) {
    const bool inside = seen >= 4 && seen + 3 <= words && is_word(tokens[i]);
    if (inside && seen <= aim) middle = {i, seen};
    const int quality = inside ? breath_quality(tokens, i) : 0;
    const int distance = static_cast<int>(seen > aim ? seen - aim : aim - seen);
    if (quality > 0 && (!found || quality * quality_weight - distance > best_score)) {
      best = {i, seen};
      best_score = quality * quality_weight - distance;
      found = true;
    }
    if (is_word(tokens[i])) ++seen;
  }
  return found ? best : middle;
}

/// Cuts tokens [begin, end), which hold more words than one breath, into as few equal parts as
/// possible, each cut moved to the best place nearby.
void split_long(std::span<const Token> tokens, Clause whole, std::vector<Clause>& clauses) {
  std::size_t words = count_words(tokens.subspan(whole.begin, whole.end - whole.begin));
  std::size_t begin = whole.begin;
  while (words > max_clause_words) {
    const std::size_t parts = (words + max_clause_words - 1) / max_clause_words;
    const Cut cut = best_cut(tokens, begin, whole.end, words, words / parts);
    clauses.push_back({begin, cut.token, Pause::breath,
                       "more than " + std::to_string(max_clause_words) + " words, breath before " +
                           tokens[cut.token].text});
    begin = cut.token;
    words -= cut.words;
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
