// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/tables.h"
#include "core/unicode.h"
#include "normalize/context.h"
#include "normalize/embedded_tables.h"
#include "normalize/letter_names.h"
#include "normalize/noun_lexicon.h"

namespace rawi {
namespace {

struct LatinWord {
  std::string vocalized;
  char gender = '-';
};

std::string lower(std::string_view word) {
  std::string result(word);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

const TextMap<LatinWord>& latin_words() {
  static const TextMap<LatinWord> built = [] {
    TextMap<LatinWord> fresh;
    for (const TableRow& row : parse_table(embedded::latin)) {
      fresh.emplace(row[0], LatinWord{std::string(row[1]), row[2].front()});
    }
    return fresh;
  }();
  return built;
}

/// As written first; in small letters only words that are no acronym ("who" is not WHO).
const LatinWord* find_latin(std::string_view word) {
  const auto exact = latin_words().find(word);
  if (exact != latin_words().end()) return &exact->second;
  if (word.size() < 5) return nullptr;
  std::string capital = lower(word);
  capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
  const auto found = latin_words().find(capital);
  return found == latin_words().end() ? nullptr : &found->second;
}

const TextMap<std::string>& letters() {
  static const TextMap<std::string> built = [] {
    TextMap<std::string> fresh;
    for (const TableRow& row : parse_table(embedded::letters)) fresh.emplace(row[0], row[1]);
    return fresh;
  }();
  return built;
}

bool all_capitals(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool has_vowel(std::string_view word) {
  return word.find_first_of("aeiouyAEIOUY") != std::string_view::npos;
}

/// Value of a Roman numeral in capitals, 0 where it is none.
int roman_value(std::string_view word) {
  static constexpr std::string_view digits = "IVXLCDM";
  static constexpr std::array values{1, 5, 10, 50, 100, 500, 1000};
  int total = 0;
  int last = 0;
  for (std::size_t i = word.size(); i-- > 0;) {
    const std::size_t digit = digits.find(word[i]);
    if (digit == std::string_view::npos) return 0;
    const int value = values[digit];
    total += value < last ? -value : value;
    last = std::max(last, value);
  }
  return total;
}

struct Ruler {
  Gender gender = Gender::masculine;
  bool found = false;
};

/// What the Roman numeral ranks: a ruler by name or a noun with article.
Ruler ruler_before(const View& view) {
  const Lexeme* before = view.previous();
  if (before == nullptr) return {};
  if (before->kind == LexemeKind::foreign) {
    const LatinWord* word = find_latin(before->text);
    if (word == nullptr || word->gender == '-') return {};
    return {word->gender == 'f' ? Gender::feminine : Gender::masculine, true};
  }
  if (before->kind != LexemeKind::word) return {};
  // على X, منصة X: a letter that is a name ranks nothing
  const std::string reason = case_and_reason(view).reason;
  const bool letter = view.ahead(0)->text.size() == 1;
  if (!has_article(before->bare) &&
      (reason.starts_with("after ") || (letter && reason.starts_with("in construct"))))
    return {};
  static constexpr std::array queens{
      std::string_view("إليزابيث"), std::string_view("اليزابيث"),  std::string_view("فيكتوريا"),
      std::string_view("كاترين"),   std::string_view("ماري"),      std::string_view("آن"),
      std::string_view("مارغريت"),  std::string_view("كليوباترا"), std::string_view("إيزابيلا")};
  const std::string core = noun_core(before->bare);
  if (std::find(queens.begin(), queens.end(), core) != queens.end())
    return {Gender::feminine, true};
  if (const auto known = find_noun(core); known && has_article(before->bare))
    return {known->noun.gender, true};
  return {guess_gender(core, NounForm::singular), true};
}

}  // namespace

std::optional<std::string> letter_name(std::string_view letter) {
  std::string key(letter);
  if (key.size() == 1 && key[0] >= 'a' && key[0] <= 'z')
    key[0] = static_cast<char>(key[0] - 'a' + 'A');
  const auto found = letters().find(key);
  return found == letters().end() ? std::nullopt : std::optional(citation(found->second));
}

std::optional<Words> spelled_letters(std::string_view word) {
  Words words;
  for (const char c : word) {
    const auto name = letter_name(std::string_view(&c, 1));
    if (!name) return std::nullopt;
    words.push_back(*name);
  }
  return words;
}

std::optional<Reading> read_roman(const View& view) {
  const Lexeme* lexeme = view.ahead(0);
  if (lexeme == nullptr || lexeme->kind != LexemeKind::foreign || view.is_digits(1))
    return std::nullopt;
  const int value = roman_value(lexeme->text);
  if (value < 1 || value > 100 || lexeme->text == "C" || lexeme->text == "D" || lexeme->text == "M")
    return std::nullopt;
  const Ruler ruler = ruler_before(view);
  if (!ruler.found) return std::nullopt;
  Reading reading{1, {}, std::nullopt, ""};
  add_words(reading, ordinal(std::to_string(value), ruler.gender, case_here(view)),
            "Roman numeral: ordinal");
  return reading;
}

std::optional<Reading> read_latin(const View& view) {
  const Lexeme* lexeme = view.ahead(0);
  if (lexeme == nullptr || lexeme->kind != LexemeKind::foreign) return std::nullopt;
  Reading reading{1, {}, std::nullopt, ""};
  const bool hyphenated = view.is_sign(1, "-") && view.is_glued(1) && view.is_glued(2);
  if (hyphenated && view.ahead(2)->kind == LexemeKind::foreign) {
    if (const LatinWord* word = find_latin(lexeme->text + "-" + view.ahead(2)->text)) {
      reading.length = 3;
      add_words(reading, spoken(word->vocalized), "Latin word of the lexicon");
      return reading;
    }
  }
  if (lexeme->text == "GMT" || lexeme->text == "gmt") {
    const Lexeme* before = view.previous();
    const bool named = before != nullptr && before->bare.ends_with("توقيت");
    add_words(reading, spoken(named ? "غْرِينِتْشْ" : "بِتَوْقِيتِ غْرِينِتْشْ"), "time zone");
    return reading;
  }
  if (const LatinWord* word = find_latin(lexeme->text)) {
    Words words = spoken(word->vocalized);
    const Case kase = words.size() > 1 ? case_here(view) : Case::nominative;
    for (std::string& part : words) part = in_case(part, kase);
    add_words(reading, words, "Latin word of the lexicon");
    return reading;
  }
  const std::string& text = lexeme->text;
  const bool glued_digits = view.is_digits(1) && view.is_glued(1);
  const bool acronym = all_capitals(text) && text.size() <= 5;
  const bool consonants = !has_vowel(text) && text.size() <= 4;
  if (acronym || consonants || text.size() == 1 || (glued_digits && text.size() <= 3)) {
    if (const auto names = spelled_letters(text)) {
      add_words(reading, *names, "Latin letters by name");
      if (hyphenated && view.is_digits(2)) reading.length = 2;  // F-16
      return reading;
    }
  }
  reading.pieces.push_back({TokenKind::foreign, text, "", "", 0, 1});
  return reading;
}

}  // namespace rawi
