// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/merge_marks.h"

#include "core/arabic.h"
#include "core/unicode.h"

namespace rawi {
namespace {

/// Letters with the marks that follow each.
struct MarkedLetters {
  std::u32string letters;
  std::vector<std::u32string> marks;
};

MarkedLetters take_apart(std::string_view text) {
  MarkedLetters parts;
  for (const char32_t c : to_utf32(to_nfc(text))) {
    if (is_mark(c)) {
      if (!parts.marks.empty()) parts.marks.back().push_back(c);
    } else if (is_arabic_letter(c)) {
      parts.letters.push_back(c);
      parts.marks.emplace_back();
    }
  }
  return parts;
}

/// The written word with the vocalized word's marks; as it was where their letters differ.
std::string marked(std::string_view written, std::string_view vocalized) {
  const MarkedLetters source = take_apart(written);
  const MarkedLetters wanted = take_apart(vocalized);
  if (source.letters != wanted.letters) return std::string(written);
  std::u32string out;
  std::size_t letter = 0;
  for (const char32_t c : to_utf32(to_nfc(written))) {
    if (is_mark(c)) continue;
    out.push_back(c);
    if (is_arabic_letter(c)) out += wanted.marks[letter++];
  }
  return to_utf8(out);
}

}  // namespace

std::string merge_marks(std::string_view line, std::span<const VocalizedSentence> sentences) {
  std::string out;
  std::size_t position = 0;
  for (const VocalizedSentence& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const Token& token = sentence.sentence.tokens[i];
      if (token.kind != TokenKind::word || token.source.begin < position) continue;
      out += line.substr(position, token.source.begin - position);
      out += marked(line.substr(token.source.begin, token.source.size()), sentence.words[i].text);
      position = token.source.end;
    }
  }
  out += line.substr(position);
  return to_nfc(out);
}

std::vector<VocalizedSentence> with_their_own_marks(std::span<const Sentence> sentences) {
  std::vector<VocalizedSentence> vocalized;
  for (const Sentence& sentence : sentences) {
    VocalizedSentence& result = vocalized.emplace_back();
    result.sentence = sentence;
    for (const Token& token : sentence.tokens) {
      VocalizedWord& word = result.words.emplace_back();
      word.text = token.vocalized.empty() ? token.text : token.vocalized;
      word.source = token.vocalized.empty() ? MarkSource::input : MarkSource::grammar;
      word.confidence = 1;
    }
  }
  return vocalized;
}

}  // namespace rawi
