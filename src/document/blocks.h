// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/encoding.h"

namespace rawi {

/// Blocks of a plain text: paragraphs are separated by empty lines, and a text without any has one
/// paragraph per line. A first paragraph that looks like a title is the title; a short line
/// between longer paragraphs without a full stop is a heading, and so is "الفصل الثاني". Lines of
/// signs
/// ("* * *") part paragraphs; lines that were broken at a fixed width are joined.
[[nodiscard]] std::vector<Block> read_plain_text(const DecodedText& decoded);

/// Below the title of a plain text, "بقلم فلان" and a date alone become facts, not text.
void take_byline(Document& document);
[[nodiscard]] bool is_byline(std::string_view text);

/// A Markdown text: headings, paragraphs, list items, quotes and table rows; links keep their text;
/// code blocks and HTML are left out (a warning names them), what pictures show is dropped as their
/// alt-text. Front matter between lines of
/// `---` becomes title, author and so on; `[^1]` refers to a footnote.
[[nodiscard]] Document read_markdown(const DecodedText& decoded);

/// The article of a web page; what surrounds it is in `dropped`. See document.h.
[[nodiscard]] Result<Document> read_html(const DecodedText& decoded, std::string_view name);

/// All that a reader of a page sees, in order: a chapter of a book has no boilerplate.
[[nodiscard]] Result<Document> read_html_chapter(const DecodedText& decoded, std::string_view name);

/// A page saved by a browser as one file (MHTML): its first HTML part.
[[nodiscard]] Result<Document> read_mhtml(std::string_view bytes, std::string_view name);

/// A book (EPUB 2 and 3): the pages of its spine, with the headings of its table of contents.
/// Cover, title page, imprint and contents are dropped unless asked for. Fails with bad_input for a
/// damaged, locked or oversized archive.
[[nodiscard]] Result<Document> read_epub(std::string_view bytes, std::string_view name,
                                         const ReadOptions& options);

/// A Word document (DOCX).
[[nodiscard]] Result<Document> read_docx(std::string_view bytes, std::string_view name);

/// Sees to what holds of every document: it has blocks, and its title is that of its title block.
[[nodiscard]] Result<Document> finish_document(Result<Document> document, std::string_view name);

/// One article of a JSON Lines file.
[[nodiscard]] Result<Document> read_json_lines(std::string_view bytes, std::string_view name,
                                               const ReadOptions& options);
[[nodiscard]] std::size_t count_json_lines(std::string_view bytes);

/// The text layer of a PDF; bad_input where the component with poppler is missing. Fails
/// with bad_input where there is no text, or its letters lie in an order that can't be told.
[[nodiscard]] Result<Document> read_pdf(std::string_view bytes, std::string_view name);

}  // namespace rawi
