// SPDX-License-Identifier: GPL-3.0-or-later
// Any valid UTF-8 text: every token has letters, no digit is left, sources ascend and lie in the text, and
// the clauses of the sentences tile them.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/unicode.h"
#include "segment/segment.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check_tokens(const rawi::NormalizedText& text, std::size_t size) {
  std::size_t last = 0;
  for (const rawi::Token& token : text.tokens) {
    require(!token.text.empty());
    require(token.kind != rawi::TokenKind::number);
    require(token.source.begin >= last && token.source.end <= size);
    last = token.source.begin;
    for (const char32_t c : rawi::to_utf32(token.text)) require(!(c >= U'0' && c <= U'9'));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (rawi::find_invalid_utf8(input)) return 0;
  const rawi::NormalizedText text = rawi::normalize(input);
  check_tokens(text, size);
  std::size_t tokens = 0;
  for (const rawi::Sentence& sentence : rawi::segment(text)) {
    std::size_t next = 0;
    for (const rawi::Clause& clause : sentence.clauses) {
      require(clause.begin == next && clause.end > clause.begin);
      next = clause.end;
    }
    require(next == sentence.tokens.size());
    tokens += next;
  }
  require(tokens == text.tokens.size());
  return 0;
}
