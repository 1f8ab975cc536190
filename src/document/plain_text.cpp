// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/unicode.h"
#include "document/blocks.h"

namespace rawi {
namespace {

struct Line {
  ByteRange range;  // in the decoded text, white space trimmed
  bool blank = false;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find_first_of("\n\r", begin);
    if (end == std::string_view::npos) end = text.size();
    std::size_t first = end;
    std::size_t last = begin;
    for (std::size_t at = begin; at < end;) {
      const CodePoint point = code_point_at(text, at);
      if (!is_space(point.value) && point.value >= 0x20) {
        first = std::min(first, at);
        last = at + point.size;
      }
      at += point.size;
    }
    lines.push_back({{first, std::max(first, last)}, first >= last});
    begin = end + 1;
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++begin;
  }
  return lines;
}

/// Lines that belong together, joined by spaces.
Block join(const DecodedText& decoded, const std::vector<Line>& lines) {
  Block block;
  for (const Line& line : lines) {
    if (!block.text.empty()) {
      block.text += ' ';
      const auto here = decoded.source_of({line.range.begin, line.range.begin});
      block.origin.append(1, {here.begin, here.begin});
    }
    block.text += decoded.text.substr(line.range.begin, line.range.size());
    // Piece by piece, so that byte-to-byte parts stay exact.
    for (std::size_t at = line.range.begin; at < line.range.end;) {
      const std::size_t size = code_point_at(decoded.text, at).size;
      block.origin.append(size, decoded.source_of({at, at + size}));
      at += size;
    }
  }
  return block;
}

constexpr std::size_t max_heading_words = 14;

bool ends_like_a_sentence(std::string_view text) {
  constexpr std::array ends{std::string_view("."), std::string_view("؟"), std::string_view("!"),
                            std::string_view("…"), std::string_view("،"), std::string_view("؛"),
                            std::string_view(":")};
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

std::size_t count_words(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

/// A short block without a closing sign, followed by a longer one.
bool looks_like_a_heading(const std::vector<Block>& blocks, std::size_t index) {
  const Block& block = blocks[index];
  return index + 1 < blocks.size() && count_words(block.text) <= max_heading_words &&
         !ends_like_a_sentence(block.text) &&
         blocks[index + 1].text.size() > 2 * block.text.size();
}

}  // namespace

std::vector<Block> read_plain_text(const DecodedText& decoded) {
  const std::vector<Line> lines = lines_of(decoded.text);
  // Where no empty line separates paragraphs, each line is one.
  const auto first = std::find_if(lines.begin(), lines.end(), [](const Line& l) { return !l.blank; });
  const auto last = std::find_if(lines.rbegin(), lines.rend(), [](const Line& l) { return !l.blank; });
  if (first == lines.end()) return {};
  const bool separated =
      std::any_of(first, last.base(), [](const Line& line) { return line.blank; });
  std::vector<Block> blocks;
  std::vector<Line> open;
  const auto close = [&] {
    if (!open.empty()) blocks.push_back(join(decoded, open));
    open.clear();
  };
  for (const Line& line : lines) {
    if (line.blank || !separated) close();
    if (!line.blank) open.push_back(line);
  }
  close();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!looks_like_a_heading(blocks, i)) continue;
    blocks[i].kind = i == 0 ? BlockKind::title : BlockKind::heading;
    blocks[i].level = i == 0 ? 1 : 2;
  }
  return blocks;
}

}  // namespace rawi
