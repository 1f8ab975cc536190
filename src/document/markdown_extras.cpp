// SPDX-License-Identifier: GPL-3.0-or-later
// What Markdown texts have that CommonMark does not: front matter and footnotes.
#include "document/markdown_extras.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "core/unicode.h"

namespace rawi {
namespace {

struct Key {
  std::string_view name;
  std::string Document::*field;
};
constexpr std::array keys{
    Key{"title", &Document::title},      Key{"author", &Document::author},
    Key{"authors", &Document::author},   Key{"date", &Document::date},
    Key{"source", &Document::source},    Key{"publisher", &Document::source},
    Key{"lang", &Document::language},    Key{"language", &Document::language},
    Key{"description", &Document::lead}, Key{"summary", &Document::lead},
    Key{"lead", &Document::lead},        Key{"العنوان", &Document::title},
    Key{"الكاتب", &Document::author},    Key{"التاريخ", &Document::date},
    Key{"المصدر", &Document::source},
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

/// A value without its quotes or brackets.
std::string_view bare(std::string_view value) {
  value = trimmed(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front()) {
    return value.substr(1, value.size() - 2);
  }
  if (value.size() >= 2 && value.front() == '[' && value.back() == ']')
    return value.substr(1, value.size() - 2);
  return value;
}

void take_line(std::string_view line, Document& document, std::string& last_key) {
  const std::string_view item = trimmed(line);
  std::string_view value;
  if (item.starts_with("- ") && !last_key.empty()) {
    value = bare(item.substr(2));  // "authors:" and one line for each
  } else {
    const std::size_t colon = item.find(':');
    if (colon == std::string_view::npos || item.front() == '#') return;
    last_key = std::string(trimmed(item.substr(0, colon)));
    value = bare(item.substr(colon + 1));
  }
  if (value.empty()) return;
  for (const Key& key : keys) {
    if (key.name != last_key) continue;
    std::string& field = document.*key.field;
    field = field.empty() ? std::string(value) : field + "، " + std::string(value);
  }
}

bool is_fence(std::string_view line) { return trimmed(line) == "---" || trimmed(line) == "..."; }

struct Mark {
  std::size_t begin;
  std::size_t end;
  std::string id;
};

std::vector<Mark> marks_in(const std::string& text) {
  std::vector<Mark> marks;
  for (std::size_t at = text.find("[^"); at != std::string::npos; at = text.find("[^", at + 2)) {
    const std::size_t end = text.find(']', at);
    if (end == std::string::npos) break;
    if (end - at <= 40) marks.push_back({at, end + 1, text.substr(at + 2, end - at - 2)});
  }
  return marks;
}

void copy(const Block& from, ByteRange range, Block& to) {
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t size = code_point_at(from.text, at).size;
    to.text += from.text.substr(at, size);
    to.origin.append(size, from.origin.source_of({at, at + size}));
    at += size;
  }
}

/// How many bytes of marks stand before a byte of a block.
std::size_t taken_before(const Block& block, std::size_t at, const std::set<std::string>& known) {
  std::size_t taken = 0;
  for (const Mark& mark : marks_in(block.text)) {
    if (known.contains(mark.id) && mark.end <= at) taken += mark.end - mark.begin;
  }
  return taken;
}

Block without_marks(const Block& block, const std::set<std::string>& known) {
  Block out = block;
  out.text.clear();
  out.origin = OriginMap{};
  std::size_t at = 0;
  for (const Mark& mark : marks_in(block.text)) {
    if (!known.contains(mark.id)) continue;
    copy(block, {at, mark.begin}, out);
    out.notes.push_back({out.text.size(), mark.id});
    at = mark.end;
  }
  copy(block, {at, block.text.size()}, out);
  for (ByteRange& cell : out.cells) {
    cell.begin -= taken_before(block, cell.begin, known);
    cell.end -= taken_before(block, cell.end, known);
  }
  return out;
}

}  // namespace

std::size_t read_front_matter(const DecodedText& decoded, Document& document) {
  const std::string_view text = decoded.text;
  const std::size_t first = text.find('\n');
  if (first == std::string_view::npos || trimmed(text.substr(0, first)) != "---") return 0;
  // Where no line closes it, the line was a rule.
  std::size_t end = std::string_view::npos;
  for (std::size_t at = first + 1; at < text.size() && end == std::string_view::npos;) {
    const std::size_t line = std::min(text.find('\n', at), text.size());
    if (is_fence(text.substr(at, line - at))) end = at;
    at = line + 1;
  }
  if (end == std::string_view::npos) return 0;
  std::string last_key;
  for (std::size_t at = first + 1; at < end;) {
    const std::size_t line = std::min(text.find('\n', at), end);
    take_line(text.substr(at, line - at), document, last_key);
    at = line + 1;
  }
  return std::min(text.find('\n', end), text.size() - 1) + 1;
}

void add_front_title(Document& document, ByteRange title_place) {
  if (document.title.empty()) return;
  for (Block& block : document.blocks) {
    if (block.kind != BlockKind::title) continue;
    if (block.text == document.title) return;
    block.kind = BlockKind::heading;  // the text has a title of its own below the article's
  }
  Block title{BlockKind::title, 1, document.title};
  title.origin.append(title.text.size(), title_place);
  document.blocks.insert(document.blocks.begin(), std::move(title));
  for (DroppedBlock& dropped : document.dropped) ++dropped.before;
}

namespace {

bool defines(const Block& block, const Mark& mark) {
  const bool begins = mark.begin == 0 || block.text[mark.begin - 1] == ' ';
  return begins && mark.end < block.text.size() && block.text[mark.end] == ':';
}

/// "[^1]: one [^2]: two" is two footnotes: lines without an empty one between them.
std::vector<Block> footnotes_in(const Block& block) {
  std::vector<Block> notes;
  const std::vector<Mark> marks = marks_in(block.text);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!defines(block, marks[i])) continue;
    std::size_t end = block.text.size();
    for (std::size_t next = marks.size(); next-- > i + 1;) {
      if (defines(block, marks[next])) end = marks[next].begin;
    }
    while (end > marks[i].end && block.text[end - 1] == ' ') --end;
    const std::size_t begin = std::min(block.text.find_first_not_of(' ', marks[i].end + 1), end);
    Block note;
    note.kind = BlockKind::footnote;
    note.id = marks[i].id;
    copy(block, {begin, end}, note);
    if (!note.text.empty()) notes.push_back(std::move(note));
  }
  return notes;
}

bool is_note_block(const Block& block) {
  const std::vector<Mark> marks = marks_in(block.text);
  return !marks.empty() && marks[0].begin == 0 && defines(block, marks[0]);
}

/// Takes the blocks that a test names out; what was dropped before them stays where it was.
template <class Test>
void remove_blocks(Document& document, const Test& test) {
  std::vector<std::size_t> left(document.blocks.size() + 1, 0);
  for (std::size_t i = 0; i < document.blocks.size(); ++i)
    left[i + 1] = left[i] + (test(document.blocks[i]) ? 0U : 1U);
  for (DroppedBlock& dropped : document.dropped) dropped.before = left[dropped.before];
  std::erase_if(document.blocks, test);
}

}  // namespace

void gather_footnotes(Document& document) {
  std::vector<Block> notes;
  std::set<std::string> known;
  for (const Block& block : document.blocks) {
    if (!is_note_block(block)) continue;
    for (Block& note : footnotes_in(block)) {
      known.insert(note.id);
      notes.push_back(std::move(note));
    }
  }
  if (known.empty()) return;
  remove_blocks(document, is_note_block);
  for (Block& block : document.blocks) {
    if (!marks_in(block.text).empty()) block = without_marks(block, known);
  }
  remove_blocks(document, [](const Block& block) { return block.text.empty(); });
  std::move(notes.begin(), notes.end(), std::back_inserter(document.blocks));
}

}  // namespace rawi
