// SPDX-License-Identifier: GPL-3.0-or-later
// DOCX (ECMA-376): paragraphs, headings by their styles, lists, tables, footnotes.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>

#include "core/unicode.h"
#include "document/archive.h"
#include "document/blocks.h"
#include "document/markup_label.h"
#include "document/markup_tree.h"

namespace rawi {
namespace {

/// What a style means for its paragraphs.
struct Style {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::string Document::*fact =
      nullptr;  ///< the paragraph is a fact about the document, not its text
};

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '-') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

/// By its name, which Word keeps in English whatever the program's language.
Style style_named(std::string_view name) {
  const std::string plain = lower(name);
  if (plain == "title") return {BlockKind::title, 1};
  if (plain.starts_with("heading") && plain.size() == 8 && plain[7] >= '1' && plain[7] <= '9') {
    return {BlockKind::heading, std::min(plain[7] - '0', 6)};
  }
  if (plain == "author") return {BlockKind::paragraph, 0, &Document::author};
  if (plain == "date") return {BlockKind::paragraph, 0, &Document::date};
  if (plain == "subtitle") return {BlockKind::heading, 2};
  for (const char* quote : {"quote", "intensequote", "blocktext", "blockquotation", "quotations"}) {
    if (plain == quote) return {BlockKind::quote, 0};
  }
  if (plain == "caption" || plain == "imagecaption" || plain == "tablecaption")
    return {BlockKind::caption, 0};
  return {};
}

/// A member of the archive as a tree, with the names that are looked for.
struct Part {
  std::string member;
  std::string content;
  DecodedText decoded;
  Markup markup;

  [[nodiscard]] bool is(std::size_t node, std::string_view name) const {
    return markup.nodes[node].name != Name::text && markup.name_of(markup.nodes[node].name) == name;
  }
  [[nodiscard]] std::string attribute(std::size_t node, std::string_view name) const {
    const Name number = markup.find_name(name);
    return number == Name::none ? std::string() : std::string(markup.attribute(node, number));
  }
};

class DocxReader {
 public:
  DocxReader(Archive archive, std::string_view name) : archive_(std::move(archive)), name_(name) {}

  Result<Document> read() {
    auto text = load("word/document.xml");
    if (!text) return fail(text.error());
    read_styles();
    read_numbering();
    read_facts();
    add_paragraphs(*text, "");
    read_footnotes();
    promote_title();
    return std::move(document_);
  }

 private:
  Result<Part> load(const std::string& member) {
    Part part;
    part.member = member;
    auto content = archive_.read(member);
    if (!content) return fail(content.error());
    part.content = std::move(*content);
    const std::string where = name_ + ", member " + member;
    auto decoded = decode_html(part.content, "", where);
    if (!decoded) return fail(decoded.error());
    part.decoded = std::move(*decoded);
    auto markup = parse_xml(part.decoded.text, where);
    if (!markup) return fail(markup.error());
    part.markup = std::move(*markup);
    return part;
  }

  void read_styles() {
    if (!archive_.contains("word/styles.xml")) return;
    const auto part = load("word/styles.xml");
    if (!part) return;
    std::string id;
    for (std::size_t i = 1; i < part->markup.nodes.size(); ++i) {
      if (part->is(i, "style")) id = part->attribute(i, "styleId");
      if (part->is(i, "name") && !id.empty()) styles_[id] = style_named(part->attribute(i, "val"));
      if (part->is(i, "outlineLvl") && !id.empty() && styles_[id].kind == BlockKind::paragraph) {
        const int level = std::atoi(part->attribute(i, "val").c_str());
        if (level >= 0 && level < 6) styles_[id] = {BlockKind::heading, level + 1};
      }
    }
  }

  /// For each list and level, whether it is numbered.
  void read_numbering() {
    if (!archive_.contains("word/numbering.xml")) return;
    const auto part = load("word/numbering.xml");
    if (!part) return;
    std::map<std::string, std::set<std::string>> numbered;  // levels of abstract lists
    std::string abstract;
    std::string level;
    std::string number;
    for (std::size_t i = 1; i < part->markup.nodes.size(); ++i) {
      if (part->is(i, "abstractNum")) abstract = part->attribute(i, "abstractNumId");
      if (part->is(i, "lvl")) level = part->attribute(i, "ilvl");
      if (part->is(i, "numFmt") && part->attribute(i, "val") != "bullet" &&
          part->attribute(i, "val") != "none") {
        numbered[abstract].insert(level);
      }
      if (part->is(i, "num")) number = part->attribute(i, "numId");
      if (part->is(i, "abstractNumId")) numbered_[number] = numbered[part->attribute(i, "val")];
    }
  }

  void read_facts() {
    if (!archive_.contains("docProps/core.xml")) return;
    const auto part = load("docProps/core.xml");
    if (!part) return;
    for (std::size_t i = 1; i < part->markup.nodes.size(); ++i) {
      if (part->is(i, "title")) declared_title_ = label_of(part->markup, i);
      if (part->is(i, "creator")) document_.author = label_of(part->markup, i);
      if (part->is(i, "created")) document_.date = label_of(part->markup, i);
      if (part->is(i, "language")) document_.language = label_of(part->markup, i);
    }
  }

  /// One paragraph after the other; deleted text and field codes are no text. `note` is the id of
  /// the footnote that the paragraphs belong to.
  void add_paragraphs(const Part& part, const std::string& note) {
    for (std::size_t i = 1; i < part.markup.nodes.size(); ++i) {
      if (part.is(i, "tr") && note.empty()) {
        add_row(part, i);
        i = part.markup.nodes[i].end - 1;
      } else if (part.is(i, "p")) {
        fact_ = nullptr;
        add_block(read_paragraph(part, i), note);
        i = part.markup.nodes[i].end - 1;
      }
    }
  }

  void add_block(Block block, const std::string& note) {
    if (block.text.empty()) return;
    if (fact_ != nullptr) {
      document_.*fact_ = block.text;
      document_.dropped.push_back(
          {std::move(block), "byline", "its style", document_.blocks.size()});
      return;
    }
    if (!note.empty()) {
      block.kind = BlockKind::footnote;
      block.level = 0;
      block.id = note;
    }
    const bool repeats = block.kind == BlockKind::heading && document_.blocks.size() == 1 &&
                         document_.blocks[0].kind == BlockKind::title &&
                         document_.blocks[0].text == block.text;
    if (repeats) {
      document_.dropped.push_back({std::move(block), "repeated", "it repeats the title", 1});
      return;
    }
    if (block.kind == BlockKind::title && has_title_) block.kind = BlockKind::heading;
    has_title_ |= block.kind == BlockKind::title;
    document_.blocks.push_back(std::move(block));
  }

  void add_row(const Part& part, std::size_t row) {
    Block all;
    all.kind = BlockKind::table_row;
    all.part = part.member;
    for (std::size_t i = row + 1; i < part.markup.nodes[row].end; ++i) {
      if (part.is(i, "tblHeader")) all.level = 1;
      if (!part.is(i, "tc")) continue;
      const std::size_t begin =
          all.text.size() + (all.text.empty() ? 0 : std::string_view("، ").size());
      bool first = true;
      for (std::size_t p = i + 1; p < part.markup.nodes[i].end; ++p) {
        if (!part.is(p, "p")) continue;
        const Block cell = read_paragraph(part, p);
        p = part.markup.nodes[p].end - 1;
        if (cell.text.empty()) continue;
        append(all, cell, first ? "، " : " ");
        first = false;
      }
      const std::size_t from = first ? all.text.size() : begin;
      all.cells.push_back({from, all.text.size()});
      for (int more = columns_of(part, i); more > 1; --more)
        all.cells.push_back({all.text.size(), all.text.size()});
      i = part.markup.nodes[i].end - 1;
    }
    if (!all.text.empty()) document_.blocks.push_back(std::move(all));
  }

  /// How many columns a cell spans.
  static int columns_of(const Part& part, std::size_t cell) {
    constexpr int most = 100;
    for (std::size_t i = cell + 1; i < part.markup.nodes[cell].end && !part.is(i, "p"); ++i) {
      if (part.is(i, "gridSpan"))
        return std::clamp(std::atoi(part.attribute(i, "val").c_str()), 1, most);
    }
    return 1;
  }

  static void append(Block& all, const Block& more, std::string_view joint) {
    const ByteRange from = more.origin.source_of({0, more.text.size()});
    if (!all.text.empty()) {
      all.text += joint;
      all.origin.append(joint.size(), {from.begin, from.begin});
    }
    for (std::size_t at = 0; at < more.text.size();) {
      const std::size_t size = code_point_at(more.text, at).size;
      all.origin.append(size, more.origin.source_of({at, at + size}));
      at += size;
    }
    all.text += more.text;
  }

  Block read_paragraph(const Part& part, std::size_t paragraph) {
    Block block;
    block.part = part.member;
    std::string list;
    std::string list_level = "0";
    const std::size_t end = part.markup.nodes[paragraph].end;
    for (std::size_t i = paragraph + 1; i < end; ++i) {
      const MarkupNode& node = part.markup.nodes[i];
      if (part.is(i, "pStyle")) {
        const auto style = styles_.find(part.attribute(i, "val"));
        const Style meant =
            style == styles_.end() ? style_named(part.attribute(i, "val")) : style->second;
        block.kind = meant.kind;
        block.level = meant.level;
        fact_ = meant.fact;
      } else if (part.is(i, "docPr")) {
        add_picture(part, i);
      } else if (part.is(i, "numId")) {
        list = part.attribute(i, "val");
      } else if (part.is(i, "ilvl")) {
        list_level = part.attribute(i, "val");
      } else if (part.is(i, "del") || part.is(i, "instrText") || part.is(i, "txbxContent")) {
        i = node.end - 1;
      } else if (part.is(i, "footnoteReference") || part.is(i, "endnoteReference")) {
        const char* kind = part.is(i, "footnoteReference") ? "footnote" : "endnote";
        block.notes.push_back({block.text.size(), kind + part.attribute(i, "id")});
      } else if ((part.is(i, "br") || part.is(i, "tab") || part.is(i, "cr")) &&
                 !block.text.empty()) {
        add_text(part, block, " ", {node.source_begin, node.source_begin});
      } else if (node.name == Name::text && part.is(node.parent, "t")) {
        add_text(part, block, part.markup.text_of(i), {node.source_begin, node.source_end});
      }
    }
    if (!list.empty() && list != "0" && block.kind == BlockKind::paragraph)
      number(list, list_level, block);
    tidy(block);
    return block;
  }

  /// What a picture shows, where its description is more than a name.
  void add_picture(const Part& part, std::size_t picture) {
    Block block;
    block.kind = BlockKind::alt_text;
    block.part = part.member;
    block.text = part.attribute(picture, "descr");
    if (block.text.find(' ') == std::string::npos) return;
    const std::size_t tag_end = part.markup.nodes[picture].source_begin;
    const std::string_view before = std::string_view(part.decoded.text).substr(0, tag_end);
    const std::size_t found = before.rfind(block.text);
    const std::size_t begin = found == std::string_view::npos ? tag_end : found;
    const std::size_t size = found == std::string_view::npos ? 0 : block.text.size();
    block.origin.append(block.text.size(), part.decoded.source_of({begin, begin + size}));
    document_.dropped.push_back(
        {std::move(block), "alt-text", "the description of a picture", document_.blocks.size()});
  }

  static void add_text(const Part& part, Block& block, std::string_view text, ByteRange place) {
    const bool exact = place.size() == text.size();
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = code_point_at(text, at);
      const ByteRange from = part.decoded.source_of(
          exact ? ByteRange{place.begin + at, place.begin + at + point.size} : place);
      at += point.size;
      const bool mark = (point.value >= 0x200B && point.value <= 0x200F) ||
                        (point.value >= 0x202A && point.value <= 0x202E) || point.value == 0xFEFF;
      if (mark) continue;
      if (!is_space(point.value)) {
        block.text += text.substr(at - point.size, point.size);
        block.origin.append(point.size, from);
      } else if (!block.text.empty() && block.text.back() != ' ') {
        block.text += ' ';
        block.origin.append(1, from);
      }
    }
  }

  static void tidy(Block& block) {
    if (block.text.empty() || block.text.back() != ' ') return;
    Block trimmed = block;
    trimmed.text.clear();
    trimmed.origin = OriginMap{};
    Block source = std::move(block);
    source.text.pop_back();
    append(trimmed, source, "");
    block = std::move(trimmed);
  }

  void number(const std::string& list, const std::string& level, Block& block) {
    block.kind = BlockKind::list_item;
    const int depth = std::clamp(std::atoi(level.c_str()), 0, 8);
    block.level = depth + 1;
    const auto found = numbered_.find(list);
    if (found == numbered_.end() || !found->second.contains(level)) return;
    block.number = ++counters_[{list, depth}];
    for (int deeper = depth + 1; deeper <= 8; ++deeper) counters_.erase({list, deeper});
  }

  void read_footnotes() {
    for (const std::string kind : {"footnote", "endnote"}) {
      const std::string member = "word/" + kind + "s.xml";
      if (!archive_.contains(member)) continue;
      const auto part = load(member);
      if (!part) continue;
      for (std::size_t i = 1; i < part->markup.nodes.size(); ++i) {
        if (!part->is(i, kind)) continue;
        // The separator line is a note too, of a type of its own.
        const bool text = part->attribute(i, "type").empty();
        for (std::size_t p = i + 1; text && p < part->markup.nodes[i].end; ++p) {
          if (part->is(p, "p"))
            add_block(read_paragraph(*part, p), kind + part->attribute(i, "id"));
        }
        i = part->markup.nodes[i].end - 1;
      }
    }
  }

  /// Without a paragraph of style Title, a first heading that is alone in its rank is the title.
  void promote_title() {
    if (has_title_ || document_.blocks.empty()) return;
    Block& first = document_.blocks.front();
    const auto peers =
        std::count_if(document_.blocks.begin(), document_.blocks.end(), [&](const Block& block) {
          return block.kind == BlockKind::heading && block.level <= first.level;
        });
    if (first.kind == BlockKind::heading && peers == 1) {
      first.kind = BlockKind::title;
      first.level = 1;
    } else {
      document_.title = declared_title_;
    }
  }

  Archive archive_;
  std::string name_;
  Document document_;
  std::map<std::string, Style> styles_;
  std::map<std::string, std::set<std::string>> numbered_;
  std::map<std::pair<std::string, int>, int> counters_;
  std::string declared_title_;
  bool has_title_ = false;
  std::string Document::*fact_ = nullptr;  // of the paragraph just read
};

}  // namespace

Result<Document> read_docx(std::string_view bytes, std::string_view name) {
  auto archive = Archive::open(bytes, name);
  if (!archive) return fail(archive.error());
  return DocxReader(std::move(*archive), name).read();
}

}  // namespace rawi
