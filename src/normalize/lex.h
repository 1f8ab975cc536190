// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/byte_range.h"
#include "normalize/clean.h"

namespace rawi {

enum class LexemeKind { word, digits, foreign, sign };

/// The smallest pieces that rules look at: a run of Arabic letters with marks, a run of digits, a
/// run of letters of another script, or one sign.
struct Lexeme {
  LexemeKind kind = LexemeKind::word;
  std::string text;
  ByteRange source;
  bool space_before = false;
  std::string bare;  ///< a word's letters without marks; empty for all other kinds
  std::string rule;  ///< why the text differs from the source (a repaired spelling)
};

/// Cuts a cleaned text into lexemes; only white space is left out.
[[nodiscard]] std::vector<Lexeme> lex(const CleanText& text);

}  // namespace rawi
