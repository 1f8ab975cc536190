// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/letters.h"

#include <array>

#include "core/arabic.h"
#include "core/unicode.h"

namespace rawi {
namespace {

constexpr std::u32string_view letters_by_id = U"ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي";
constexpr std::array<char32_t, 7> vowels = {mark::sukun,   mark::fatha,    mark::damma,
                                            mark::kasra,   mark::fathatan, mark::dammatan,
                                            mark::kasratan};

/// 0..6, or nothing for what is no vowel mark.
int vowel_of(char32_t c) {
  switch (c) {
    case mark::sukun:
      return 0;
    case mark::fatha:
      return 1;
    case mark::damma:
      return 2;
    case mark::kasra:
      return 3;
    case mark::fathatan:
      return 4;
    case mark::dammatan:
      return 5;
    case mark::kasratan:
      return 6;
    default:
      return -1;
  }
}

// The first vowel of a letter counts; a second one is a slip of the writer that stays in the text.
void take_mark(Letter& letter, char32_t c) {
  const int vowel = vowel_of(c);
  if (vowel >= 0 && !letter.has_vowel) {
    letter.has_vowel = true;
    letter.mark = static_cast<MarkClass>(letter.mark + vowel);
  } else if (c == mark::shadda && !letter.has_shadda) {
    letter.has_shadda = true;
    letter.mark = static_cast<MarkClass>(letter.mark + 7);
  } else if (c == mark::dagger_alif) {
    letter.has_dagger = true;
  }
}

constexpr ClassSet one(int mark) {
  return static_cast<ClassSet>(1U << static_cast<unsigned>(mark));
}

ClassSet classes_with(const Letter& letter) {
  const int vowel = letter.mark % 7;
  // A sukun never stands with a shadda: it is taken for a slip.
  if (letter.has_vowel && letter.has_shadda && vowel != 0) return one(letter.mark);
  // A sukun never stands with a shadda; another vowel leaves the shadda open.
  if (letter.has_vowel)
    return vowel == 0 ? one(0) : static_cast<ClassSet>(one(vowel) | one(vowel + 7));
  if (letter.has_shadda) return 0x7FU << 7U;
  // A dagger alif is a long a, which needs its fatha.
  if (letter.has_dagger) return static_cast<ClassSet>(one(1) | one(8));
  return every_class;
}

constexpr ClassSet no_shadda = 0x7F;

bool never_doubled(LetterId id) {
  return id == letter::alif || id == letter::alif_madda || id == letter::alif_maqsura ||
         id == letter::ta_marbuta;
}

/// What both allow; where that is nothing, what `written` allows.
ClassSet narrowed(ClassSet set, ClassSet written) {
  const auto both = static_cast<ClassSet>(set & written);
  return both != 0 ? both : written;
}

/// The classes that a vocalization of the same letters leaves open; all where it has other letters.
std::vector<ClassSet> classes_of_vocalization(const WordLetters& word, std::string_view vocalized) {
  const std::size_t size = word.letters.size();
  std::vector<ClassSet> open(size, every_class);
  if (vocalized.empty()) return open;
  const WordLetters other = split_letters(vocalized);
  if (other.letters.size() != size) return open;
  std::vector<LetterId> ids(size);
  std::vector<MarkClass> marks(size);
  for (std::size_t i = 0; i < size; ++i) {
    ids[i] = other.letters[i].id;
    marks[i] = other.letters[i].mark;
  }
  for (std::size_t i = 0; i < size; ++i) {
    const Letter& letter = other.letters[i];
    const bool ending_open = i + 1 == size && !letter.has_vowel && sukun_shows(ids, marks, i);
    open[i] = ending_open ? classes_with(letter) : one(letter.mark);
  }
  return open;
}

}  // namespace

LetterId letter_id(char32_t c) {
  if (c == 0x0671) return letter::alif;
  const auto at = letters_by_id.find(c);
  return at == std::u32string_view::npos ? letter::other : static_cast<LetterId>(at + 1);
}

WordLetters split_letters(std::string_view word) {
  WordLetters split;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    if (is_arabic_letter(point.value)) {
      split.letters.push_back({point.value, letter_id(point.value), {}, false, false, false, 0});
    } else if (split.letters.empty()) {
      split.before.append(word.substr(at, point.size));
    } else {
      split.letters.back().written.append(word.substr(at, point.size));
      take_mark(split.letters.back(), point.value);
    }
    at += point.size;
  }
  return split;
}

std::vector<ClassSet> open_classes(const WordLetters& word, std::string_view vocalized) {
  const std::size_t size = word.letters.size();
  std::vector<ClassSet> open = classes_of_vocalization(word, vocalized);
  for (std::size_t i = 0; i < size; ++i) {
    const Letter& letter = word.letters[i];
    ClassSet written = classes_with(letter);
    if (!letter.has_shadda && never_doubled(letter.id)) written &= no_shadda;
    open[i] = narrowed(open[i], written);
  }
  // Where the source writes the tanwin on the final alif (كتاباً), the letter before has its fatha.
  if (size < 2) return open;
  const Letter &last = word.letters[size - 1], &previous = word.letters[size - 2];
  const bool alif = last.id == letter::alif || last.id == letter::alif_maqsura;
  if (alif && last.has_vowel && last.mark % 7 == 4 && !previous.has_vowel) {
    open[size - 2] = narrowed(open[size - 2], static_cast<ClassSet>(one(1) | one(8)));
  }
  return open;
}

bool sukun_shows(std::span<const LetterId> ids, std::span<const MarkClass> marks, std::size_t i) {
  const LetterId id = ids[i];
  if (marks[i] % 7 != 0 || id == letter::alif || id == letter::alif_maqsura ||
      id == letter::alif_madda || id == letter::other) {
    return false;
  }
  const int before = i > 0 ? marks[i - 1] % 7 : 0;
  if ((id == letter::waw && before == 2) || (id == letter::ya && before == 3)) return false;
  const bool alif_follows = i + 1 < ids.size() && ids[i + 1] == letter::alif;
  if (id == letter::waw && i > 0 && before == 0 && alif_follows && i + 2 == ids.size())
    return false;
  const bool lam_of_article =
      id == letter::lam && i > 0 && (ids[i - 1] == letter::alif || ids[i - 1] == letter::lam);
  return !(lam_of_article && i + 1 < ids.size() && marks[i + 1] >= 7);
}

std::string join_letters(const WordLetters& word, std::span<const MarkClass> marks) {
  std::vector<LetterId> ids;
  std::vector<MarkClass> classes(marks.begin(), marks.end());
  ids.reserve(word.letters.size());
  for (std::size_t i = 0; i < word.letters.size(); ++i) {
    ids.push_back(word.letters[i].id);
    if (word.letters[i].has_vowel) {  // the neighbours see what will stand there
      const int shadda = classes[i] >= 7 || word.letters[i].has_shadda ? 7 : 0;
      classes[i] = static_cast<MarkClass>(word.letters[i].mark % 7 + shadda);
    }
  }
  std::string text = word.before;
  for (std::size_t i = 0; i < word.letters.size(); ++i) {
    const Letter& letter = word.letters[i];
    const std::size_t vowel = classes[i] % 7U;
    const bool shadda = classes[i] >= 7 || letter.has_shadda;
    append_utf8(text, letter.value);
    text += letter.written;
    if (!letter.has_vowel &&
        (vowel != 0 || (!shadda && !letter.has_dagger && sukun_shows(ids, classes, i)))) {
      append_utf8(text, vowels[vowel]);
    }
    if (shadda && !letter.has_shadda) append_utf8(text, mark::shadda);
  }
  return to_nfc(text);
}

}  // namespace rawi
