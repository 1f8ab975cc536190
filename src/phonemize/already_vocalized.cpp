// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/already_vocalized.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/unicode.h"

namespace rawi {
namespace {

struct PauseSign {
  char32_t sign;
  Pause pause;
};

constexpr std::array pause_signs = std::to_array<PauseSign>({
    {U'.', Pause::full_stop}, {U'…', Pause::full_stop}, {U'۔', Pause::full_stop},
    {U'؟', Pause::question},  {U'?', Pause::question},  {U'!', Pause::exclamation},
    {U'،', Pause::comma},     {U',', Pause::comma},     {U'-', Pause::comma},
    {U'–', Pause::comma},     {U'—', Pause::comma},     {U'(', Pause::comma},
    {U')', Pause::comma},     {U'«', Pause::comma},     {U'»', Pause::comma},
    {U'"', Pause::comma},     {U'[', Pause::comma},     {U']', Pause::comma},
    {U'؛', Pause::semicolon}, {U';', Pause::semicolon}, {U':', Pause::colon},
});

std::optional<Pause> pause_of(char32_t c) {
  const auto* row = std::ranges::find(pause_signs, c, &PauseSign::sign);
  if (row == pause_signs.end()) return std::nullopt;
  return row->pause;
}

TokenKind kind_of(std::string_view text) {
  const char32_t first = code_point_at(text, 0).value;
  if (first < 0x80 && first >= U'0' && first <= U'9') return TokenKind::number;
  if (first >= U'٠' && first <= U'٩') return TokenKind::number;
  return is_foreign_letter(first) ? TokenKind::foreign : TokenKind::word;
}

class Builder {
 public:
  explicit Builder(std::string_view line) : line_(line) { out_.sentence.source = {0, line.size()}; }

  VocalizedSentence build() {
    for (std::size_t at = 0; at < line_.size();) {
      const CodePoint point = code_point_at(line_, at);
      const std::optional<Pause> pause = pause_of(point.value);
      if (pause || is_space(point.value)) {
        end_word(at);
        if (pause) add_sign(at, point.size, *pause);
        word_begin_ = at + point.size;
      }
      at += point.size;
    }
    end_word(line_.size());
    if (clause_begin_ < out_.words.size() || out_.sentence.clauses.empty()) {
      end_clause(Pause::full_stop, "end of line");
    }
    return std::move(out_);
  }

 private:
  void end_word(std::size_t end) {
    if (word_begin_ >= end) return;
    const std::string_view text = line_.substr(word_begin_, end - word_begin_);
    add(kind_of(text), text, word_begin_);
    words_ = true;
  }

  void add_sign(std::size_t at, std::size_t size, Pause pause) {
    add(TokenKind::punctuation, line_.substr(at, size), at);
    if (words_) {
      end_clause(pause, out_.words.back().text);
    } else if (!out_.sentence.clauses.empty()) {  // «. ends the clause that a sign already ended
      out_.sentence.clauses.back().end = out_.words.size();
      clause_begin_ = out_.words.size();
    }
  }

  void add(TokenKind kind, std::string_view text, std::size_t at) {
    Token& token = out_.sentence.tokens.emplace_back();
    token.kind = kind;
    token.text = text;
    token.source = {at, at + text.size()};
    token.space_before = kind != TokenKind::punctuation;
    VocalizedWord& word = out_.words.emplace_back();
    word.text = text;
    word.source = MarkSource::input;
    word.confidence = 1;
  }

  void end_clause(Pause pause, std::string reason) {
    out_.sentence.clauses.push_back({.begin = clause_begin_,
                                     .end = out_.words.size(),
                                     .pause = pause,
                                     .reason = std::move(reason)});
    clause_begin_ = out_.words.size();
    words_ = false;
  }

  std::string_view line_;
  VocalizedSentence out_;
  std::size_t word_begin_ = 0;
  std::size_t clause_begin_ = 0;
  bool words_ = false;
};

}  // namespace

VocalizedSentence already_vocalized(std::string_view line) { return Builder(line).build(); }

}  // namespace rawi
