// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/arabic.h"
#include "core/unicode.h"
#include "segment/segment.h"

namespace rawi::test {

/// A line as a sentence without the normalizer's changes: words, numbers, foreign words, single
/// signs. `gaps` has the white space before each token and after the last.
struct Line {
  Sentence sentence;
  std::vector<std::string> gaps;
};

inline TokenKind kind_of(char32_t c) {
  if (is_arabic_letter(c) || is_mark(c)) return TokenKind::word;
  if ((c >= '0' && c <= '9') || (c >= 0x0660 && c <= 0x0669)) return TokenKind::number;
  return is_foreign_letter(c) ? TokenKind::foreign : TokenKind::punctuation;
}

inline Line line_of(const std::string& text) {
  Line line;
  std::string gap;
  auto& tokens = line.sentence.tokens;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const std::string sign = text.substr(at, point.size);
    at += point.size;
    if (is_space(point.value)) {
      gap += sign;
      continue;
    }
    const TokenKind kind = kind_of(point.value);
    if (gap.empty() && !tokens.empty() && tokens.back().kind == kind &&
        kind != TokenKind::punctuation) {
      tokens.back().text += sign;
    } else {
      tokens.push_back({kind, sign, {}, {}, !gap.empty(), {}});
      line.gaps.push_back(std::move(gap));
      gap.clear();
    }
  }
  line.gaps.push_back(std::move(gap));
  return line;
}

inline Sentence sentence_of(const std::string& text) { return line_of(to_nfc(text)).sentence; }

}  // namespace rawi::test
