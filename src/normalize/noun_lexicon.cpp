// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/noun_lexicon.h"

#include "core/arabic.h"
#include "core/tables.h"
#include "core/unicode.h"
#include "normalize/embedded_tables.h"

namespace rawi {
namespace {

struct Lexicon {
  std::vector<Noun> nouns;
  TextMap<std::pair<std::size_t, NounForm>> forms;
  std::vector<std::string> other_plurals;  // keeps the printed plural stems alive
};

void add_form(Lexicon& lexicon, std::string letters, std::size_t noun, NounForm form) {
  lexicon.forms.emplace(std::move(letters), std::pair(noun, form));
}

void add_plural(Lexicon& lexicon, std::string_view plural, std::size_t noun) {
  const std::string letters = strip_marks(plural);
  if (letters.ends_with("ون")) {
    const std::string root = letters.substr(0, letters.size() - std::string_view("ون").size());
    add_form(lexicon, root + "ين", noun, NounForm::plural);
    add_form(lexicon, root + "ي", noun, NounForm::plural);
  }
  if (letters.ends_with("ي")) {
    add_form(lexicon, letters.substr(0, letters.size() - 2), noun, NounForm::plural);
  }
  add_form(lexicon, letters, noun, NounForm::plural);
}

/// مُحِبُّون with the shadda before the vowel, so that every sound plural ends in the same letters and
/// marks; the declined word is put in order again.
std::string vowel_last(std::string_view plural) {
  constexpr std::string_view composed = "\u064F\u0651ون";
  if (!plural.ends_with(composed)) return std::string(plural);
  return std::string(plural.substr(0, plural.size() - composed.size())) + "\u0651\u064Fون";
}

/// معلم + ون, but not سجون of سجن, nor فُنُون of فَنّ, whose first vowel changes.
bool is_sound_masculine(std::string_view plural, std::string_view stem) {
  if (!plural.ends_with("ُون")) return false;
  const std::string letters = strip_marks(plural);
  if (letters == "سنون" || letters == "بنون") return true;
  constexpr std::size_t first_vowel = 4;  // bytes of a letter and its mark
  if (stem.substr(0, first_vowel) != plural.substr(0, first_vowel)) return false;
  const std::string singular = strip_marks(stem);
  return letters == singular + "ون" ||
         (letters.size() <= singular.size() + 2 && letters.size() > 8);
}

void add_table(Lexicon& lexicon, std::string_view tsv) {
  for (const TableRow& row : parse_table(tsv)) {
    if (row.size() < 3) continue;
    const std::size_t index = lexicon.nouns.size();
    Noun noun;
    noun.singular = std::string(row[0]);
    noun.gender = row[1] == "f" ? Gender::feminine : Gender::masculine;
    const std::vector<std::string_view> plurals = split_words(row[2]);
    const std::string letters = strip_marks(noun.singular);
    if (plurals.front() != "-") noun.plural = vowel_last(plurals.front());
    if (is_sound_masculine(noun.plural, noun.singular)) noun.plural += "َ";
    add_form(lexicon, letters, index, NounForm::singular);
    if (!letters.ends_with("ة")) add_form(lexicon, letters + "ا", index, NounForm::singular);
    if (letters.ends_with("ء")) add_form(lexicon, letters, index, NounForm::singular);
    lexicon.nouns.push_back(std::move(noun));
  }
}

void add_plurals(Lexicon& lexicon, std::string_view tsv, std::size_t first) {
  std::size_t index = first;
  for (const TableRow& row : parse_table(tsv)) {
    if (row.size() < 3) continue;
    for (const std::string_view plural : split_words(row[2])) {
      if (plural != "-") add_plural(lexicon, plural, index);
    }
    ++index;
  }
}

const Lexicon& lexicon() {
  static const Lexicon built = [] {
    Lexicon fresh;
    add_table(fresh, embedded::nouns);
    add_plurals(fresh, embedded::nouns, 0);
    const std::size_t wide = fresh.nouns.size();
    add_table(fresh, embedded::nouns_wide);
    add_plurals(fresh, embedded::nouns_wide, wide);
    return fresh;
  }();
  return built;
}

/// Verbal nouns of the derived stems: إفعال، تفعيل، افتعال، انفعال، استفعال; their ـات plural is
/// masculine in the singular.
bool is_verbal_noun(const std::u32string& stem) {
  const std::size_t size = stem.size();
  if (size < 4) return false;
  const bool alif_before_last = stem[size - 2] == U'ا';
  if ((stem[0] == U'إ' || stem[0] == U'ا') && alif_before_last) return true;
  return stem[0] == U'ت' && size == 5 && stem[3] == U'ي';
}

}  // namespace

namespace {

/// مُهَنْدِسَة of مُهَنْدِس, سَفِيرَات of سَفِير: who is named by a participle or a shape that people have.
std::optional<KnownNoun> find_woman(std::string_view letters) {
  const std::string_view ending = letters.ends_with("ة") ? "ة" : "ات";
  if (!letters.ends_with(ending)) return std::nullopt;
  const std::string_view stem = letters.substr(0, letters.size() - ending.size());
  const Lexicon& table = lexicon();
  const auto found = table.forms.find(stem);
  if (found == table.forms.end() || found->second.second != NounForm::singular) return std::nullopt;
  const Noun& man = table.nouns[found->second.first];
  const bool people = man.plural.ends_with("ُونَ") || man.plural.ends_with("َاء");
  if (man.gender != Gender::masculine || !people || strip_marks(man.singular) != stem)
    return std::nullopt;
  const Noun woman{man.singular + "َة", Gender::feminine, man.singular + "َات", "", "", ""};
  return KnownNoun{woman, ending == "ة" ? NounForm::singular : NounForm::plural};
}

}  // namespace

std::optional<KnownNoun> find_noun(std::string_view letters) {
  const Lexicon& table = lexicon();
  const auto found = table.forms.find(letters);
  if (found == table.forms.end()) return find_woman(letters);
  return KnownNoun{table.nouns[found->second.first], found->second.second};
}

Gender guess_gender(std::string_view letters, NounForm form) {
  const std::u32string word = to_utf32(letters);
  if (form == NounForm::singular) {
    const bool feminine = word.ends_with(U"ة") || (word.ends_with(U"اء") && word.size() > 4);
    return feminine ? Gender::feminine : Gender::masculine;
  }
  if (word.ends_with(U"ات")) {
    const std::u32string stem = word.substr(0, word.size() - 2);
    return is_verbal_noun(stem) ? Gender::masculine : Gender::feminine;
  }
  const bool fawail = word.size() == 5 && word[2] == U'ا' && word[3] == U'ئ';  // رسائل، قوائم
  return fawail ? Gender::feminine : Gender::masculine;
}

bool could_be(std::string_view letters, Tamyiz form) {
  const std::u32string word = to_utf32(letters);
  if (word.size() < 3 || word.starts_with(U"ال")) return false;
  switch (form) {
    case Tamyiz::accusative_singular:
      return word.ends_with(U"ا") || word.ends_with(U"ة") || word.ends_with(U"اء");
    case Tamyiz::genitive_plural:
      return word.ends_with(U"ات") || word.ends_with(U"ين") || word.ends_with(U"ون") ||
             (word.size() == 5 && word[2] == U'ا') ||
             (word.size() == 5 && word[0] == U'أ' && word[3] == U'ا');
    default:
      return word.ends_with(U"ة");
  }
}

}  // namespace rawi
