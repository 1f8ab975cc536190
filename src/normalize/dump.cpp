// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "normalize/normalize.h"

namespace rawi {
namespace {

std::string_view name_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::word:
      return "word";
    case TokenKind::number:
      return "number";
    case TokenKind::foreign:
      return "foreign";
    case TokenKind::punctuation:
      return "punctuation";
  }
  return "word";
}

}  // namespace

std::string to_text(const NormalizedText& normalized) {
  std::string line;
  for (const Token& token : normalized.tokens) {
    if (token.space_before && !line.empty()) line += ' ';
    line += token.text;
  }
  return line;
}

std::string dump(const NormalizedText& normalized) {
  std::string lines;
  for (const Token& token : normalized.tokens) {
    lines += fmt::format("{}\t{}-{}\t{}\t{}\t{}\n", name_of(token.kind), token.source.begin,
                         token.source.end, token.text, token.vocalized, token.rule);
  }
  return lines;
}

}  // namespace rawi
