// SPDX-License-Identifier: GPL-3.0-or-later
// Reads lines, takes their marks off, and writes each with the marks of a model: diacritize_lines
// MODEL [--keep] < IN > OUT. --keep leaves the marks of the input in place. Everything that is no
// Arabic word passes through as it is. For measuring; the program is `rawi diacritize`.
#include <iostream>
#include <string>
#include <vector>

#include "core/arabic.h"
#include "core/unicode.h"
#include "diacritize/diacritize.h"

using namespace rawi;

namespace {

/// Tokens that tile the line: words, numbers, single signs, and the white space before each.
struct Pieces {
  Sentence sentence;
  std::vector<std::string> gaps;
};

TokenKind kind_of(char32_t c) {
  if (is_arabic_letter(c) || is_mark(c)) return TokenKind::word;
  if ((c >= '0' && c <= '9') || (c >= 0x0660 && c <= 0x0669)) return TokenKind::number;
  return is_foreign_letter(c) ? TokenKind::foreign : TokenKind::punctuation;
}

Pieces cut(const std::string& line) {
  Pieces pieces;
  std::string gap;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = code_point_at(line, at);
    const std::string sign = line.substr(at, point.size);
    at += point.size;
    if (is_space(point.value)) {
      gap += sign;
      continue;
    }
    const TokenKind kind = kind_of(point.value);
    auto& tokens = pieces.sentence.tokens;
    const bool joins = gap.empty() && !tokens.empty() && tokens.back().kind == kind &&
                       kind != TokenKind::punctuation;
    if (joins) {
      tokens.back().text += sign;
    } else {
      tokens.push_back({kind, sign, {}, {}, !gap.empty(), {}});
      pieces.gaps.push_back(std::move(gap));
      gap.clear();
    }
  }
  pieces.gaps.push_back(std::move(gap));
  return pieces;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const bool keep = argc > 2 && std::string_view(argv[2]) == "--keep";
  const auto model = load_model(argv[1]);
  if (!model) {
    std::cerr << to_string(model.error()) << '\n';
    return 69;
  }
  std::vector<Pieces> lines;
  std::vector<Sentence> sentences;
  for (std::string line; std::getline(std::cin, line);) {
    lines.push_back(cut(to_nfc(keep ? line : strip_marks(line))));
    sentences.push_back(lines.back().sentence);
  }
  const auto vocalized = diacritize(sentences, Lexicon(), **model);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t k = 0; k < vocalized[i].words.size(); ++k) {
      std::cout << lines[i].gaps[k] << vocalized[i].words[k].text;
    }
    std::cout << lines[i].gaps.back() << '\n';
  }
}
