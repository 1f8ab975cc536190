// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/lexicon.h"

#include <array>

#include "core/arabic.h"
#include "core/unicode.h"
#include "diacritize/letters.h"

namespace rawi {
namespace {

Error line_error(std::string_view name, std::size_t line, std::string what, std::string got,
                 std::string expected) {
  return {ErrorCode::missing_resource,
          std::move(what),
          std::string(name) + ", line " + std::to_string(line),
          std::move(got),
          std::move(expected),
          "write WORD <tab> VOCALIZED"};
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \r") - first + 1);
}

struct Proclitic {
  std::string_view bare;
  std::string_view vocalized;
  bool article;
};

constexpr std::array<Proclitic, 3> conjunctions = {
    {{"", "", false}, {"و", "وَ", false}, {"ف", "فَ", false}}};
constexpr std::array<Proclitic, 7> particles = {{{"ب", "بِ", false},
                                                 {"ك", "كَ", false},
                                                 {"ل", "لِ", false},
                                                 {"ال", "ال", true},
                                                 {"بال", "بِال", true},
                                                 {"كال", "كَال", true},
                                                 {"لل", "لِل", true}}};

/// The entry after the article: lam takes a sukun before a moon letter and doubles a sun letter.
std::string after_article(std::string_view vocalized) {
  WordLetters word = split_letters(vocalized);
  if (word.letters.empty()) return std::string(vocalized);
  std::vector<MarkClass> marks;
  for (const Letter& letter : word.letters) marks.push_back(letter.mark);
  if (!is_sun_letter(word.letters.front().value)) return "\u0652" + std::string(vocalized);
  std::string text;
  bool first = true;
  for (const Letter& letter : word.letters) {
    append_utf8(text, letter.value);
    text += letter.written;
    if (first && !letter.has_shadda) append_utf8(text, mark::shadda);
    first = false;
  }
  return text;
}

}  // namespace

Result<void> Lexicon::add(std::string_view tsv, std::string_view name) {
  if (tsv.starts_with("\xEF\xBB\xBF")) tsv.remove_prefix(3);
  for (std::size_t line = 1; !tsv.empty(); ++line) {
    const auto end = tsv.find('\n');
    const std::string_view row = tsv.substr(0, end);
    tsv.remove_prefix(end == std::string_view::npos ? tsv.size() : end + 1);
    if (trimmed(row).empty() || trimmed(row).starts_with('#')) continue;
    const auto tab = row.find('\t');
    if (tab == std::string_view::npos) {
      return fail(line_error(name, line, "a column is missing", "no tab", "two columns"));
    }
    const std::string_view rest = row.substr(tab + 1);
    const std::string word = to_nfc(trimmed(row.substr(0, tab)));
    const std::string vocalized = to_nfc(trimmed(rest.substr(0, rest.find('\t'))));
    if (word.empty() || vocalized.empty()) {
      return fail(line_error(name, line, "a column is empty", "", "a word and its vocalization"));
    }
    if (find_invalid_utf8(word) || find_invalid_utf8(vocalized)) {
      return fail(line_error(name, line, "the line is no UTF-8 text", "", ""));
    }
    if (strip_marks(word) != strip_marks(vocalized)) {
      return fail(line_error(name, line, "the letters of the two columns differ",
                             strip_marks(vocalized), strip_marks(word)));
    }
    entries_[strip_marks(word)] = vocalized;
  }
  return {};
}

std::optional<std::string> Lexicon::find(std::string_view bare_word) const {
  if (entries_.empty()) return std::nullopt;
  const auto entry = [&](std::string_view bare) -> const std::string* {
    const auto found = entries_.find(std::string(bare));
    return found == entries_.end() ? nullptr : &found->second;
  };
  for (const Proclitic& conjunction : conjunctions) {
    if (!bare_word.starts_with(conjunction.bare)) continue;
    const std::string_view rest = bare_word.substr(conjunction.bare.size());
    if (const auto* whole = entry(rest)) return std::string(conjunction.vocalized) + *whole;
    for (const Proclitic& particle : particles) {
      if (!rest.starts_with(particle.bare)) continue;
      const auto* stem = entry(rest.substr(particle.bare.size()));
      if (stem == nullptr) continue;
      return std::string(conjunction.vocalized) + std::string(particle.vocalized) +
             (particle.article ? after_article(*stem) : *stem);
    }
  }
  return std::nullopt;
}

}  // namespace rawi
