// SPDX-License-Identifier: GPL-3.0-or-later
// Who wrote, when, how long it takes to read: what bylines say.
#include <algorithm>
#include <array>

#include "core/unicode.h"
#include "document/date_line.h"
#include "document/html_lines.h"
#include "document/html_lines_tables.h"

namespace rawi {
namespace {

/// One of the table's words with a colon behind it, or behind the second word, at the beginning.
bool says_who(std::string_view text, const std::vector<std::string>& words) {
  if (words.size() < 2 || words.size() > 7) return false;
  if ((words.front() == "author" || words.front() == "role") && text.find(',') < 8) return true;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return false;
  const std::size_t label = folded_words(text.substr(0, colon)).size();
  if (label == 1 && words.front() == "نص") return true;  // "Text: ... | Photos: ..."
  return label >= 1 && label <= 2 && has(callings, words.front());
}

bool is_question_or_speech(std::string_view text) {
  return text.find("؟") != std::string_view::npos || text.ends_with("!") ||
         text.find('"') != std::string_view::npos || text.find("«") == 0;
}

bool is_date_word(const std::string& word) { return is_number(word) || has(date_words, word); }
bool is_meta_word(const std::string& word) { return is_date_word(word) || has(meta_words, word); }

/// A date in numbers, a number beside the name of a month or day or a count, or "3 hours ago"; a
/// time that something takes is none.
bool tells_when(const std::vector<std::string>& words) {
  std::size_t numbers = 0;
  bool named = false;
  for (const std::string& word : words) {
    numbers += is_number(word) ? 1U : 0U;
    named |= has(date_words, word) || has(count_nouns, word) || word == "منذ" || word == "ago" ||
             word == "القراءه" || word == "للقراءه" || word == "read";
  }
  return numbers >= 3 || (numbers > 0 && named);
}

/// "by name on 20 August 2020 | section: body | 3 comments": short parts between bars or dots, of
/// which one is a date or a count.
bool has_meta_parts(std::string_view text) {
  std::size_t parts = 0;
  bool meta = false;
  while (!text.empty()) {
    std::size_t end = text.size();
    std::size_t next = end;
    for (const std::string_view sign : {"|", "•", "·"}) {
      const std::size_t at = text.find(sign);
      if (at < end) next = (end = at) + sign.size();
    }
    const std::string_view part = text.substr(0, end);
    const std::vector<std::string> words = folded_words(part);
    if (words.size() > 7) return false;
    parts += words.empty() ? 0U : 1U;
    const bool dated = words.size() >= 3 && !iso_date_in(part).empty();
    meta |= dated || is_count_line(part) || (!words.empty() && is_date_line(part));
    text.remove_prefix(next);
  }
  return parts >= 3 && meta;
}

}  // namespace

std::vector<std::string> words_of_folded(std::string_view folded) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  bool digits = false;
  const auto flush = [&](std::size_t end) {
    if (end > begin) words.emplace_back(folded.substr(begin, end - begin));
  };
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = code_point_at(folded, at);
    const bool digit = is_digit(point.value);
    if (point.value == U' ' || (at > begin && digit != digits)) {
      flush(at);
      begin = point.value == U' ' ? at + 1 : at;
    }
    digits = digit;
    at += point.size;
  }
  flush(folded.size());
  return words;
}

std::vector<std::string> folded_words(std::string_view text) { return words_of_folded(fold(text)); }

bool is_reading_time(std::string_view text) {
  constexpr std::size_t longest = 80;
  if (text.size() > longest) return false;
  constexpr std::array<std::string_view, 10> known{
      "دقيقه", "دقيقتان", "دقيقتين", "دقائق", "قراءه", "القراءه", "للقراءه", "مده", "وقت", "min"};
  const std::vector<std::string> words = folded_words(text);
  return words.size() >= 2 && words.size() <= 4 &&
         std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return is_number(word) || has(known, word); });
}

bool is_date_line(std::string_view text) {
  if (text.size() > 220) return false;
  const std::vector<std::string> words = folded_words(text);
  const auto digits = std::count_if(words.begin(), words.end(),
                                    [](const std::string& word) { return is_number(word); });
  if (words.empty() || !std::all_of(words.begin(), words.end(), is_date_word)) return false;
  // "GMT" beside a clock time that was left out.
  return digits > 0 || (words.front() == "بتوقيت" && words.size() >= 2);
}

bool is_author_note(std::string_view text) {
  if (text.size() > 160 || (!text.starts_with('*') && !text.starts_with('-'))) return false;
  constexpr std::array<std::string_view, 10> works{"كاتب",  "كاتبه", "باحث",   "باحثه",   "صحفي",
                                                   "صحافي", "صحفيه", "صحافيه", "اكاديمي", "شاعر"};
  const std::string plain = fold(text);
  return has(works, std::string_view(plain).substr(0, plain.find(' ')));
}

bool is_meta_line(std::string_view text) {
  if (text.size() > 240 || is_question_or_speech(text)) return false;
  const std::vector<std::string> words = folded_words(text);
  if (says_who(text, words) || has_meta_parts(text)) return true;
  std::size_t known = 0;
  for (const std::string& word : words) known += is_meta_word(word) ? 1U : 0U;
  const std::size_t others = words.size() - known;
  const bool goes_on = text.ends_with("؛") || text.ends_with("،") || text.ends_with(':');
  const bool sentence = (text.ends_with('.') && others > 0) || goes_on;
  return known >= 3 && others <= 5 && known * 2 >= words.size() && !sentence && tells_when(words);
}

bool counts_comments(std::string_view text) {
  constexpr std::array<std::string_view, 7> nouns{"تعليق",    "تعليقا", "تعليقات", "تعليقان",
                                                  "comments", "رد",     "ردود"};
  const std::vector<std::string> words = folded_words(text);
  return is_count_line(text) && std::any_of(words.begin(), words.end(),
                                            [&](const auto& word) { return has(nouns, word); });
}

std::string without_date(std::string_view name) {
  for (std::size_t space = name.find(' '); space != std::string_view::npos;
       space = name.find(' ', space + 1)) {
    if (is_date_line(name.substr(space))) return std::string(name.substr(0, space));
  }
  return std::string(name);
}

std::string author_in_line(std::string_view text) {
  constexpr std::array<std::string_view, 10> writes{"كتب",    "كتبت",   "كتبها",   "كتابه",  "بقلم",
                                                    "بواسطه", "الكاتب", "الكاتبه", "author", "نص"};
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return "";
  const std::vector<std::string> label = folded_words(text.substr(0, colon));
  if (label.empty() || label.size() > 2 || !has(writes, label.front())) return "";
  if (label.front() == "نص" && label.size() > 1) return "";
  std::string name = without_date(text.substr(colon + 1));
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = code_point_at(name, at);
    const bool ends = is_digit(point.value) || point.value == U'|' || point.value == U'•' ||
                      point.value == U'·' || point.value == U'-' || point.value == U'–' ||
                      point.value == U'—';
    if (ends) name.resize(at);
    at += point.size;
  }
  while (!name.empty() && name.back() == ' ') name.pop_back();
  name.erase(0, std::min(name.find_first_not_of(' '), name.size()));
  const std::size_t count = folded_words(name).size();
  return count >= 1 && count <= 5 ? name : "";
}

bool is_count_line(std::string_view text) {
  constexpr std::size_t longest = 120;
  if (text.size() > longest) return false;
  const std::vector<std::string> words = folded_words(text);
  if (words.empty() || words.size() > 6) return false;
  std::size_t nouns = 0;
  std::size_t numbers = 0;
  for (const std::string& word : words) {
    nouns += has(count_nouns, word) ? 1U : 0U;
    numbers += is_number(word) || word == "الف" || word == "مره" || word == "k" ? 1U : 0U;
  }
  const bool dual = words.size() == 1 && (words[0] == "تعليقان" || words[0] == "اجابتان");
  return nouns > 0 && nouns + numbers == words.size() && (numbers > 0 || dual);
}

bool names_author(std::string_view text, std::string_view author) {
  if (author.empty() || text.size() > author.size() + 40) return false;
  const std::string plain = fold(text);
  const std::string all = fold(author);
  if (plain.find(' ') == std::string::npos || plain.size() < 8 || plain.size() > all.size() + 8)
    return false;
  // The byline may have "and" before the second name.
  return all.find(plain) != std::string::npos;
}

std::string said_in_byline(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::size_t space = text.find(' ');
  const std::size_t begin = colon != std::string_view::npos   ? colon + 1
                            : space == std::string_view::npos ? 0
                                                              : space;
  const std::size_t first = text.find_first_not_of(' ', begin);
  return first == std::string_view::npos ? std::string() : std::string(text.substr(first));
}

}  // namespace rawi
