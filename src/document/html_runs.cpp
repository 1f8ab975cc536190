// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a run as a block.
#include "core/unicode.h"
#include "document/html_page.h"

namespace rawi {
namespace {

bool is_direction_mark(char32_t c) {
  return c == 0x00AD || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

/// Appends text piece by piece, white space collapsed.
class BlockWriter {
 public:
  explicit BlockWriter(const DecodedText& decoded) : decoded_(decoded) {}

  void add(std::string_view text, ByteRange place) {
    const bool exact = place.size() == text.size();
    std::size_t word = 0;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = code_point_at(text, at);
      const bool space = is_space(point.value) || point.value < 0x20;
      if (space || is_direction_mark(point.value)) {
        put(text.substr(word, at - word), place, word, exact);
        word = at + point.size;
        if (space) space_ = true;
      }
      at += point.size;
    }
    put(text.substr(word), place, word, exact);
  }

  void space() { space_ = true; }

  Block block;

 private:
  void put(std::string_view word, ByteRange place, std::size_t offset, bool exact) {
    if (word.empty()) return;
    const std::size_t begin = exact ? place.begin + offset : place.begin;
    if (space_ && !block.text.empty()) {
      const ByteRange here = decoded_.source_of({begin, begin});
      block.text += ' ';
      block.origin.append(1, here);
    }
    space_ = false;
    block.text += word;
    if (!exact) return block.origin.append(word.size(), decoded_.source_of(place));
    const ByteRange whole = decoded_.source_of({begin, begin + word.size()});
    if (whole.size() == word.size()) return block.origin.append(word.size(), whole);
    for (std::size_t at = 0; at < word.size();) {
      const std::size_t size = code_point_at(word, at).size;
      block.origin.append(size, decoded_.source_of({begin + at, begin + at + size}));
      at += size;
    }
  }

  const DecodedText& decoded_;
  bool space_ = false;
};

}  // namespace

Block block_of_run(const Page& page, const Run& run) {
  BlockWriter writer(page.decoded);
  std::size_t last_link = 0;
  if (page.markup.nodes[page.markup.nodes[run.first].parent].name == Name::a)
    last_link = page.markup.nodes[run.first].parent;
  for (std::size_t i = run.first; i < run.last; ++i) {
    const MarkupNode& node = page.markup.nodes[i];
    const std::uint32_t drop = page.dropped_by[i];
    if (drop == i && run.drop == 0) {
      const Verdict& verdict = page.verdicts[page.verdict_of[i] - 1];
      if (verdict.reason == "note-mark") {
        writer.block.notes.push_back({writer.block.text.size(), verdict.evidence});
      }
    }
    if (drop != run.drop) continue;
    if (node.name == Name::br || role_of(node.name) == TagRole::block) writer.space();
    // Links in a row are buttons: no word goes on from one to the next.
    if (node.name == Name::a && i > run.first && page.markup.nodes[last_link].end == i)
      writer.space();
    if (node.name == Name::a) last_link = i;
    if (node.name != Name::text) continue;
    writer.add(page.markup.text_of(i), {node.source_begin, node.source_end});
  }
  return std::move(writer.block);
}

}  // namespace rawi
