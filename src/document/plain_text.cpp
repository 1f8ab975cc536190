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

/// "* * *", "-----", "======": a line of signs parts what stands around it.
bool is_rule(std::string_view line) {
  std::size_t signs = 0;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = code_point_at(line, at);
    at += point.size;
    if (is_space(point.value)) continue;
    if (std::u32string_view(U"*-=_~#•·—–ـ٭★").find(point.value) == std::u32string_view::npos)
      return false;
    ++signs;
  }
  return signs >= 3;
}

std::size_t count_columns(std::string_view line) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < line.size(); at += code_point_at(line, at).size) ++columns;
  return columns;
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
  if (is_byline(block.text)) return false;
  std::size_t next = index + 1;
  while (next < blocks.size() && is_byline(blocks[next].text)) ++next;
  return next < blocks.size() && count_words(block.text) <= max_heading_words &&
         !ends_like_a_sentence(block.text) && blocks[next].text.size() > 2 * block.text.size();
}

/// "الفصل الثاني", "3. النتائج": a short line that counts.
bool counts_chapters(const Block& block) {
  if (count_words(block.text) > 8 || ends_like_a_sentence(block.text)) return false;
  constexpr std::array words{std::string_view("الفصل "), std::string_view("الباب "),
                             std::string_view("القسم "), std::string_view("الجزء "),
                             std::string_view("المبحث ")};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return block.text.starts_with(word); });
}

/// A text that a mail program or typewriter broke at a fixed width has lines of nearly one length,
/// most of which end inside a sentence.
std::size_t wrapped_width(const DecodedText& decoded, const std::vector<Line>& lines) {
  std::size_t widest = 0;
  std::size_t filled = 0;
  std::vector<std::size_t> widths;
  for (const Line& line : lines) {
    if (line.blank) continue;
    widths.push_back(
        count_columns(std::string_view(decoded.text).substr(line.range.begin, line.range.size())));
    widest = std::max(widest, widths.back());
    ++filled;
  }
  if (filled < 5 || widest < 40 || widest > 100) return 0;
  const auto full = std::count_if(widths.begin(), widths.end(),
                                  [&](std::size_t width) { return width * 10 >= widest * 7; });
  std::size_t open_ended = 0;
  for (const Line& line : lines) {
    if (line.blank) continue;
    open_ended += ends_like_a_sentence(
                      std::string_view(decoded.text).substr(line.range.begin, line.range.size()))
                      ? 0U
                      : 1U;
  }
  const bool wrapped =
      static_cast<std::size_t>(full) * 10 >= filled * 6 && open_ended * 2 >= filled;
  return wrapped ? widest : 0;
}

}  // namespace

std::vector<Block> read_plain_text(const DecodedText& decoded) {
  std::vector<Line> lines = lines_of(decoded.text);
  for (Line& line : lines) {
    line.blank |=
        is_rule(std::string_view(decoded.text).substr(line.range.begin, line.range.size()));
  }
  // Where no empty line separates paragraphs, each line is one.
  const auto first =
      std::find_if(lines.begin(), lines.end(), [](const Line& l) { return !l.blank; });
  const auto last =
      std::find_if(lines.rbegin(), lines.rend(), [](const Line& l) { return !l.blank; });
  if (first == lines.end()) return {};
  const bool separated =
      std::any_of(first, last.base(), [](const Line& line) { return line.blank; });
  std::vector<Block> blocks;
  std::vector<Line> open;
  const auto close = [&] {
    if (!open.empty()) blocks.push_back(join(decoded, open));
    open.clear();
  };
  const std::size_t width = separated ? 0 : wrapped_width(decoded, lines);
  const auto ends_paragraph = [&](const Line& line) {
    const auto text = std::string_view(decoded.text).substr(line.range.begin, line.range.size());
    return width == 0 || (ends_like_a_sentence(text) && count_columns(text) * 10 < width * 8);
  };
  for (const Line& line : lines) {
    if (line.blank) close();
    if (!line.blank) open.push_back(line);
    if (!separated && !line.blank && ends_paragraph(line)) close();
  }
  close();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!looks_like_a_heading(blocks, i) && !(i > 0 && counts_chapters(blocks[i]))) continue;
    blocks[i].kind = i == 0 ? BlockKind::title : BlockKind::heading;
    blocks[i].level = i == 0 ? 1 : 2;
  }
  return blocks;
}

}  // namespace rawi
