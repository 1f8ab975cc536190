// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/exceptions.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "core/unicode.h"

namespace rawi {
namespace {

struct Row {
  const Exception* exception;
  std::vector<SpelledLetter> letters;
  std::size_t written;  // how many of them the word shows
};

struct Index {
  std::unordered_map<std::u32string_view, std::vector<const Row*>> by_letters;  // in table order
  std::vector<Row> rows;
  std::vector<std::u32string> keys;
  std::size_t longest = 0;
};

// The written letters of a row, without what it adds.
std::u32string key_of(const std::vector<SpelledLetter>& letters) {
  std::u32string key;
  for (const SpelledLetter& letter : letters) {
    if (!letter.added) key.push_back(letter.form);
  }
  return key;
}

Index make_index() {
  Index index;
  for (const Exception& row : exceptions()) {
    index.rows.push_back({&row, parse_spelling(to_utf8(row.word)).letters, 0});
    index.keys.push_back(key_of(index.rows.back().letters));
    index.rows.back().written = index.keys.back().size();
    index.longest = std::max(index.longest, index.keys.back().size());
  }
  for (std::size_t i = 0; i < index.rows.size(); ++i) {
    index.by_letters[index.keys[i]].push_back(&index.rows[i]);
  }
  return index;
}

const Index& index() {
  static const Index built = make_index();
  return built;
}

constexpr std::size_t longest_affixes = 8;
constexpr std::size_t longest_word = 24;

// The places in a word where an exception may begin: 0, and after each chain of proclitics.
struct Cuts {
  std::array<std::size_t, 5> at{};
  std::size_t count = 1;
  void add(std::size_t place) {
    if (count < at.size() && at[count - 1] != place) at[count++] = place;
  }
};

Cuts proclitic_cuts(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 2> chain = {U"وفأ", U"بكلت"};
  Cuts cuts;
  std::size_t place = 0;
  if (word.starts_with(U"أل")) return cuts;  // the hamza of an article, not of a question
  for (const std::u32string_view one_of : chain) {
    if (place < word.size() && one_of.find(word[place]) != one_of.npos) cuts.add(++place);
  }
  for (std::size_t i = 0; i < cuts.count && cuts.count < cuts.at.size(); ++i) {
    const std::u32string_view rest = word.substr(cuts.at[i]);
    const bool article = rest.starts_with(U"ال") ||
                         (cuts.at[i] > 0 && rest.starts_with(U"ل") && word[cuts.at[i] - 1] == U'ل');
    if (article) cuts.add(cuts.at[i] + (rest[0] == U'ا' ? 2 : 1));
  }
  return cuts;
}

// Whether what is written on a letter leaves room for what the row says of it.
bool agrees(const SpelledLetter& written, const SpelledLetter& row) {
  if (row.silent) return !is_short_vowel(written.haraka) && !written.shadda && !written.tanwin;
  if (written.shadda && !row.shadda) return false;
  if (row.haraka == Haraka::none || written.haraka == Haraka::none) return true;
  if (written.haraka == Haraka::sukun) return row.haraka == Haraka::sukun || row.dagger;
  return row.haraka == written.haraka;
}

bool applies(const Row& row, const std::vector<SpelledLetter>& letters, std::size_t begin,
             bool bare) {
  if (row.exception->only_bare && !bare) return false;
  std::size_t at = begin;
  std::size_t left = row.written;
  for (const SpelledLetter& letter : row.letters) {
    if (letter.added) continue;
    if (at >= letters.size()) return false;
    const bool ending = --left == 0 && !letter.silent;  // takes any case ending or suffix
    SpelledLetter written = letters[at];
    if (at == begin && begin > 0 && letters[begin - 1].form == U'ل') written.shadda = false;
    if (!ending && !agrees(written, letter)) return false;
    ++at;
  }
  return true;
}

void merge(std::vector<SpelledLetter>& letters, std::size_t at, const Row& row) {
  for (const SpelledLetter& letter : row.letters) {
    if (letter.added) {
      letters.insert(letters.begin() + static_cast<std::ptrdiff_t>(at), letter);
    } else {
      SpelledLetter& written = letters[at];
      if (written.haraka == Haraka::none) written.haraka = letter.haraka;
      written.shadda |= letter.shadda;
      written.dagger |= letter.dagger;
      written.silent |= letter.silent;
      if (letter.dagger && letter.form == U'ل' && letter.shadda) written.dark = true;
    }
    ++at;
  }
}

const Row* find(std::u32string_view key, bool with_pronoun,
                const std::vector<SpelledLetter>& letters, std::size_t begin, bool bare) {
  const auto rows = index().by_letters.find(key);
  if (rows == index().by_letters.end()) return nullptr;
  for (const Row* row : rows->second) {
    if (with_pronoun && !row->exception->takes_pronouns) continue;
    if (applies(*row, letters, begin, bare)) return row;
  }
  return nullptr;
}

constexpr std::array<std::u32string_view, 14> pronouns = {U"ه",  U"ها", U"هم",  U"هما", U"هن",
                                                          U"ك",  U"كم", U"كما", U"كن",  U"ي",
                                                          U"نا", U"ني", U"ية",  U"ات"};

const Row* find_from(std::u32string_view word, std::size_t begin,
                     const std::vector<SpelledLetter>& letters, bool bare) {
  const std::u32string_view rest = word.substr(begin);
  if (rest.size() < 2) return nullptr;
  if (const Row* row = find(rest, false, letters, begin, bare)) return row;
  for (const std::u32string_view pronoun : pronouns) {
    if (rest.size() < pronoun.size() + 3 || !rest.ends_with(pronoun)) continue;
    const std::u32string_view stem = rest.substr(0, rest.size() - pronoun.size());
    if (const Row* row = find(stem, true, letters, begin, bare)) return row;
  }
  return nullptr;
}

}  // namespace

const Exception* apply_exception(std::vector<SpelledLetter>& letters) {
  if (letters.size() > longest_word || letters.size() > index().longest + longest_affixes) {
    return nullptr;
  }
  std::array<char32_t, longest_word> buffer{};
  const bool bare = is_bare(letters);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    buffer[i] = letters[i].form == U'ٱ' ? U'ا' : letters[i].form;
  }
  const std::u32string_view word(buffer.data(), letters.size());
  const Cuts cuts = proclitic_cuts(word);
  for (std::size_t i = 0; i < cuts.count; ++i) {
    if (const Row* row = find_from(word, cuts.at[i], letters, bare)) {
      merge(letters, cuts.at[i], *row);
      return row->exception;
    }
  }
  return nullptr;
}

}  // namespace rawi
