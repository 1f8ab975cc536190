// SPDX-License-Identifier: GPL-3.0-or-later
#include <md4c.h>

#include <algorithm>
#include <array>

#include "core/unicode.h"
#include "document/blocks.h"
#include "document/markdown_extras.h"

namespace rawi {
namespace {

struct NamedEntity {
  std::string_view name;
  std::string_view text;
};
/// The entities that are read; any other (&nbsp;, &shy; ...) is a space.
constexpr std::array named_entities{
    NamedEntity{"&amp;", "&"},    NamedEntity{"&lt;", "<"},    NamedEntity{"&gt;", ">"},
    NamedEntity{"&quot;", "\""},  NamedEntity{"&laquo;", "«"}, NamedEntity{"&raquo;", "»"},
    NamedEntity{"&hellip;", "…"}, NamedEntity{"&ndash;", "–"}, NamedEntity{"&mdash;", "—"},
};

/// "&#1587;" or "&#x633;" -> U+0633; a space for what is no character.
char32_t character_of(std::string_view entity) {
  const bool hex = entity.size() > 2 && (entity[2] == 'x' || entity[2] == 'X');
  const std::string digits(entity.substr(hex ? 3 : 2));
  const unsigned long value = std::strtoul(digits.c_str(), nullptr, hex ? 16 : 10);
  const bool valid = value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return valid ? static_cast<char32_t>(value) : U' ';
}

/// Collects md4c's callbacks into blocks. md4c hands out slices of the source for plain text, so a
/// slice's place is its offset; entities and line breaks come from elsewhere and take the place
/// where the last slice ended.
class Collector {
 public:
  /// `parsed` is what the parser reads: the decoded text, byte for byte but for signs that would
  /// mislead it.
  Collector(const DecodedText& decoded, std::string_view parsed, std::vector<Warning>& warnings)
      : decoded_(decoded), parsed_(parsed), warnings_(warnings) {}

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_H:
        close();
        heading_level_ = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_CODE:
      case MD_BLOCK_HTML:
        close();
        ++silent_;
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        close();
        lists_.push_back(type == MD_BLOCK_OL
                             ? static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start)
                             : 0);
        break;
      case MD_BLOCK_LI:
        close();
        item_begins_ = true;
        break;
      case MD_BLOCK_QUOTE:
        close();
        ++quotes_;
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_HR:
        close();
        break;
      case MD_BLOCK_THEAD:
        in_table_head_ = true;
        break;
      case MD_BLOCK_TR:
        close();
        in_row_ = true;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        cell_begin_ = std::string::npos;  // no text yet
        break;
      default:
        break;
    }
    return 0;
  }

  int leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML) {
      --silent_;
      const ByteRange source = decoded_.source_of({skipped_from_, position_});
      warnings_.push_back(
          {"left-out",
           type == MD_BLOCK_CODE ? "a block of code is not read" : "a block of HTML is not read",
           source});
      skipping_ = false;
      return 0;
    }
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
      const std::size_t end = open_.text.size();
      open_.cells.push_back({std::min(cell_begin_, end), end});
      return 0;
    }
    close();
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.pop_back();
    if (type == MD_BLOCK_QUOTE) --quotes_;
    if (type == MD_BLOCK_THEAD) in_table_head_ = false;
    if (type == MD_BLOCK_TR) in_row_ = false;
    return 0;
  }

  int enter_span(MD_SPANTYPE type) {
    if (type != MD_SPAN_IMG) return 0;
    ++silent_;
    if (pictures_++ == 0) picture_ = Block{BlockKind::alt_text};
    return 0;
  }

  int leave_span(MD_SPANTYPE type) {
    if (type != MD_SPAN_IMG) return 0;
    --silent_;
    if (--pictures_ == 0) {
      skipping_ = false;
      // A word alone is a name, not a description.
      if (picture_.text.find(' ') != std::string::npos)
        dropped_.push_back(
            {std::move(picture_), "alt-text", "the description of a picture", blocks_.size()});
    }
    return 0;
  }

  int text(MD_TEXTTYPE type, const char* data, std::size_t size) {
    const char* source = parsed_.data();
    const bool is_slice = data >= source && data + size <= source + parsed_.size();
    if (is_slice) {
      const auto begin = static_cast<std::size_t>(data - source);
      if (silent_ > 0 && !skipping_) {
        skipped_from_ = begin;
        skipping_ = true;
      }
      position_ = begin + size;
    }
    if (pictures_ > 0) add_to_picture(is_slice ? std::string_view(data, size) : " ");
    if (silent_ > 0) return 0;
    switch (type) {
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:
        add_made(" ");
        break;
      case MD_TEXT_HTML:
        break;
      case MD_TEXT_ENTITY:
        add_entity(std::string_view(data, size));
        break;
      case MD_TEXT_NULLCHAR:
        break;
      default:
        if (is_slice) {
          add_slice({position_ - size, position_});
        } else {
          add_made(std::string(data, size));
        }
    }
    return 0;
  }

  /// What pictures show, in order; to be asked for after finish().
  std::vector<DroppedBlock> take_dropped() { return std::move(dropped_); }

  std::vector<Block> finish() {
    close();
    const auto title = std::find_if(blocks_.begin(), blocks_.end(), [](const Block& block) {
      return block.kind == BlockKind::heading;
    });
    // The first heading is the title where nothing but it has its level.
    if (title != blocks_.end() && title == blocks_.begin()) {
      const auto same = std::count_if(blocks_.begin(), blocks_.end(), [&](const Block& block) {
        return block.kind == BlockKind::heading && block.level <= title->level;
      });
      if (same == 1) title->kind = BlockKind::title;
    }
    return std::move(blocks_);
  }

 private:
  /// Before the first text of a cell: the comma that parts it from the one before.
  void begin_cell() {
    if (!in_row_ || cell_begin_ != std::string::npos) return;
    cell_begin_ = 0;
    if (!open_.text.empty()) add_made("، ");
    cell_begin_ = open_.text.size();
  }

  void add_slice(ByteRange range) {
    begin_cell();
    open_.text += decoded_.text.substr(range.begin, range.size());
    for (std::size_t at = range.begin; at < range.end;) {
      const std::size_t size = code_point_at(decoded_.text, at).size;
      open_.origin.append(size, decoded_.source_of({at, at + size}));
      at += size;
    }
  }

  void add_to_picture(std::string_view text) {
    const std::size_t begin = position_ - std::min(position_, text.size());
    picture_.text += text == " " ? " " : decoded_.text.substr(begin, text.size());
    picture_.origin.append(text.size(), decoded_.source_of({begin, position_}));
  }

  void add_made(const std::string& made) {
    if (made.empty()) return;
    begin_cell();
    open_.text += made;
    open_.origin.append(made.size(), decoded_.source_of({position_, position_}));
  }

  void add_entity(std::string_view entity) {
    std::string made;
    if (entity.starts_with("&#")) {
      append_utf8(made, character_of(entity));
    } else {
      const auto named = std::find_if(named_entities.begin(), named_entities.end(),
                                      [&](const NamedEntity& e) { return e.name == entity; });
      made = named == named_entities.end() ? " " : named->text;
    }
    begin_cell();
    open_.text += made;
    open_.origin.append(made.size(), decoded_.source_of({position_ - entity.size(), position_}));
  }

  void close() {
    const bool blank = std::all_of(open_.text.begin(), open_.text.end(), [](char c) {
      return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    });
    if (!blank) {
      give_kind();
      if (!in_row_) open_.cells.clear();
      blocks_.push_back(std::move(open_));
    }
    open_ = Block{};
    heading_level_ = 0;
  }

  /// The first block of a list item is the item; what follows in it is plain.
  void give_kind() {
    if (heading_level_ > 0) {
      open_.kind = BlockKind::heading;
      open_.level = heading_level_;
    } else if (in_row_) {
      open_.kind = BlockKind::table_row;
      open_.level = in_table_head_ ? 1 : 0;
    } else if (quotes_ > 0) {
      open_.kind = BlockKind::quote;
    } else if (!lists_.empty() && item_begins_) {
      open_.kind = BlockKind::list_item;
      open_.level = static_cast<int>(lists_.size());
      if (lists_.back() > 0) open_.number = lists_.back()++;
      item_begins_ = false;
    }
  }

  const DecodedText& decoded_;
  std::string_view parsed_;
  std::vector<Warning>& warnings_;
  std::vector<Block> blocks_;
  Block open_;
  int heading_level_ = 0;
  std::vector<int> lists_;  // the next number of each open list, 0 for bullets
  int quotes_ = 0;
  bool item_begins_ = false;
  bool in_row_ = false;
  bool in_table_head_ = false;
  std::size_t cell_begin_ = 0;
  int silent_ = 0;
  int pictures_ = 0;  // open, one in the description of another
  Block picture_;
  std::vector<DroppedBlock> dropped_;
  bool skipping_ = false;
  std::size_t skipped_from_ = 0;
  std::size_t position_ = 0;
};

}  // namespace

namespace {

void read_body(const DecodedText& decoded, std::size_t begin, Document& document) {
  // CommonMark takes "[^1]: note" for the address of a link: the bracket is hidden from the parser.
  std::string parsed = decoded.text;
  for (std::size_t at = parsed.find("[^"); at != std::string::npos; at = parsed.find("[^", at))
    parsed[at] = '{';
  Collector collector(decoded, parsed, document.warnings);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_COLLAPSEWHITESPACE;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<Collector*>(self)->enter_block(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
    return static_cast<Collector*>(self)->leave_block(type);
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* self) {
    return static_cast<Collector*>(self)->enter_span(type);
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
    return static_cast<Collector*>(self)->leave_span(type);
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* data, MD_SIZE size, void* self) {
    return static_cast<Collector*>(self)->text(type, data, size);
  };
  md_parse(parsed.data() + begin, static_cast<MD_SIZE>(parsed.size() - begin), &parser, &collector);
  document.blocks = collector.finish();
  document.dropped = collector.take_dropped();
}

}  // namespace

Document read_markdown(const DecodedText& decoded) {
  Document document;
  const std::size_t begin = read_front_matter(decoded, document);
  read_body(decoded, begin, document);
  const std::size_t title = decoded.text.find(document.title);
  add_front_title(document, decoded.source_of({title, title + document.title.size()}));
  gather_footnotes(document);
  return document;
}

}  // namespace rawi
