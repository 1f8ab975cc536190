// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "normalize/letter_names.h"
#include "normalize/recognize.h"

namespace rawi {
namespace {

constexpr std::array top_domains{
    std::string_view("com"), std::string_view("net"), std::string_view("org"),
    std::string_view("edu"), std::string_view("gov"), std::string_view("info"),
    std::string_view("uk"),  std::string_view("ae"),  std::string_view("sa"),
    std::string_view("eg"),  std::string_view("jo"),  std::string_view("lb"),
    std::string_view("qa"),  std::string_view("de"),  std::string_view("fr"),
    std::string_view("io"),  std::string_view("tv"),  std::string_view("me"),
    std::string_view("co"),  std::string_view("int")};

struct SignName {
  std::string_view sign;
  std::string_view name;
};
constexpr std::array sign_names{
    SignName{".", "دُوت"},           SignName{"/", "سْلَاش"},   SignName{"@", "آت"},
    SignName{"_", "شَرْطَةٌ سُفْلِيَّة"},    SignName{"-", "شَرْطَة"},   SignName{":", "نُقْطَتَان"},
    SignName{"?", "عَلَامَةُ اسْتِفْهَام"}, SignName{"=", "يُسَاوِي"},  SignName{"&", "وَ"},
    SignName{"#", "هَاشْتَاغ"},        SignName{"%", "بِالْمِئَة"}, SignName{"+", "زَائِد"},
    SignName{"~", "تِلْدَة"}};

std::string_view name_of(std::string_view sign) {
  for (const SignName& entry : sign_names) {
    if (entry.sign == sign) return entry.name;
  }
  return {};
}

/// Lexemes from the view on without a space between them.
std::size_t glued_run(const View& view) {
  std::size_t length = 1;
  constexpr std::size_t longest = 256;  // keeps the time linear
  while (length < longest && view.is_glued(length)) ++length;
  return length;
}

/// Signs at the end of the run belong to the sentence.
std::size_t without_final_signs(const View& view, std::size_t length) {
  while (length > 1 && view.ahead(length - 1)->kind == LexemeKind::sign &&
         view.ahead(length - 1)->text != "/")
    --length;
  return length;
}

bool is_domain(const View& view, std::size_t length) {
  for (std::size_t i = 1; i + 1 < length; ++i) {
    if (!view.is_sign(i, ".") || view.ahead(i + 1)->kind != LexemeKind::foreign) continue;
    const bool known = std::find(top_domains.begin(), top_domains.end(), view.ahead(i + 1)->text) !=
                       top_domains.end();
    if (known && view.ahead(i - 1)->kind != LexemeKind::sign) return true;
  }
  return false;
}

bool has_scheme(const View& view) {
  const Lexeme* first = view.ahead(0);
  if (first == nullptr || first->kind != LexemeKind::foreign) return false;
  const bool scheme = first->text == "http" || first->text == "https" || first->text == "ftp";
  return (scheme && view.is_sign(1, ":") && view.is_sign(2, "/")) ||
         (first->text == "www" && view.is_sign(1, "."));
}

std::size_t scheme_length(const View& view) {
  std::size_t at = 0;
  if (view.is_sign(1, ":")) at = view.is_sign(3, "/") ? 4 : 3;
  if (const Lexeme* next = view.ahead(at);
      next != nullptr && next->text == "www" && view.is_sign(at + 1, "."))
    at += 2;
  return at;
}

void add_lexeme(Reading& reading, const View& view, std::size_t i, std::string_view rule) {
  const Lexeme& lexeme = *view.ahead(i);
  if (lexeme.kind == LexemeKind::word) {
    reading.pieces.push_back({TokenKind::word, lexeme.text, "", std::string(rule), 0, 0});
  } else if (lexeme.kind == LexemeKind::digits) {
    const bool year = lexeme.text.size() <= 4 && !lexeme.text.starts_with("0");
    add_words(reading, year ? cardinal(lexeme.text, {}) : spelled_digits(lexeme.text), rule);
  } else if (lexeme.kind == LexemeKind::sign) {
    const std::string_view name = name_of(lexeme.text);
    if (!name.empty()) add_words(reading, spoken(name), rule);
  } else {
    View there = view.moved(i);
    there.before = there.at;
    const std::optional<Reading> letters = read_latin(there);
    for (Piece piece : letters->pieces) {
      piece.from = piece.to = 0;
      piece.rule = std::string(rule);
      reading.pieces.push_back(std::move(piece));
    }
  }
}

/// #وسم_مركب: the underscores are spaces.
std::optional<Reading> read_tag(const View& view, std::string_view sign, std::string_view name) {
  const bool tag = view.is_sign(0, sign) && view.is_glued(1) &&
                   view.ahead(1)->kind != LexemeKind::sign &&
                   view.ahead(1)->kind != LexemeKind::digits;
  if (!tag) return std::nullopt;
  Reading reading{2, {}, std::nullopt, ""};
  add_words(reading, spoken(name), "tag or handle");
  add_lexeme(reading, view, 1, "tag or handle");
  while (view.is_sign(reading.length, "_") && view.is_glued(reading.length) &&
         view.is_glued(reading.length + 1) &&
         view.ahead(reading.length + 1)->kind != LexemeKind::sign) {
    add_lexeme(reading, view, reading.length + 1, "tag or handle");
    reading.length += 2;
  }
  return reading;
}

}  // namespace

std::optional<Reading> read_url(const View& view) {
  if (auto tag = read_tag(view, "#", "هَاشْتَاغ")) return tag;
  const Lexeme* first = view.ahead(0);
  if (first == nullptr) return std::nullopt;
  if (auto handle = read_tag(view, "@", "آت")) return handle;
  if (first->kind != LexemeKind::foreign) return std::nullopt;
  const bool linked = view.is_glued(1) && view.ahead(1)->kind != LexemeKind::word;
  if (!linked) return std::nullopt;
  const std::size_t length = without_final_signs(view, glued_run(view));
  if (!has_scheme(view) && !is_domain(view, length)) return std::nullopt;
  Reading reading{length, {}, std::nullopt, ""};
  const std::size_t begin = has_scheme(view) ? scheme_length(view) : 0;
  for (std::size_t i = begin; i < length; ++i) {
    const bool last_slash = i + 1 == length && view.is_sign(i, "/");
    if (!last_slash) add_lexeme(reading, view, i, "web or mail address");
  }
  if (reading.pieces.empty()) return std::nullopt;
  return reading;
}

}  // namespace rawi
