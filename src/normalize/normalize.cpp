// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/normalize.h"

#include <array>
#include <span>

#include "normalize/clean.h"
#include "normalize/lex.h"

namespace rawi {
namespace {

/// Signs that shape sentences and pauses, each with the one form that later stages know.
struct SignForm {
  std::string_view written;
  std::string_view read;
};
constexpr std::array sign_forms{
    SignForm{".", "."},  SignForm{"…", "…"},  SignForm{",", "،"},  SignForm{"،", "،"},
    SignForm{";", "؛"},  SignForm{"؛", "؛"},  SignForm{":", ":"},  SignForm{"?", "؟"},
    SignForm{"؟", "؟"},  SignForm{"!", "!"},  SignForm{"\"", "\""}, SignForm{"«", "«"},
    SignForm{"»", "»"},  SignForm{"“", "«"},  SignForm{"”", "»"},  SignForm{"„", "«"},
    SignForm{"‟", "«"},  SignForm{"‹", "«"},  SignForm{"›", "»"},  SignForm{"'", "'"},
    SignForm{"‘", "'"},  SignForm{"’", "'"},  SignForm{"`", "'"},  SignForm{"(", "("},
    SignForm{")", ")"},  SignForm{"[", "("},  SignForm{"]", ")"},  SignForm{"{", "("},
    SignForm{"}", ")"},  SignForm{"﴾", "«"},  SignForm{"﴿", "»"},  SignForm{"-", "-"},
    SignForm{"–", "–"},  SignForm{"—", "–"},  SignForm{"―", "–"},  SignForm{"/", "/"},
};

std::string_view form_of(std::string_view sign) {
  for (const SignForm& form : sign_forms) {
    if (form.written == sign) return form.read;
  }
  return {};
}

/// Length in lexemes of the number that begins at the front: digits joined by one separator each.
std::size_t number_length(std::span<const Lexeme> rest) {
  std::size_t length = 1;
  while (length + 1 < rest.size() && rest[length].kind == LexemeKind::sign &&
         std::string_view(".,:/٫٬-").find(rest[length].text) != std::string_view::npos &&
         rest[length + 1].kind == LexemeKind::digits && !rest[length].space_before &&
         !rest[length + 1].space_before) {
    length += 2;
  }
  return length;
}

Token joined(TokenKind kind, std::span<const Lexeme> lexemes) {
  Token token{kind, "", "", cover(lexemes.front().source, lexemes.back().source),
              lexemes.front().space_before, ""};
  for (const Lexeme& lexeme : lexemes) token.text += lexeme.text;
  return token;
}

}  // namespace

NormalizedText normalize(std::string_view text, const OriginMap& origin,
                         const NormalizeOptions& /*options*/) {
  CleanText cleaned = clean(text, origin);
  const std::vector<Lexeme> lexemes = lex(cleaned);
  NormalizedText out{{}, std::move(cleaned.warnings)};
  for (std::size_t i = 0; i < lexemes.size();) {
    const std::span rest = std::span(lexemes).subspan(i);
    const Lexeme& lexeme = rest.front();
    std::size_t length = 1;
    switch (lexeme.kind) {
      case LexemeKind::word:
        out.tokens.push_back(joined(TokenKind::word, rest.first(1)));
        break;
      case LexemeKind::foreign:
        out.tokens.push_back(joined(TokenKind::foreign, rest.first(1)));
        break;
      case LexemeKind::digits:
        length = number_length(rest);
        out.tokens.push_back(joined(TokenKind::number, rest.first(length)));
        out.warnings.push_back({"number", "a number is left to the engine: " + out.tokens.back().text,
                                out.tokens.back().source});
        break;
      case LexemeKind::sign: {
        const std::string_view form = form_of(lexeme.text);
        if (form.empty()) {
          out.warnings.push_back({"unread-sign", "not read: " + lexeme.text, lexeme.source});
          break;
        }
        Token token = joined(TokenKind::punctuation, rest.first(1));
        token.text = form;
        if (token.text != lexeme.text) token.rule = "one form for each sign";
        out.tokens.push_back(std::move(token));
        break;
      }
    }
    i += length;
  }
  return out;
}

NormalizedText normalize(std::string_view text, const NormalizeOptions& options) {
  OriginMap own;
  own.append(text.size(), {0, text.size()});
  return normalize(text, own, options);
}

}  // namespace rawi
