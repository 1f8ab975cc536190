// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a run as a block.
#include <algorithm>

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

/// The inline elements around the node that is being read.
class OpenElements {
 public:
  OpenElements(const Page& page, const Run& run) : markup_(page.markup), nodes_(page.markup.nodes) {
    for (std::uint32_t node = nodes_[run.first].parent; node > run.owner;
         node = nodes_[node].parent) {
      open_.insert(open_.begin(), node);
    }
  }

  /// Goes on to a node; whether it is an element that follows another with no text between, and
  /// either is a link or both are spans with words of their own, as in bylines.
  bool parts_words(std::size_t node) {
    bool parts = false;
    const MarkupNode& next = nodes_[node];
    while (!open_.empty() && nodes_[open_.back()].end <= node) {
      const MarkupNode& closed = nodes_[open_.back()];
      const bool beside =
          closed.end == node && closed.parent == next.parent && next.name != Name::text;
      parts |= beside &&
               (closed.name == Name::a || next.name == Name::a ||
                (is_plain_span(node) && is_plain_span(open_.back()) && holds_words(open_.back())));
      open_.pop_back();
    }
    if (next.name != Name::text) open_.push_back(static_cast<std::uint32_t>(node));
    return parts;
  }

 private:
  /// Word processors set pieces of words in spans, each with a style or language.
  [[nodiscard]] bool is_plain_span(std::size_t node) const {
    return nodes_[node].name == Name::span && !markup_.has_attribute(node, Name::style) &&
           !markup_.has_attribute(node, Name::lang) && !markup_.has_attribute(node, Name::dir);
  }

  [[nodiscard]] bool holds_words(std::size_t node) const {
    for (std::size_t i = node; i < nodes_[node].end; ++i) {
      if (nodes_[i].name == Name::text && markup_.text_of(i).find(' ') != std::string_view::npos)
        return true;
    }
    return false;
  }

  const Markup& markup_;
  const std::vector<MarkupNode>& nodes_;
  std::vector<std::uint32_t> open_;
};

/// Its last word is one letter, such as و or ب.
bool ends_with_prefix(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  const std::string_view word = space == std::string_view::npos ? text : text.substr(space + 1);
  return !word.empty() && code_point_at(word, 0).size == word.size();
}

/// Where a value stands in the tag that ends at `tag_end`; that end where it is written with
/// entities.
std::size_t place_of_attribute(std::string_view text, std::string_view value, std::size_t tag_end) {
  constexpr std::size_t longest_tag = 4096;
  const std::size_t from = tag_end - std::min(tag_end, longest_tag + value.size());
  const std::string_view tag = text.substr(from, tag_end - from);
  const std::size_t at = tag.rfind(value);
  return at == std::string_view::npos ? tag_end : from + at;
}

}  // namespace

Block alt_text_of(const Page& page, std::size_t node) {
  const std::string_view alt = page.markup.attribute(node, Name::alt);
  Block block{BlockKind::alt_text, 0, std::string(alt)};
  if (alt.empty()) return block;
  const std::size_t begin =
      place_of_attribute(page.decoded.text, alt, page.markup.nodes[node].source_begin);
  block.origin.append(block.text.size(), page.decoded.source_of({begin, begin + alt.size()}));
  return block;
}

Block block_of_run(const Page& page, const Run& run) {
  BlockWriter writer(page.decoded);
  OpenElements open(page, run);
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
    // No word goes on from a link to what stands beside it: links in a row are buttons, and a label
    // before one is no part of it. A lone letter is a prefix.
    if (open.parts_words(i) && !ends_with_prefix(writer.block.text)) writer.space();
    if (node.name != Name::text) continue;
    writer.add(page.markup.text_of(i), {node.source_begin, node.source_end});
  }
  return std::move(writer.block);
}

}  // namespace rawi
