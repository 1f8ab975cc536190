// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/unicode.h"
#include "normalize/context.h"
#include "normalize/noun_lexicon.h"
#include "normalize/spelling.h"

namespace rawi {
namespace {

const Lexeme* word_at(const std::vector<Lexeme>& lexemes, std::size_t at) {
  return at < lexemes.size() && lexemes[at].kind == LexemeKind::word ? &lexemes[at] : nullptr;
}

bool contains(std::initializer_list<std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_definite_next(const std::vector<Lexeme>& lexemes, std::size_t at) {
  const Lexeme* next = word_at(lexemes, at + 1);
  return next != nullptr && (next->bare.starts_with("ال") || next->bare.starts_with("هذ") ||
                             next->bare.starts_with("هؤ"));
}

/// After these the clause is reported speech or a new start, which takes إنَّ (Wright II § 36).
bool takes_inna(std::string_view bare) {
  const std::string_view word = without_conjunction(bare);
  return contains({"قال", "قالت", "قالوا", "يقول", "تقول", "يقولون", "القول", "قائلا", "قائلة",
                   "حيث", "إذ", "ألا", "قلت", "نقول", "بالقول", "والله"},
                  word);
}

/// ان, with or without pronoun and particles.
std::optional<Repair> repair_an(const std::vector<Lexeme>& lexemes, std::size_t at) {
  static constexpr std::array pronouns{std::string_view(""),    std::string_view("ه"),
                                       std::string_view("ها"),  std::string_view("هم"),
                                       std::string_view("هن"),  std::string_view("نا"),
                                       std::string_view("ك"),   std::string_view("كم"),
                                       std::string_view("هما"), std::string_view("ني")};
  std::string_view word = lexemes[at].bare;
  std::string particle;
  for (const std::string_view prefix : {"و", "ف", "ل", "ب"}) {
    if (word.starts_with(prefix) && word.size() > 4 && word.substr(2).starts_with("ان")) {
      particle = prefix;
      word.remove_prefix(2);
      break;
    }
  }
  if (!word.starts_with("ان")) return std::nullopt;
  const std::string_view pronoun = word.substr(4);
  if (std::find(pronouns.begin(), pronouns.end(), pronoun) == pronouns.end()) return std::nullopt;
  if (particle == "ف" && pronoun.empty()) return std::nullopt;  // the name Van
  if (!particle.empty() && (pronoun == "ك" || pronoun == "كم")) return std::nullopt;
  if (particle == "ب" && pronoun.empty() && !is_definite_next(lexemes, at)) return std::nullopt;
  bool inna = particle == "ف";
  if (particle.empty()) {
    const bool starts = at == 0 || (lexemes[at - 1].kind == LexemeKind::sign &&
                                    contains({".", ":", "؟", "!"}, lexemes[at - 1].text));
    std::size_t before = at;
    while (before > 0 && lexemes[before - 1].kind == LexemeKind::sign &&
           lexemes[before - 1].text == "\"")
      --before;
    const bool alone = lexemes.size() == 1;
    // at the head of a text a verb in the subjunctive still means أن
    const Lexeme* next = word_at(lexemes, at + 1);
    const bool verb_next = next != nullptr && pronoun.empty() &&
                           contains({"ي", "ت", "ن"}, next->bare.substr(0, 2)) &&
                           !has_article(next->bare);
    inna =
        !alone && ((starts && !verb_next) || (before > 0 && takes_inna(lexemes[before - 1].bare)));
  }
  const std::string right = particle + (inna ? "إن" : "أن") + std::string(pronoun);
  return Repair{right,
                inna ? "إن after speech or at the head of a sentence" : "أن inside a sentence"};
}

bool is_verbal_noun(std::string_view bare) {
  const std::u32string word = to_utf32(bare);
  return word.size() >= 5 && (word[0] == U'ا' || word[0] == U'إ') &&
         (word[word.size() - 2] == U'ا' || word[word.size() - 3] == U'ا');
}

}  // namespace

std::optional<Repair> repair_in_context(const std::vector<Lexeme>& lexemes, std::size_t at) {
  const std::string& bare = lexemes[at].bare;
  if (bare.size() < 4 || bare.size() > 14) return std::nullopt;
  if (bare.find("ان") != std::string::npos) {
    if (auto an = repair_an(lexemes, at)) return an;
  }
  const Lexeme* before = at > 0 ? word_at(lexemes, at - 1) : nullptr;
  const Lexeme* next = word_at(lexemes, at + 1);
  if ((bare == "لدي" || bare == "مدي") && is_definite_next(lexemes, at)) {
    return Repair{bare == "لدي" ? "لدى" : "مدى", "alif maqsura before a definite noun"};
  }
  // الراي is music and a newspaper, تامين two complete ones
  if (bare == "الراي" && next != nullptr && next->bare == "العام")
    return Repair{"الرأي", "hamza: public opinion"};
  if (bare == "تامين" && is_definite_next(lexemes, at))
    return Repair{"تأمين", "hamza of a verbal noun before a definite noun"};
  if (lexemes.size() == 1 && bare.ends_with("ه") && bare.size() >= 8 &&
      !repair_word(bare)) {  // a heading of one word has no pronoun
    const std::string with_ta = bare.substr(0, bare.size() - 2) + "ة";
    const bool participle = bare.starts_with("م") && bare.size() >= 10;
    if (find_noun(with_ta) || is_frequent_word(with_ta) || participle)
      return Repair{with_ta, "ta marbuta"};
  }
  if (bare == "ارجاء") {
    const bool parts =
        before != nullptr &&
        contains({"في", "من", "كل", "جميع", "شتى", "مختلف", "كافة", "إلى كل"}, before->bare);
    return Repair{parts ? "أرجاء" : "إرجاء",
                  parts ? "plural noun: parts" : "verbal noun of the fourth form"};
  }
  if (bare == "اثر") {
    const bool after = next != nullptr && (is_verbal_noun(next->bare) || !has_article(next->bare));
    return Repair{after ? "إثر" : "أثر", after ? "in the wake of, before a noun" : "hamza"};
  }
  if (bare == "حضر" && is_definite_next(lexemes, at) && before != nullptr &&
      contains({"تم", "يتم", "قرار", "قرر"}, before->bare)) {
    return Repair{"حظر", "ban, after تم"};
  }
  return std::nullopt;
}

}  // namespace rawi
