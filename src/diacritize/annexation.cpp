// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/annexation.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/tables.h"
#include "core/unicode.h"
#include "diacritize/embedded_tables.h"

namespace rawi {
namespace {

enum class Kind { other, name, word, link, particle };

/// Letters as a key of the table: one byte per letter id.
using Letters = std::string;

Letters key_of(std::span<const LetterId> ids) { return {ids.begin(), ids.end()}; }

Kind kind_named(std::string_view name) {
  if (name == "name") return Kind::name;
  if (name == "word") return Kind::word;
  return name == "link" ? Kind::link : Kind::particle;
}

const std::unordered_map<Letters, Kind>& table() {
  static const std::unordered_map<Letters, Kind> built = [] {
    std::unordered_map<Letters, Kind> fresh;
    for (const TableRow& row : parse_table(embedded::person_names)) {
      for (const std::string_view word : split_words(row[1])) {
        Letters letters;
        for (const char32_t c : to_utf32(word)) letters.push_back(static_cast<char>(letter_id(c)));
        fresh.emplace(letters, kind_named(row[0]));
      }
    }
    return fresh;
  }();
  return built;
}

Kind kind_of(std::span<const LetterId> ids) {
  const auto found = table().find(key_of(ids));
  return found == table().end() ? Kind::other : found->second;
}

bool is_name(Kind kind) { return kind == Kind::name || kind == Kind::word; }

/// The kind of a word that may have a conjunction or preposition of one letter in front.
Kind kind_behind_clitic(std::span<const LetterId> ids) {
  const Kind whole = kind_of(ids);
  if (whole != Kind::other || ids.size() < 3) return whole;
  constexpr LetterId clitics[] = {letter::waw, letter::fa, letter::ba, letter::lam, letter::kaf};
  const bool clitic =
      std::find(std::begin(clitics), std::end(clitics), ids[0]) != std::end(clitics);
  const Kind rest = clitic ? kind_of(ids.subspan(1)) : Kind::other;
  return is_name(rest) ? rest : Kind::other;
}

/// A token and its decoded marks.
struct View {
  std::span<const LetterId> ids;
  std::span<const MarkClass> marks;

  [[nodiscard]] std::size_t size() const { return ids.size(); }
  /// Letter and vowel counted from the end, the last being 0; 0 before the first.
  [[nodiscard]] LetterId letter_at(std::size_t back) const {
    return back < size() ? ids[size() - 1 - back] : LetterId{0};
  }
  [[nodiscard]] int vowel_at(std::size_t back) const {
    return back < size() ? marks[size() - 1 - back] % 7 : 0;
  }
};

constexpr int fatha = 1, kasra = 3, fathatan = 4, dammatan = 5, kasratan = 6;

bool has_article(const View& word) {
  return word.size() > 4 && word.ids[0] == letter::alif && word.ids[1] == letter::lam;
}

bool has_tanwin(const View& word) {
  return word.size() > 1 && (word.vowel_at(0) >= fathatan || word.vowel_at(1) == fathatan);
}

bool ends_in_sukun(const View& word) { return sukun_shows(word.ids, word.marks, word.size() - 1); }

/// Attached pronouns (كم هم هن تم) that end in a sukun.
bool has_pronoun(const View& word) {
  const LetterId before = word.letter_at(1);
  return word.letter_at(0) == letter::mim &&
         (before == letter::ha || before == letter::kaf || before == letter::ta);
}

/// قَالَتْ, وَمِئَتَيْ, فَاكْتُبْ.
bool is_verb_or_dual(const View& word) {
  const bool after_fatha = word.vowel_at(1) == fatha;
  if (after_fatha && (word.letter_at(0) == letter::ta || word.letter_at(0) == letter::ya)) {
    return true;
  }
  const bool conjunction = word.ids[0] == letter::fa || word.ids[0] == letter::waw;
  return conjunction && word.ids[1] == letter::alif && word.size() > 4 &&
         sukun_shows(word.ids, word.marks, 2);
}

bool is_unknown_with_long_vowel(const View& word, const KnownWords* known) {
  if (known == nullptr || word.size() < 4 || has_tanwin(word)) return false;
  const LetterId last = word.letter_at(0), before = word.letter_at(1);
  if (last != letter::alif) return false;
  // Attached pronouns and endings of verbs (ها نا وا تا ما) are no part of a name.
  constexpr LetterId endings[] = {letter::ha, letter::nun, letter::waw, letter::ta, letter::mim};
  if (std::find(std::begin(endings), std::end(endings), before) != std::end(endings)) return false;
  return known->word(word.ids).readings.empty();
}

/// بِلُوكْسِمْبُورْغْ, where the letters after the clitic are a word of the list.
bool has_clitic(const View& word, const KnownWords* known) {
  const LetterId first = word.ids[0];
  const int vowel = word.marks[0] % 7;
  const bool kasra_clitic = (first == letter::ba || first == letter::lam) && vowel == kasra;
  const bool fatha_clitic =
      (first == letter::waw || first == letter::fa || first == letter::kaf) && vowel == fatha;
  return known != nullptr && (kasra_clitic || fatha_clitic) &&
         !known->word(word.ids.subspan(1)).readings.empty();
}

bool is_foreign_name(const View& word, const KnownWords* known) {
  if (word.size() < 3 || has_article(word) || has_clitic(word, known)) return false;
  if (kind_of(word.ids) == Kind::particle) return false;
  if (!ends_in_sukun(word)) return is_unknown_with_long_vowel(word, known);
  return !has_pronoun(word) && !is_verb_or_dual(word);
}

/// Names in -ī: مرسي, عبادي. Verbs begin with the letters of the present.
bool is_name_in_ya(const View& word) {
  constexpr LetterId present[] = {letter::ya, letter::ta, letter::nun, letter::alif_hamza};
  const bool verb =
      std::find(std::begin(present), std::end(present), word.ids[0]) != std::end(present);
  return word.size() > 3 && word.letter_at(0) == letter::ya && word.vowel_at(1) == kasra && !verb;
}

/// True where `next` is the second name of a man, whose given name is of the kind `first`: after
/// what may be a common word, an adjective in -iyyun is no name.
bool is_second_name(const View& next, Kind first, const KnownWords* known) {
  const Kind kind = kind_of(next.ids);
  if (kind == Kind::particle) return false;
  if (kind != Kind::other) return true;
  if (has_article(next)) return next.vowel_at(0) != fatha;
  const bool adjective = first == Kind::word && has_tanwin(next);
  return (is_name_in_ya(next) && !adjective && !has_clitic(next, known)) ||
         is_foreign_name(next, known);
}

}  // namespace

void settle_annexed_names(std::span<const DecoderToken> tokens, const KnownWords* known,
                          std::span<DecodedWord> words) {
  const auto view = [&](std::size_t i) { return View{tokens[i].ids, words[i].marks}; };
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const View word = view(i), next = view(i + 1);
    const int ending = word.size() > 1 ? word.vowel_at(0) : 0;
    if ((ending != dammatan && ending != kasratan) || next.size() < 2) continue;
    const auto bare = static_cast<MarkClass>(words[i].marks.back() - 3);
    if (!holds(tokens[i].open.back(), bare)) continue;
    const Kind kind = kind_behind_clitic(word.ids);
    const bool adjective = kind == Kind::word && i > 0 && has_tanwin(view(i - 1));
    const bool nisba = word.letter_at(0) == letter::ya;
    const bool annexed = is_name(kind) && !adjective ? is_second_name(next, kind, known)
                                                     : !nisba && is_foreign_name(next, known);
    if (annexed) words[i].marks.back() = bare;
  }
}

}  // namespace rawi
