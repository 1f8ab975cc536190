// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/boundaries.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/arabic.h"
#include "core/unicode.h"
#include "segment/missing_stops.h"

namespace rawi {
namespace {

constexpr std::array abbreviations{
    std::string_view("د"), std::string_view("أ"), std::string_view("م"),  std::string_view("ا"),
    std::string_view("ص"), std::string_view("ق"), std::string_view("هـ"), std::string_view("ج"),
    std::string_view("ب"), std::string_view("ت")};

bool is_sign(const Token& token, std::string_view sign) {
  return token.kind == TokenKind::punctuation && token.text == sign;
}

bool is_terminal(const Token& token) {
  return is_sign(token, ".") || is_sign(token, "!") || is_sign(token, "؟") || is_sign(token, "…");
}

bool is_closing(const Token& token) {
  return is_sign(token, "»") || is_sign(token, ")") || is_sign(token, "\"") || is_sign(token, "'");
}

/// A full stop that shortens the word before it.
bool is_abbreviation_stop(std::span<const Token> tokens, std::size_t stop) {
  if (stop == 0 || !is_sign(tokens[stop], ".") || tokens[stop].space_before) return false;
  const Token& before = tokens[stop - 1];
  if (before.kind == TokenKind::foreign) return before.text.size() == 1;
  if (before.kind != TokenKind::word || stop + 1 == tokens.size()) return false;
  const std::string bare = strip_marks(before.text);
  return to_utf32(bare).size() == 1 ||
         std::find(abbreviations.begin(), abbreviations.end(), bare) != abbreviations.end();
}

/// "2." at the head of a list item: the stop numbers, it ends nothing.
bool is_list_number(std::span<const Token> tokens, std::size_t stop) {
  std::size_t first = stop;
  while (first > 0 && tokens[first - 1].kind == TokenKind::word &&
         tokens[first - 1].rule.starts_with("number") &&
         tokens[first - 1].source == tokens[stop - 1].source) {
    --first;
  }
  if (first == stop || tokens[stop].space_before) return false;
  return (first == 0 || is_terminal(tokens[first - 1]) || is_sign(tokens[first - 1], ":")) &&
         stop + 1 < tokens.size();
}

/// After "..." and after a quotation the sentence goes on where a small connective follows.
bool goes_on(std::span<const Token> tokens, std::size_t stop, std::size_t next) {
  const bool open =
      is_sign(tokens[stop], "…") || stop + 1 < next;  // a closing quote stands between
  if (!open || tokens[next].kind != TokenKind::word) return false;
  const std::string bare = strip_marks(tokens[next].text);
  return bare == "ثم" || bare == "لكن" || bare == "بل" || bare == "أو" || bare == "و" ||
         bare == "حتى" || bare == "ولكن" || bare == "إلا" || bare == "كي" || bare == "لأن";
}

/// For each token whether it lies inside quotes or brackets that are closed later on. A paragraph
/// whose quotes do not pair up has no inside.
std::vector<bool> inside_quotes(std::span<const Token> tokens) {
  std::vector<bool> inside(tokens.size(), false);
  std::vector<std::size_t> open;
  std::size_t straight = tokens.size();
  const auto fill = [&](std::size_t from, std::size_t to) {
    std::fill(inside.begin() + static_cast<std::ptrdiff_t>(from),
              inside.begin() + static_cast<std::ptrdiff_t>(to), true);
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_sign(tokens[i], "«") || is_sign(tokens[i], "(")) {
      open.push_back(i);
    } else if ((is_sign(tokens[i], "»") || is_sign(tokens[i], ")")) && !open.empty()) {
      fill(open.back(), i);
      open.pop_back();
    } else if (is_sign(tokens[i], "\"")) {
      if (straight == tokens.size()) {
        straight = i;
      } else {
        fill(straight, i);
        straight = tokens.size();
      }
    }
  }
  return inside;
}

/// The tokens as one text for ICU, with the token that ends at each byte.
struct Assembled {
  std::string text;
  std::vector<std::size_t> ends;  // byte where token i ends
};

Assembled assemble(std::span<const Token> tokens) {
  Assembled assembled;
  for (const Token& token : tokens) {
    if (token.space_before && !assembled.text.empty()) assembled.text += ' ';
    assembled.text += token.text;
    assembled.ends.push_back(assembled.text.size());
  }
  return assembled;
}

/// Token indices after which ICU ends a sentence.
std::vector<std::size_t> proposals(std::span<const Token> tokens) {
  const Assembled assembled = assemble(tokens);
  std::vector<std::size_t> after;
  UErrorCode status = U_ZERO_ERROR;
  UText* text = utext_openUTF8(nullptr, assembled.text.data(),
                               static_cast<std::int64_t>(assembled.text.size()), &status);
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createSentenceInstance(icu::Locale("ar"), status));
  if (U_SUCCESS(status)) {
    iterator->setText(text, status);
    for (std::int32_t at = iterator->next(); at != icu::BreakIterator::DONE;
         at = iterator->next()) {
      const auto token = std::upper_bound(assembled.ends.begin(), assembled.ends.end(),
                                          static_cast<std::size_t>(at));
      const auto index = static_cast<std::size_t>(token - assembled.ends.begin());
      if (index > 0) after.push_back(index);
    }
  }
  utext_close(text);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {  // ICU takes the ellipsis for a comma
    if (is_sign(tokens[i], "…") && tokens[i + 1].kind != TokenKind::punctuation)
      after.push_back(i + 1);
  }
  std::sort(after.begin(), after.end());
  return after;
}

}  // namespace

std::vector<std::size_t> sentence_ends(std::span<const Token> tokens) {
  std::vector<std::size_t> ends;
  if (tokens.empty()) return ends;
  const std::vector<bool> inside = inside_quotes(tokens);
  for (const std::size_t end : proposals(tokens)) {
    if (end >= tokens.size()) break;
    std::size_t stop = end - 1;
    while (stop > 0 && is_closing(tokens[stop])) --stop;
    if (!is_terminal(tokens[stop]) || is_abbreviation_stop(tokens, stop)) continue;
    if (is_list_number(tokens, stop) || goes_on(tokens, stop, end)) continue;
    if (inside[end - 1] && inside[end]) continue;
    if (is_sign(tokens[end], "،") || is_sign(tokens[end], "؛") || is_terminal(tokens[end]))
      continue;
    if (ends.empty() || ends.back() < end) ends.push_back(end);
  }
  for (const std::size_t end : ends_without_stop(tokens)) {
    if (end < tokens.size()) ends.push_back(end);
  }
  ends.push_back(tokens.size());
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  return ends;
}

}  // namespace rawi
