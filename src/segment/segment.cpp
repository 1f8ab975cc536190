// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/segment.h"

#include "segment/boundaries.h"
#include "segment/clauses.h"

namespace rawi {

std::vector<Sentence> segment(const NormalizedText& text) {
  std::vector<Sentence> sentences;
  std::size_t begin = 0;
  for (const std::size_t end : sentence_ends(text.tokens)) {
    Sentence sentence;
    sentence.tokens.assign(text.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                           text.tokens.begin() + static_cast<std::ptrdiff_t>(end));
    sentence.source = cover(sentence.tokens.front().source, sentence.tokens.back().source);
    sentence.clauses = cut_into_clauses(sentence.tokens);
    sentences.push_back(std::move(sentence));
    begin = end;
  }
  return sentences;
}

std::vector<ByteRange> segment_ranges(std::string_view text) {
  const NormalizedText normalized = normalize(text, {.repair_spelling = false});
  std::vector<ByteRange> ranges;
  std::size_t begin = 0;
  for (const std::size_t end : sentence_ends(normalized.tokens)) {
    ranges.push_back(cover(normalized.tokens[begin].source, normalized.tokens[end - 1].source));
    begin = end;
  }
  return ranges;
}

}  // namespace rawi
