// SPDX-License-Identifier: GPL-3.0-or-later
// EPUB 2 and 3: the spine gives the order, the table of contents the chapters.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "document/archive.h"
#include "document/blocks.h"
#include "document/html_page.h"
#include "document/markup_label.h"
#include "document/markup_tree.h"

namespace rawi {
namespace {

struct Item {
  std::string member;
  std::string media_type;
  std::string properties;
};

/// An entry of the table of contents.
struct Entry {
  std::string title;
  int depth = 1;
  std::string fragment;
};

struct Book {
  std::string package;  ///< the member with the package document
  std::map<std::string, Item> items;
  std::vector<std::string> spine;                      ///< ids of items
  std::string toc;                                     ///< id of the NCX
  std::map<std::string, std::vector<Entry>> contents;  ///< by member
  std::map<std::string, std::string> front;            ///< member -> what it is
};

std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// What a part of a book is called that nobody wants read aloud.
constexpr std::array front_types{"cover",          "titlepage", "title-page", "toc",
                                 "copyright-page", "copyright", "imprint",    "colophon",
                                 "landmarks",      "dedication"};
constexpr std::array front_titles{
    "الغلاف",         "غلاف",      "صفحه العنوان",      "حقوق النشر", "حقوق الطبع",
    "بيانات النشر",   "المحتويات", "فهرس المحتويات",    "الفهرس",     "فهرس",
    "جدول المحتويات", "cover",     "table of contents", "copyright",  "contents"};

bool is_front_type(std::string_view type) {
  return std::any_of(front_types.begin(), front_types.end(), [&](std::string_view known) {
    return type == known || type.find(" " + std::string(known)) != std::string_view::npos ||
           type.starts_with(std::string(known) + " ");
  });
}

bool is_front_title(std::string_view title) {
  const std::string folded_title = fold(title);
  return std::find(front_titles.begin(), front_titles.end(), folded_title) != front_titles.end();
}

class EpubReader {
 public:
  EpubReader(Archive archive, std::string_view name, const ReadOptions& options)
      : archive_(std::move(archive)), name_(name), options_(options) {}

  Result<Document> read() {
    if (auto error = refuse_encrypted()) return fail(*error);
    if (auto opened = open_package(); !opened) return fail(opened.error());
    read_contents();
    for (const std::string& id : book_.spine) {
      const auto item = book_.items.find(id);
      if (item == book_.items.end() || item->second.member.empty()) continue;
      if (item->second.media_type.find("html") == std::string::npos) continue;
      if (auto added = add_chapter(item->second); !added) return fail(added.error());
    }
    add_title();
    return std::move(document_);
  }

 private:
  Result<Markup> markup_of(const std::string& member) {
    const auto content = archive_.read(member);
    if (!content) return fail(content.error());
    const auto decoded = decode_html(*content, "", name_ + ", member " + member);
    if (!decoded) return fail(decoded.error());
    return parse_xml(decoded->text, name_ + ", member " + member);
  }

  /// Fonts may be scrambled; a book whose text is has a lock.
  std::optional<Error> refuse_encrypted() {
    const std::string member = "META-INF/encryption.xml";
    if (!archive_.contains(member)) return std::nullopt;
    const auto markup = markup_of(member);
    if (!markup) return markup.error();
    const Name uri = markup->find_name("URI");
    for (std::size_t i = 1; i < markup->nodes.size(); ++i) {
      const std::string_view target = uri == Name::none ? "" : markup->attribute(i, uri);
      if (target.find(".xhtml") != std::string_view::npos ||
          target.find(".html") != std::string_view::npos) {
        return Error{ErrorCode::bad_input,
                     "the book is locked (DRM)",
                     name_,
                     "",
                     "a book without a lock",
                     ""};
      }
    }
    return std::nullopt;
  }

  Result<void> open_package() {
    const auto container = markup_of("META-INF/container.xml");
    if (!container) return fail(container.error());
    const Name full_path = container->find_name("full-path");
    for (std::size_t i = 1; full_path != Name::none && i < container->nodes.size(); ++i) {
      const std::string_view path = container->attribute(i, full_path);
      if (!path.empty() && book_.package.empty()) book_.package = resolve_member("", path);
    }
    if (book_.package.empty()) {
      return fail({ErrorCode::bad_input, "the book names no package document", name_, "",
                   "a rootfile in META-INF/container.xml", ""});
    }
    const auto package = markup_of(book_.package);
    if (!package) return fail(package.error());
    read_package(*package);
    return {};
  }

  void read_package(const Markup& package) {
    const auto named = [&](std::size_t i, std::string_view name) {
      return package.name_of(package.nodes[i].name) == name;
    };
    const auto attribute = [&](std::size_t i, std::string_view name) {
      const Name number = package.find_name(name);
      return number == Name::none ? std::string() : std::string(package.attribute(i, number));
    };
    for (std::size_t i = 1; i < package.nodes.size(); ++i) {
      if (package.nodes[i].name == Name::text) continue;
      if (named(i, "item")) {
        book_.items[attribute(i, "id")] = {resolve_member(book_.package, attribute(i, "href")),
                                           attribute(i, "media-type"), attribute(i, "properties")};
      } else if (named(i, "itemref")) {
        if (attribute(i, "linear") != "no" || options_.front_matter) {
          book_.spine.push_back(attribute(i, "idref"));
        }
      } else if (named(i, "spine")) {
        book_.toc = attribute(i, "toc");
      } else if (named(i, "reference") && is_front_type(attribute(i, "type"))) {
        const std::string type = attribute(i, "type");
        book_.front[resolve_member(book_.package, attribute(i, "href"))] = "guide: " + type;
      } else {
        take_fact(package, i);
      }
    }
  }

  void take_fact(const Markup& package, std::size_t i) {
    struct Fact {
      std::string_view name;
      std::string Document::*field;
    };
    constexpr std::size_t most_author_bytes = 1000;
    constexpr std::array facts{
        Fact{"title", &Document::title},       Fact{"creator", &Document::author},
        Fact{"date", &Document::date},         Fact{"publisher", &Document::source},
        Fact{"language", &Document::language}, Fact{"description", &Document::lead}};
    for (const Fact& fact : facts) {
      if (package.name_of(package.nodes[i].name) != fact.name) continue;
      std::string& field = document_.*fact.field;
      const std::string value = tidy(label_of(package, i));
      if (field.empty()) {
        field = value;
      } else if (fact.name == "creator" && !value.empty() && field.size() < most_author_bytes) {
        field += "، " + value;
      }
    }
  }

  void read_contents() {
    for (const auto& [id, item] : book_.items) {
      const bool is_nav = item.properties.find("nav") != std::string::npos;
      if (is_nav && !item.member.empty()) {
        book_.front.emplace(item.member, "the table of contents");
        if (const auto markup = markup_of(item.member)) read_nav(item.member, *markup);
      }
    }
    if (!book_.contents.empty()) return;
    const auto ncx = book_.items.find(book_.toc);
    if (ncx == book_.items.end() || ncx->second.member.empty()) return;
    if (const auto markup = markup_of(ncx->second.member)) read_ncx(ncx->second.member, *markup);
  }

  void add_entry(std::string_view from, std::string_view link, std::string title, int depth) {
    // Each is compared with each block: no book names so many places in one file.
    constexpr std::size_t most_entries = 300;
    if (title.empty()) return;
    std::vector<Entry>& entries = book_.contents[resolve_member(from, link)];
    if (entries.size() >= most_entries) return;
    entries.push_back({std::move(title), depth, std::string(fragment_of(link))});
  }

  void read_nav(const std::string& member, const Markup& markup) {
    std::vector<int> depth(markup.nodes.size(), 0);
    std::vector<char> inside(markup.nodes.size(), 0);
    for (std::size_t i = 1; i < markup.nodes.size(); ++i) {
      const MarkupNode& node = markup.nodes[i];
      depth[i] = depth[node.parent] + (node.name == Name::ol ? 1 : 0);
      inside[i] = inside[node.parent];
      const Name type = markup.find_name("type");
      if (node.name == Name::nav)
        inside[i] = markup.attribute(i, type).find("toc") != std::string_view::npos;
      if (node.name == Name::a && inside[i] != 0) {
        add_entry(member, markup.attribute(i, Name::href), tidy(label_of(markup, i)), depth[i]);
      }
    }
  }

  void read_ncx(const std::string& member, const Markup& markup) {
    const Name point = markup.find_name("navPoint");
    const Name src = Name::src;
    std::vector<int> depth(markup.nodes.size(), 0);
    std::string title;
    for (std::size_t i = 1; i < markup.nodes.size(); ++i) {
      const MarkupNode& node = markup.nodes[i];
      depth[i] = depth[node.parent] + (node.name == point ? 1 : 0);
      const std::string_view name = markup.name_of(node.name);
      if (name == "navLabel") title = tidy(label_of(markup, i));
      if (name == "content" && depth[i] > 0)
        add_entry(member, markup.attribute(i, src), title, depth[i]);
    }
  }

  Result<void> add_chapter(const Item& item) {
    const auto content = archive_.read(item.member);
    if (!content) return fail(content.error());
    const std::string where = name_ + ", member " + item.member;
    if (content->empty()) return {};
    const auto decoded = decode_html(*content, "", where);
    if (!decoded) return fail(decoded.error());
    const auto markup = parse_html(decoded->text, where);
    if (!markup) return fail(markup.error());
    Document chapter = write_everything(survey(*markup, *decoded), facts_of(*markup));
    const std::string why = front_reason(item, *markup);
    if (!why.empty() && !options_.front_matter) {
      for (Block& block : chapter.blocks) {
        block.part = item.member;
        document_.dropped.push_back(
            {std::move(block), "front-matter", why, document_.blocks.size()});
      }
      return {};
    }
    add_headings(item.member, *markup, *decoded, chapter);
    take_blocks(item.member, chapter);
    return {};
  }

  [[nodiscard]] std::string front_reason(const Item& item, const Markup& markup) const {
    if (const auto known = book_.front.find(item.member); known != book_.front.end())
      return known->second;
    const auto entries = book_.contents.find(item.member);
    if (entries != book_.contents.end() && is_front_title(entries->second.front().title)) {
      return "the table of contents calls it " + entries->second.front().title;
    }
    std::size_t looked_at = 0;
    for (std::size_t i = 1; i < markup.nodes.size() && looked_at < 12; ++i) {
      if (markup.nodes[i].name == Name::text) continue;
      ++looked_at;
      const std::string_view type = markup.attribute(i, Name::epub_type);
      if (is_front_type(type)) return "epub:type " + std::string(type);
    }
    const std::size_t slash = item.member.rfind('/');
    const std::string file = item.member.substr(slash == std::string::npos ? 0 : slash + 1);
    for (const char* name : {"cover.", "titlepage.", "title_page.", "title-page.", "toc.", "nav.",
                             "copyright.", "colophon."}) {
      if (file.starts_with(name)) return "file " + file;
    }
    return "";
  }

  /// A chapter whose page has no heading gets its title from the table of contents; headings that
  /// it names take their level there.
  void add_headings(const std::string& member, const Markup& markup, const DecodedText& decoded,
                    Document& chapter) {
    const auto found = book_.contents.find(member);
    if (found == book_.contents.end()) return;
    std::size_t last_asked = chapter.blocks.size() + 1;
    std::size_t last_place = last_asked;
    for (const Entry& entry : found->second) {
      const auto heading =
          std::find_if(chapter.blocks.begin(), chapter.blocks.end(), [&](const Block& block) {
            return block.text.size() < 300 && block.text.size() < 3 * entry.title.size() + 20 &&
                   likeness(block.text, entry.title) >= 0.8;
          });
      if (heading != chapter.blocks.end()) {
        heading->kind = BlockKind::heading;
        heading->level = std::min(entry.depth, 6);
        continue;
      }
      const std::size_t asked = place_of(entry.fragment, markup, decoded, chapter);
      // A part and its first chapter begin at the same place, in this order.
      const std::size_t place = asked == last_asked ? last_place + 1 : asked;
      last_asked = asked;
      last_place = place;
      Block block{BlockKind::heading, std::min(entry.depth, 6), entry.title};
      std::size_t at = 0;
      if (place < chapter.blocks.size()) at = chapter.blocks[place].origin.source_of({0, 1}).begin;
      block.origin.append(block.text.size(), {at, at});
      chapter.blocks.insert(chapter.blocks.begin() + static_cast<std::ptrdiff_t>(place),
                            std::move(block));
    }
  }

  /// The first block that stands behind the element with an id.
  static std::size_t place_of(const std::string& fragment, const Markup& markup,
                              const DecodedText& decoded, const Document& chapter) {
    if (fragment.empty()) return 0;
    for (std::size_t i = 1; i < markup.nodes.size(); ++i) {
      if (markup.attribute(i, Name::id) != fragment) continue;
      const std::size_t from =
          decoded.source_of({markup.nodes[i].source_begin, markup.nodes[i].source_begin}).begin;
      for (std::size_t b = 0; b < chapter.blocks.size(); ++b) {
        if (chapter.blocks[b].origin.source_of({0, 1}).begin >= from) return b;
      }
    }
    return 0;
  }

  void take_blocks(const std::string& member, Document& chapter) {
    const std::size_t first = document_.blocks.size();
    for (Block& block : chapter.blocks) {
      block.part = member;
      if (!block.id.empty()) block.id = member + "#" + block.id;
      for (NoteReference& note : block.notes) note.id = member + "#" + note.id;
      document_.blocks.push_back(std::move(block));
    }
    for (DroppedBlock& one : chapter.dropped) {
      one.block.part = member;
      one.before += first;
      if (one.reason != "head") document_.dropped.push_back(std::move(one));
    }
    for (Warning& warning : chapter.warnings) document_.warnings.push_back(std::move(warning));
  }

  /// The book's title is said first, unless the text itself begins with it.
  void add_title() {
    if (document_.title.empty() || document_.blocks.empty()) return;
    Block& first = document_.blocks.front();
    if (first.kind == BlockKind::heading && likeness(first.text, document_.title) >= 0.9) {
      first.kind = BlockKind::title;
      first.level = 1;
      return;
    }
    Block title{BlockKind::title, 1, document_.title};
    title.part = book_.package;
    title.origin.append(title.text.size(), title_place());
    document_.blocks.insert(document_.blocks.begin(), std::move(title));
    for (DroppedBlock& one : document_.dropped) ++one.before;
  }

  /// Where the package document has the title.
  ByteRange title_place() {
    const auto package = archive_.read(book_.package);
    const std::size_t at = package ? package->find(document_.title) : std::string::npos;
    return at == std::string::npos ? ByteRange{} : ByteRange{at, at + document_.title.size()};
  }

  Archive archive_;
  std::string name_;
  const ReadOptions& options_;
  Book book_;
  Document document_;
};

}  // namespace

Result<Document> read_epub(std::string_view bytes, std::string_view name,
                           const ReadOptions& options) {
  auto archive = Archive::open(bytes, name);
  if (!archive) return fail(archive.error());
  return EpubReader(std::move(*archive), name, options).read();
}

}  // namespace rawi
