// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/origin_map.h"
#include "core/warning.h"

namespace rawi {

enum class BlockKind {
  title,
  heading,
  paragraph,
  list_item,
  quote,      ///< a paragraph of a block quote
  caption,    ///< the words under a picture or over a table
  table_row,  ///< its cells in reading order
  footnote,
  alt_text,  ///< what a picture shows, for those who can't see it; found among the dropped blocks
};

/// "heading", "list_item" ...
[[nodiscard]] std::string_view name_of(BlockKind kind);

/// A place in a text that refers to a footnote.
struct NoteReference {
  std::size_t at =
      0;           ///< byte of the block's text before which the mark stood; the mark is no text
  std::string id;  ///< the footnote's
};

/// One block of an article: UTF-8 text on one line (line breaks of the source are spaces), no
/// mark-up.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  /// 1..6 for a heading (a title has 1); 1.. for the nesting of a list item; 1 for a row of table
  /// headers; 0 for everything else.
  int level = 0;
  std::string text;
  OriginMap origin;  ///< from bytes of `text` to bytes of the file, or of its member `part`
  int number = 0;    ///< of an item in a numbered list; 0 for a bullet
  std::vector<ByteRange> cells;      ///< of a table row, in `text`
  std::vector<NoteReference> notes;  ///< in the order of the text
  std::string id;                    ///< of a footnote
  std::string part;  ///< the member of an archive (EPUB, DOCX) that it came from; else empty
};

/// Something of the source that is not read aloud, kept with the reason.
struct DroppedBlock {
  Block block;
  std::string reason;      ///< short stable name: "hidden", "navigation", "related", "links" ...
  std::string evidence;    ///< what told: "class related-posts", "9 of 10 letters are links"
  std::size_t before = 0;  ///< index of the kept block that follows it in the source
};

/// An article as it was written. `title` is the text of the title block, empty where there is none.
struct Document {
  std::string title;
  std::vector<Block> blocks;  ///< in reading order; never empty, no block without text
  std::vector<Warning> warnings;
  std::string author;    ///< empty where unknown, like all that follow
  std::string date;      ///< of publication, as the source has it (ISO 8601 where it gives one)
  std::string source;    ///< the newspaper, agency, site or publisher
  std::string lead;      ///< what sums it up: a standfirst or description; may also be a block
  std::string language;  ///< as declared: "ar", "ar-EG"
  std::string evidence;  ///< how the article was told from the page around it
  std::vector<DroppedBlock> dropped;
};

enum class DocumentFormat { plain_text, markdown, html, mhtml, epub, docx, json_lines, pdf };

/// The format that a file name's extension announces; plain text where it says nothing.
[[nodiscard]] DocumentFormat format_of(std::string_view file_name);

/// The extensions of files that hold articles, with their dots, in small letters.
[[nodiscard]] const std::vector<std::string>& article_extensions();

/// Larger things are no articles: they are refused before they fill the memory.
inline constexpr std::size_t max_article_bytes = std::size_t{256} << 20U;

struct ReadOptions {
  /// Which article of a file that holds several (JSON Lines): its number among the lines that are
  /// not empty, from 0.
  std::size_t record = 0;
  /// Reads the cover, title page, imprint and table of contents of a book too.
  bool front_matter = false;
};

/// Reads the bytes of an article. `name` is used in messages alone.
///
/// UTF-8 (with or without byte order mark) is taken as it is; UTF-16, Windows-1256 and ISO-8859-6
/// are recognized, converted, and reported as a warning "converted". Fails with bad_input, naming
/// the byte, for an empty file, a NUL byte, a lone surrogate, invalid UTF-8 (but in HTML, where it
/// becomes U+FFFD), or binary data (recognized kinds are named: gzip, zip, PDF, an image ...), and
/// for what is too large, too deep or too densely packed to be an article.
///
/// Of an HTML page the article alone is kept; `dropped` says what was left out and why.
[[nodiscard]] Result<Document> read_document(std::string_view bytes, DocumentFormat format,
                                             std::string_view name,
                                             const ReadOptions& options = {});

/// How many articles a file holds: the lines of JSON Lines that are not empty; 1 for every other.
[[nodiscard]] std::size_t count_articles(std::string_view bytes, DocumentFormat format);

/// One line per block: kind, level, source bytes, text.
[[nodiscard]] std::string dump(const Document& document);

}  // namespace rawi
