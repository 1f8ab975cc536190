// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/arabic.h"
#include "core/tables.h"
#include "core/unicode.h"
#include "normalize/context.h"
#include "normalize/counted_words.h"
#include "normalize/embedded_tables.h"

namespace rawi {
namespace {

struct Abbreviation {
  std::string when;
  std::string vocalized;
  std::string feminine;  // before a woman's name; empty where there is none
};

constexpr std::size_t longest = 7;  // lexemes of ج.م.ع. and one more

const std::unordered_multimap<std::string, Abbreviation>& abbreviations() {
  static const std::unordered_multimap<std::string, Abbreviation> built = [] {
    std::unordered_multimap<std::string, Abbreviation> fresh;
    for (const TableRow& row : parse_table(embedded::abbreviations)) {
      fresh.emplace(row[0], Abbreviation{std::string(row[1]), std::string(row[2]),
                                         row.size() > 3 ? std::string(row[3]) : std::string()});
    }
    return fresh;
  }();
  return built;
}

const TextMap<bool>& first_words() {
  static const TextMap<bool> built = [] {
    TextMap<bool> fresh;
    for (const auto& [written, entry] : abbreviations()) {
      std::string first;
      for (const char32_t c : to_utf32(written)) {
        if (c == U'.' || c == U' ') break;
        append_utf8(first, c);
      }
      fresh.emplace(first, true);
    }
    return fresh;
  }();
  return built;
}

bool fits(const View& view, const Abbreviation& entry, std::size_t length) {
  const Lexeme* next = view.ahead(length);
  const Lexeme* before = view.previous();
  if (entry.when == "any") return true;
  if (entry.when == "scale") {  // ثمانية آلاف كلم
    return before != nullptr &&
           (is_scale_word(before->bare) || before->bare == "مئة" || before->bare == "مائة");
  }
  const bool number = next != nullptr && next->kind == LexemeKind::digits;
  const bool pages = number && (view.is_sign(length + 1, "-") || view.is_sign(length + 1, "–")) &&
                     view.is_digits(length + 2);
  if (entry.when == "number") return number && !pages;
  if (entry.when == "pages") return pages;
  if (entry.when == "name") {
    const bool after_number = before != nullptr && before->kind == LexemeKind::digits;
    const bool named =
        next != nullptr && (next->kind == LexemeKind::digits || next->kind == LexemeKind::foreign ||
                            (next->kind == LexemeKind::word && next->bare.size() > 4));
    return !after_number && named;
  }
  return false;
}

const TextMap<char>& given_names() {
  static const TextMap<char> built = [] {
    TextMap<char> fresh;
    for (const TableRow& row : parse_table(embedded::given_names)) {
      for (const std::string_view name : split_words(row[1])) fresh.emplace(name, row[0].front());
    }
    return fresh;
  }();
  return built;
}

bool is_womans_name(const Lexeme* name) {
  if (name == nullptr || name->kind != LexemeKind::word) return false;
  const auto found = given_names().find(name->bare);
  if (found != given_names().end()) return found->second == 'f';
  return name->bare.ends_with("ة") && !has_article(name->bare);
}

/// The words of an entry before the lexeme `next`.
std::string_view form_before(const Abbreviation& entry, const Lexeme* next) {
  return !entry.feminine.empty() && is_womans_name(next) ? entry.feminine : entry.vocalized;
}

Words all_in_case(Words words, Case kase) {
  for (std::string& word : words) word = in_case(word, kase);
  return words;
}

/// (ص) after a name.
std::optional<Reading> in_brackets(const View& view) {
  if (!view.is_sign(0, "(") || !view.is_sign(2, ")") || view.previous() == nullptr)
    return std::nullopt;
  const Lexeme* inside = view.ahead(1);
  if (inside->kind != LexemeKind::word || view.previous()->kind != LexemeKind::word)
    return std::nullopt;
  const auto [begin, end] = abbreviations().equal_range(inside->bare);
  for (auto entry = begin; entry != end; ++entry) {
    if (entry->second.when != "after-name") continue;
    Reading reading{3, {}, std::nullopt, ""};
    add_words(reading, spoken(entry->second.vocalized), "honorific");
    return reading;
  }
  return std::nullopt;
}

/// The first word of an abbreviation; ود. محمد has a و before it.
struct Head {
  std::string_view letters;
  bool conjunction = false;
};

std::optional<Head> head_of(const Lexeme& first) {
  const std::string_view letters = first.kind == LexemeKind::word ? first.bare : first.text;
  if (first_words().contains(letters)) return Head{letters, false};
  const std::string_view rest = letters.substr(letters.starts_with("و") ? 2 : 0);
  const bool one_letter = rest.size() == 2 && rest.size() < letters.size();
  if (!one_letter || !first_words().contains(rest)) return std::nullopt;
  return Head{rest, true};
}

/// A title in its gender and case, with the و before it.
Words title_words(const View& view, const Head& head, const Abbreviation& entry,
                  std::size_t length) {
  Words words = all_in_case(spoken(form_before(entry, view.ahead(length))), case_here(view));
  if (head.conjunction) words.front().insert(0, "وَ");
  return words;
}

/// د/ أحمد: the older way to write a title.
std::optional<Reading> slashed_title(const View& view, const Head& head) {
  if (!view.is_sign(1, "/") || !view.is_glued(1)) return std::nullopt;
  const auto [begin, end] = abbreviations().equal_range(std::string(head.letters) + ".");
  for (auto entry = begin; entry != end; ++entry) {
    if (entry->second.when != "name" || !fits(view, entry->second, 2)) continue;
    Reading reading{2, {}, std::nullopt, ""};
    add_words(reading, title_words(view, head, entry->second, 2), "title");
    return reading;
  }
  return std::nullopt;
}

/// The words of an entry that fits; وكالة before them is not said twice.
Words entry_words(const View& view, const Head& head, const Abbreviation& entry,
                  std::size_t length) {
  if (entry.when == "name") return title_words(view, head, entry, length);
  Words words = spoken(entry.vocalized);
  if (words.front().ends_with("ُ")) words = all_in_case(std::move(words), case_here(view));
  const Lexeme* before = view.previous();
  const bool repeated =
      before != nullptr && words.size() > 1 && strip_marks(words.front()) == before->bare;
  if (repeated) words.erase(words.begin());  // وكالة أ.ف.ب
  return words;
}

}  // namespace

std::optional<Reading> read_abbreviation(const View& view) {
  if (auto honorific = in_brackets(view)) return honorific;
  const Lexeme* first = view.ahead(0);
  if (first == nullptr || first->kind == LexemeKind::digits || first->kind == LexemeKind::foreign)
    return std::nullopt;
  const std::optional<Head> head = head_of(*first);
  if (!head) return std::nullopt;
  if (auto title = slashed_title(view, *head)) return title;
  std::string written(head->letters);
  std::optional<Reading> best;
  for (std::size_t i = 0; i < longest; ++i) {
    const Lexeme* lexeme = view.ahead(i);
    if (lexeme == nullptr || lexeme->kind == LexemeKind::digits) break;
    if (i > 0 && lexeme->space_before) written += ' ';
    if (i > 0) written += lexeme->kind == LexemeKind::word ? lexeme->bare : lexeme->text;
    const auto [begin, end] = abbreviations().equal_range(written);
    for (auto entry = begin; entry != end; ++entry) {
      const bool fitting =
          fits(view, entry->second, i + 1) && (!head->conjunction || entry->second.when == "name");
      if (!fitting) continue;
      best = Reading{i + 1, {}, std::nullopt, ""};
      add_words(*best, entry_words(view, *head, entry->second, i + 1), "abbreviation " + written);
    }
  }
  return best;
}

}  // namespace rawi
