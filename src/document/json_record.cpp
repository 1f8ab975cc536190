// SPDX-License-Identifier: GPL-3.0-or-later
// The article in one line of JSON Lines. A scanner of our own gives each string its bytes.
#include <algorithm>
#include <array>

#include "core/unicode.h"
#include "document/blocks.h"
#include "document/html_page.h"
#include "document/json_record.h"

namespace rawi {
namespace {

/// A member of an object: its key, and where its value stands.
struct Member {
  std::string key;
  ByteRange value;
};

/// Walks over JSON that is known to be valid.
class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::vector<Member> members(ByteRange object) const {
    std::vector<Member> all;
    std::size_t at = skip_blanks(skip_blanks(object.begin) + 1);
    while (at < object.end && bytes_[at] == '"') {
      const std::size_t key_end = value_end(at);
      const std::string key = text({at, key_end}).text;
      at = skip_blanks(skip_blanks(key_end) + 1);
      const std::size_t end = value_end(at);
      all.push_back({key, {at, end}});
      at = skip_blanks(end);
      if (at >= object.end || bytes_[at] != ',') break;
      at = skip_blanks(at + 1);
    }
    return all;
  }

  [[nodiscard]] std::vector<ByteRange> elements(ByteRange array) const {
    std::vector<ByteRange> all;
    std::size_t at = skip_blanks(array.begin + 1);
    while (at < array.end && bytes_[at] != ']') {
      const std::size_t end = value_end(at);
      all.push_back({at, end});
      at = skip_blanks(end);
      if (at < array.end && bytes_[at] == ',') at = skip_blanks(at + 1);
    }
    return all;
  }

  [[nodiscard]] bool is_string(ByteRange value) const { return bytes_[value.begin] == '"'; }
  [[nodiscard]] bool is_array(ByteRange value) const { return bytes_[value.begin] == '['; }
  [[nodiscard]] bool is_object(ByteRange value) const { return bytes_[value.begin] == '{'; }

  /// A string without its escapes, each of which knows its bytes.
  [[nodiscard]] DecodedText text(ByteRange value) const {
    DecodedText out;
    if (!is_string(value)) return out;
    for (std::size_t at = value.begin + 1; at + 1 < value.end;) {
      const std::size_t begin = at;
      std::string made;
      if (bytes_[at] == '\\') {
        made = escape(at);
      } else {
        const std::size_t size = code_point_at(bytes_, at).size;
        made = bytes_.substr(at, size);
        at += size;
      }
      out.text += made;
      out.origin.append(made.size(), {begin, at});
    }
    return out;
  }

 private:
  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const {
    while (at < bytes_.size() && is_json_blank(bytes_[at])) ++at;
    return at;
  }

  [[nodiscard]] std::size_t value_end(std::size_t at) const {
    std::size_t depth = 0;
    bool in_string = false;
    for (; at < bytes_.size(); ++at) {
      const char c = bytes_[at];
      if (in_string) {
        if (c == '\\') {
          ++at;
        } else if (c == '"') {
          in_string = false;
          if (depth == 0) return at + 1;
        }
      } else if (c == '"') {
        in_string = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if (c == '}' || c == ']') {
        if (depth == 0) return at;  // the end of what a number or word stood in
        if (--depth == 0) return at + 1;
      } else if (depth == 0 && (c == ',' || is_json_blank(c))) {
        return at;
      }
    }
    return bytes_.size();
  }

  [[nodiscard]] char32_t unit(std::size_t at) const {
    return static_cast<char32_t>(std::stoul(std::string(bytes_.substr(at, 4)), nullptr, 16));
  }

  [[nodiscard]] std::string escape(std::size_t& at) const {
    const char c = bytes_[at + 1];
    at += 2;
    if (c == 'n') return "\n";
    if (c == 't') return "\t";
    if (c == 'r') return "\r";
    if (c == 'b' || c == 'f') return " ";
    if (c != 'u') return std::string(1, c);
    char32_t point = unit(at);
    at += 4;
    const bool high = point >= 0xD800 && point <= 0xDBFF;
    if (high) {
      point = 0x10000 + ((point - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
      at += 6;
    }
    std::string made;
    append_utf8(made, point == 0 ? U' ' : point);
    return made;
  }

  std::string_view bytes_;
};

/// Mark-up under a key that promises text, as dumps of newsrooms' databases have it.
bool holds_markup(std::string_view text) {
  constexpr std::array<std::string_view, 8> tags{"</p>",   "</div>", "<br>",  "<br/>",
                                                 "<br />", "</h2>",  "</ul>", "</span>"};
  return std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) {
    return text.find(tag) != std::string_view::npos;
  });
}

class RecordReader {
 public:
  RecordReader(std::string_view bytes, std::string where)
      : scan_(bytes), where_(std::move(where)) {}

  Result<Document> read(ByteRange record) {
    const std::vector<Member> members = scan_.members(record);
    for (const Member& member : members) {
      if (scan_.is_string(member.value)) take_fact(member);
    }
    for (const Member& member : members) {
      if (auto added = take_body(member, 2); !added) return fail(added.error());
      if (member.key != "chapters" || !scan_.is_array(member.value)) continue;
      for (const ByteRange& chapter : scan_.elements(member.value)) {
        if (auto added = take_chapter(chapter); !added) return fail(added.error());
      }
    }
    return std::move(document_);
  }

 private:
  struct Fact {
    std::string_view key;
    std::string Document::*field;
  };

  void take_fact(const Member& member) {
    constexpr std::array facts{
        Fact{"author", &Document::author},   Fact{"date", &Document::date},
        Fact{"source", &Document::source},   Fact{"lead", &Document::lead},
        Fact{"summary", &Document::lead},    Fact{"language", &Document::language},
        Fact{"lang", &Document::language},   Fact{"published", &Document::date},
        Fact{"publisher", &Document::source}};
    if (is_json_title(member.key) && document_.title.empty()) {
      add_line(member.value, BlockKind::title, 1);
    }
    for (const Fact& fact : facts) {
      std::string& field = document_.*fact.field;
      if (fact.key == member.key && field.empty()) field = scan_.text(member.value).text;
    }
  }

  void add_line(ByteRange value, BlockKind kind, int level) {
    const DecodedText line = scan_.text(value);
    const std::vector<Block> blocks = read_plain_text(line);
    if (blocks.empty()) return;
    Block block = blocks.front();
    block.kind = kind;
    block.level = level;
    if (kind == BlockKind::title) document_.title = block.text;
    document_.blocks.push_back(std::move(block));
  }

  /// Text or HTML below a title that is there already, so that its own title is a heading of
  /// `level`.
  Result<void> take_body(const Member& member, int level) {
    const auto kind = json_body_kind(member.key);
    if (!kind || !scan_.is_string(member.value)) return {};
    const DecodedText body = scan_.text(member.value);
    if (*kind == JsonBody::text && !holds_markup(body.text)) {
      add(read_plain_text(body), level);
      return {};
    }
    auto page = read_html(body, where_);
    if (!page) return fail(page.error());
    for (DroppedBlock& one : page->dropped) {
      one.before += document_.blocks.size();
      document_.dropped.push_back(std::move(one));
    }
    add(std::move(page->blocks), level);
    return {};
  }

  void add(std::vector<Block> blocks, int level) {
    for (Block& block : blocks) {
      if (block.kind == BlockKind::title && document_.title.empty() && document_.blocks.empty()) {
        document_.title = block.text;
      } else if (block.kind == BlockKind::title) {
        if (fold(block.text) == fold(document_.title)) continue;
        block.kind = BlockKind::heading;
        block.level = level;
      }
      document_.blocks.push_back(std::move(block));
    }
  }

  Result<void> take_chapter(ByteRange chapter) {
    if (!scan_.is_object(chapter)) return {};
    const std::vector<Member> members = scan_.members(chapter);
    for (const Member& member : members) {
      if (member.key == "title" && scan_.is_string(member.value))
        add_line(member.value, BlockKind::heading, 2);
    }
    for (const Member& member : members) {
      if (auto added = take_body(member, 3); !added) return added;
    }
    return {};
  }

  Scanner scan_;
  std::string where_;
  Document document_;
};

}  // namespace

Result<Document> read_json_record(std::string_view bytes, ByteRange record,
                                  const std::string& where) {
  return RecordReader(bytes.substr(0, record.end), where).read(record);
}

}  // namespace rawi
