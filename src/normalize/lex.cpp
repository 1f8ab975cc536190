// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/lex.h"

#include "core/arabic.h"
#include "core/unicode.h"

namespace rawi {
namespace {

enum class Class { space, arabic, digit, foreign, sign };

Class class_of(char32_t c) {
  if (is_arabic_letter(c) || is_mark(c)) return Class::arabic;
  if (c >= U'0' && c <= U'9') return Class::digit;
  if (is_space(c) || c < 0x20) return Class::space;
  return is_foreign_letter(c) ? Class::foreign : Class::sign;
}

LexemeKind kind_of(Class c) {
  switch (c) {
    case Class::arabic:
      return LexemeKind::word;
    case Class::digit:
      return LexemeKind::digits;
    case Class::foreign:
      return LexemeKind::foreign;
    default:
      return LexemeKind::sign;
  }
}

}  // namespace

std::vector<Lexeme> lex(const CleanText& clean) {
  std::vector<Lexeme> lexemes;
  const std::string& text = clean.text;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    const Class first = class_of(point.value);
    if (first == Class::space) {
      space = true;
      at += point.size;
      continue;
    }
    std::size_t end = at + point.size;
    while (first != Class::sign && end < text.size()) {
      point = code_point_at(text, end);
      if (class_of(point.value) != first) break;
      end += point.size;
    }
    Lexeme lexeme{kind_of(first),
                  text.substr(at, end - at),
                  clean.origin.source_of({at, end}),
                  space,
                  "",
                  ""};
    if (first == Class::arabic) lexeme.bare = strip_marks(lexeme.text);
    lexemes.push_back(std::move(lexeme));
    space = false;
    at = end;
  }
  return lexemes;
}

}  // namespace rawi
