// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/noun_lexicon.h"

#include "core/arabic.h"
#include "core/tables.h"
#include "core/unicode.h"
#include "normalize/embedded_tables.h"

namespace rawi {
namespace {

/// A line of the tables. What it says is worked out when a text has the noun, since each start of the
/// program reads all of them anew.
struct Line {
  std::string_view singular, gender, plurals;
};

/// The printed forms of the nouns by their letters, all of them in one text.
class Forms {
 public:
  struct Form {
    std::uint32_t begin = 0;  // in letters_
    std::uint32_t end = 0;
    std::uint32_t noun = 0;
    NounForm form = NounForm::singular;
  };

  Forms() : slots_(slot_count) { forms_.reserve(slot_count / 2); }

  /// Of two nouns with the same form the first is kept.
  void add(std::string_view letters, std::size_t noun, NounForm form) {
    std::uint32_t& slot = slots_[slot_of(letters)];
    if (slot != 0) return;
    const auto begin = static_cast<std::uint32_t>(letters_.size());
    letters_ += letters;
    forms_.push_back({begin, static_cast<std::uint32_t>(letters_.size()),
                      static_cast<std::uint32_t>(noun), form});
    slot = static_cast<std::uint32_t>(forms_.size());
    if (2 * forms_.size() >= slots_.size()) grow();
  }

  [[nodiscard]] const Form* find(std::string_view letters) const {
    const std::uint32_t slot = slots_[slot_of(letters)];
    return slot == 0 ? nullptr : &forms_[slot - 1];
  }

 private:
  static constexpr std::size_t slot_count = 1U << 15U;  // more than twice as many as there are forms

  [[nodiscard]] std::string_view letters_of(const Form& form) const {
    return std::string_view(letters_).substr(form.begin, form.end - form.begin);
  }

  /// The slot that has these letters, or the free one where they would be.
  [[nodiscard]] std::size_t slot_of(std::string_view letters) const {
    std::size_t slot = TextHash{}(letters);
    while (slots_[slot &= slots_.size() - 1] != 0) {
      if (letters_of(forms_[slots_[slot] - 1]) == letters) break;
      ++slot;
    }
    return slot;
  }

  void grow() {
    slots_.assign(2 * slots_.size(), 0);
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      slots_[slot_of(letters_of(forms_[i]))] = static_cast<std::uint32_t>(i) + 1;
    }
  }

  std::string letters_;
  std::vector<Form> forms_;
  std::vector<std::uint32_t> slots_;  // by hash, then the next free one; number of a form + 1, 0: free
};

struct Lexicon {
  std::vector<Line> lines;
  Forms forms;
};

void add_plural(Lexicon& lexicon, std::string_view plural, std::size_t noun) {
  const std::string letters = strip_marks(plural);
  if (letters.ends_with("ون")) {
    const std::string root = letters.substr(0, letters.size() - std::string_view("ون").size());
    lexicon.forms.add(root + "ين", noun, NounForm::plural);
    lexicon.forms.add(root + "ي", noun, NounForm::plural);
  }
  if (letters.ends_with("ي")) {
    lexicon.forms.add(std::string_view(letters).substr(0, letters.size() - 2), noun, NounForm::plural);
  }
  lexicon.forms.add(letters, noun, NounForm::plural);
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

Noun noun_of(const Line& line) {
  Noun noun;
  noun.singular = std::string(line.singular);
  noun.gender = line.gender == "f" ? Gender::feminine : Gender::masculine;
  const std::string_view plural = line.plurals.substr(0, line.plurals.find(' '));
  if (plural != "-") noun.plural = vowel_last(plural);
  if (is_sound_masculine(noun.plural, noun.singular)) noun.plural += "َ";
  return noun;
}

void add_singular(Lexicon& lexicon, std::string_view singular, std::size_t noun) {
  std::string letters = strip_marks(singular);
  lexicon.forms.add(letters, noun, NounForm::singular);
  if (letters.ends_with("ة")) return;
  lexicon.forms.add(letters += "ا", noun, NounForm::singular);
}

void add_table(Lexicon& lexicon, std::string_view tsv) {
  const std::size_t first = lexicon.lines.size();
  for_each_line(tsv, [&](std::string_view singular, std::string_view rest) {
    const std::size_t tab = rest.find('\t');
    if (tab == rest.npos) return;
    const std::string_view plurals = rest.substr(tab + 1);
    add_singular(lexicon, singular, lexicon.lines.size());
    lexicon.lines.push_back({singular, rest.substr(0, tab), plurals.substr(0, plurals.find('\t'))});
  });
  for (std::size_t noun = first; noun < lexicon.lines.size(); ++noun) {
    for (const std::string_view plural : split_words(lexicon.lines[noun].plurals)) {
      if (plural != "-") add_plural(lexicon, plural, noun);
    }
  }
}

const Lexicon& lexicon() {
  static const Lexicon built = [] {
    Lexicon fresh;
    add_table(fresh, embedded::nouns);
    add_table(fresh, embedded::nouns_wide);
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
  const Forms::Form* found = table.forms.find(stem);
  if (found == nullptr || found->form != NounForm::singular) return std::nullopt;
  const Noun man = noun_of(table.lines[found->noun]);
  const bool people = man.plural.ends_with("ُونَ") || man.plural.ends_with("َاء");
  if (man.gender != Gender::masculine || !people || strip_marks(man.singular) != stem)
    return std::nullopt;
  const Noun woman{man.singular + "َة", Gender::feminine, man.singular + "َات", "", "", ""};
  return KnownNoun{woman, ending == "ة" ? NounForm::singular : NounForm::plural};
}

}  // namespace

std::optional<KnownNoun> find_noun(std::string_view letters) {
  const Lexicon& table = lexicon();
  const Forms::Form* found = table.forms.find(letters);
  if (found == nullptr) return find_woman(letters);
  return KnownNoun{noun_of(table.lines[found->noun]), found->form};
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
