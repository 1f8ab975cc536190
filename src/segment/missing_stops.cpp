// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/missing_stops.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/arabic.h"

namespace rawi {
namespace {

constexpr std::size_t longest_label = 16;     // words before the colon
constexpr std::size_t shortest_headline = 6;  // words before the quotation closes
constexpr std::size_t shortest_text = 8;      // words of the sentence that runs on
constexpr std::size_t shortest_before_adverb = 4;

bool is_sign(const Token& token, std::string_view sign) {
  return token.kind == TokenKind::punctuation && token.text == sign;
}

bool is_stop(const Token& token) {
  return is_sign(token, ".") || is_sign(token, "؟") || is_sign(token, "!") || is_sign(token, "…");
}

/// Verbs of saying and words that announce what follows the colon; a label has none of them.
bool announces(std::string_view bare) {
  static constexpr std::array words{
      std::string_view("قال"),     std::string_view("قالت"),   std::string_view("قالوا"),
      std::string_view("أضاف"),    std::string_view("أضافت"),  std::string_view("أوضح"),
      std::string_view("أوضحت"),   std::string_view("أكد"),    std::string_view("أكدت"),
      std::string_view("ذكر"),     std::string_view("ذكرت"),   std::string_view("تابع"),
      std::string_view("تابعت"),   std::string_view("كتب"),    std::string_view("كتبت"),
      std::string_view("صرح"),     std::string_view("يقول"),   std::string_view("تقول"),
      std::string_view("قائلا"),   std::string_view("قائلة"),  std::string_view("مثل"),
      std::string_view("هي"),      std::string_view("هو"),     std::string_view("هما"),
      std::string_view("هم"),      std::string_view("منها"),   std::string_view("منهم"),
      std::string_view("التالية"), std::string_view("الآتية"), std::string_view("التالي"),
      std::string_view("الآتي"),   std::string_view("يلي"),    std::string_view("سأل"),
      std::string_view("أجاب"),    std::string_view("رد"),     std::string_view("ردت"),
      std::string_view("هتف"),     std::string_view("صاح"),    std::string_view("يضيف"),
      std::string_view("أنشد"),    std::string_view("شعار"),   std::string_view("عنوان"),
      std::string_view("أن"),      std::string_view("إن")};
  for (const std::string_view particle : {"", "و", "ف"}) {
    if (!bare.starts_with(particle)) continue;
    if (std::find(words.begin(), words.end(), bare.substr(particle.size())) != words.end())
      return true;
  }
  return false;
}

bool opens_quotation(const Token& token) {
  return is_sign(token, "\"") || is_sign(token, "«") || is_sign(token, "'");
}

std::size_t count_words(std::span<const Token> tokens) {
  return static_cast<std::size_t>(
      std::count_if(tokens.begin(), tokens.end(),
                    [](const Token& token) { return token.kind != TokenKind::punctuation; }));
}

std::optional<std::size_t> label_end(std::span<const Token> tokens) {
  for (std::size_t i = 0; i < tokens.size() && i < 2 * longest_label; ++i) {
    if (is_stop(tokens[i])) return std::nullopt;
    if (tokens[i].kind == TokenKind::word && announces(strip_marks(tokens[i].text)))
      return std::nullopt;
    if (!is_sign(tokens[i], ":")) continue;
    const std::size_t before = count_words(tokens.first(i));
    const bool text_follows = i + 1 < tokens.size() && !opens_quotation(tokens[i + 1]) &&
                              count_words(tokens.subspan(i + 1)) >= 4;
    const bool fits = before >= 2 && before <= longest_label && text_follows;
    return fits ? std::optional(i + 1) : std::nullopt;
  }
  return std::nullopt;
}

/// و before an imperfect verb or one of the phrases that open a new paragraph.
bool opens_paragraph(std::span<const Token> tokens, std::size_t at) {
  const std::string bare = strip_marks(tokens[at].text);
  if (!bare.starts_with("و") || bare.size() < 8)
    return bare == "ومن" && at + 1 < tokens.size() &&
           (strip_marks(tokens[at + 1].text).starts_with("جانب") ||
            strip_marks(tokens[at + 1].text).starts_with("جهت") ||
            strip_marks(tokens[at + 1].text).starts_with("ناحيت"));
  const std::string_view verb = std::string_view(bare).substr(2);
  const bool verbal_noun = verb.size() == 10 && verb.substr(6, 2) == "ي";  // وتحرير
  const bool imperfect = (verb.starts_with("ت") || verb.starts_with("ي")) && verb.size() >= 8 &&
                         !verbal_noun && !verb.ends_with("ة") && !verb.ends_with("ات");
  return imperfect || verb == "كان" || verb == "كانت" || verb == "قال" || verb == "قالت" ||
         verb == "أضاف" || verb == "أكد" || verb == "أكدت" || verb == "أعلن" || verb == "أعلنت";
}

std::optional<std::size_t> headline_end(std::span<const Token> tokens) {
  bool open = false;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (is_sign(tokens[i], "\"") || is_sign(tokens[i], "«") || is_sign(tokens[i], "»")) {
      open = is_sign(tokens[i], "«") || (is_sign(tokens[i], "\"") && !open);
      if (open) continue;
      const bool here = count_words(tokens.first(i)) >= shortest_headline &&
                        tokens[i + 1].kind == TokenKind::word && opens_paragraph(tokens, i + 1) &&
                        count_words(tokens.subspan(i + 1)) >= shortest_text;
      return here ? std::optional(i + 1) : std::nullopt;
    }
    if (tokens[i].kind == TokenKind::punctuation && !is_sign(tokens[i], "(") &&
        !is_sign(tokens[i], ")")) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// وطوال أسبوع، بقيت: an adverb in front of its verb begins a sentence.
bool is_fronted_adverb(std::span<const Token> tokens, std::size_t at) {
  if (tokens[at].kind != TokenKind::word) return false;
  const std::string bare = strip_marks(tokens[at].text);
  if (bare != "وطوال" && bare != "وطيلة") return false;
  for (std::size_t i = at + 1; i < tokens.size() && i <= at + 4; ++i) {
    if (tokens[i].kind == TokenKind::punctuation) return i > at + 1 && is_sign(tokens[i], "،");
  }
  return false;
}

}  // namespace

std::vector<std::size_t> ends_without_stop(std::span<const Token> tokens) {
  std::vector<std::size_t> ends;
  if (const auto end = label_end(tokens)) ends.push_back(*end);
  if (const auto end = headline_end(tokens)) ends.push_back(*end);
  std::size_t words = 0;  // since the last sign
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (words >= shortest_before_adverb && is_fronted_adverb(tokens, i)) ends.push_back(i);
    words = tokens[i].kind == TokenKind::punctuation ? 0 : words + 1;
  }
  std::sort(ends.begin(), ends.end());
  return ends;
}

}  // namespace rawi
