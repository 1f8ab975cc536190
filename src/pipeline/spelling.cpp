// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/spelling.h"

#include "core/unicode.h"

namespace rawi {
namespace {

/// The first byte of the text that came from `source_byte` or after it. Source ranges grow with the
/// text, so halving finds it.
std::size_t text_position(const Block& block, std::size_t source_byte) {
  std::size_t low = 0;
  std::size_t high = block.text.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (block.origin.source_of({middle, middle + 1}).end > source_byte) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/// Moves the ends of a range over white space, inwards.
ByteRange trimmed(std::string_view text, ByteRange range) {
  while (range.begin < range.end) {
    const CodePoint point = code_point_at(text, range.begin);
    if (!is_space(point.value)) break;
    range.begin += point.size;
  }
  while (range.end > range.begin) {
    std::size_t last = range.end - 1;
    while (last > range.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!is_space(code_point_at(text, last).value)) break;
    range.end = last;
  }
  return range;
}

}  // namespace

std::string spelling_of(const Block& block, ByteRange source) {
  if (source.empty()) return "";
  const std::size_t begin = text_position(block, source.begin);
  const std::size_t end = text_position(block, source.end - 1);
  if (begin >= block.text.size()) return "";
  // The last byte's whole piece: a letter may have come from one source byte.
  std::size_t stop = end;
  while (stop < block.text.size() && block.origin.source_of({stop, stop + 1}).begin < source.end) ++stop;
  return block.text.substr(begin, stop - begin);
}

std::vector<SpelledSentence> spell_sentences(const Block& block,
                                             const std::vector<ByteRange>& sentences) {
  std::vector<SpelledSentence> spelled;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::size_t end = i + 1 < sentences.size()
                                ? std::max(begin, text_position(block, sentences[i + 1].begin))
                                : block.text.size();
    const ByteRange range = trimmed(block.text, {begin, end});
    spelled.push_back({block.text.substr(range.begin, range.size()), block.origin.source_of(range),
                       range});
    begin = end;
  }
  return spelled;
}

}  // namespace rawi
