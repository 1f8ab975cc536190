// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/byte_range.h"
#include "core/origin_map.h"
#include "core/warning.h"
#include "normalize/grammar_types.h"

namespace rawi {

enum class TokenKind {
  word,         ///< Arabic letters with whatever marks the source had
  number,       ///< digits that nothing wrote out; the engine reads them in its own way
  foreign,      ///< a word of another script, left to an English voice
  punctuation,  ///< one sign of . ؟ ! ، ؛ : … - " ( ) and the like, in its Arabic form
};

/// A piece of the text as it will be read.
struct Token {
  TokenKind kind = TokenKind::word;
  std::string text;       ///< NFC; letters, and the marks that the source had
  std::string vocalized;  ///< `text` with all its marks where grammar gives them, otherwise empty
  ByteRange source;       ///< the source bytes that it was made from; several tokens may share them
  bool space_before = true;
  std::string rule;  ///< why it differs from what was written; empty where it does not
};

/// A block as it will be read. Every source byte belongs to a token, is white space, or is named by
/// a warning. Source ranges are in ascending order.
struct NormalizedText {
  std::vector<Token> tokens;
  std::vector<Warning> warnings;
};

/// Preferences of a voice; the defaults are understood from Morocco to Oman.
struct NormalizeOptions {
  bool repair_spelling = true;
  MonthNames months = MonthNames::international;
  std::string decimal_word = "فَاصِلَة";  ///< stem of the word for the decimal sign
  /// Last two digits of the years that "24" in a date may mean: up to this 20xx, above it 19xx.
  int two_digit_year_pivot = 40;
  /// What a number that stands alone agrees with: nothing is printed to agree with.
  Gender bare_gender = Gender::masculine;
  Case bare_case = Case::nominative;
};

/// Reads one block of text (UTF-8, valid). `origin` maps its bytes to the source's; without it the
/// text is its own source. Never fails: what can't be read is a warning.
[[nodiscard]] NormalizedText normalize(std::string_view text, const OriginMap& origin,
                                       const NormalizeOptions& options = {});
[[nodiscard]] NormalizedText normalize(std::string_view text, const NormalizeOptions& options = {});

/// The text as it will be read, on one line: letters, and only the marks that the source had.
[[nodiscard]] std::string to_text(const NormalizedText& normalized);

/// One line per token: kind, source bytes, text, vocalized, rule.
[[nodiscard]] std::string dump(const NormalizedText& normalized);

}  // namespace rawi
