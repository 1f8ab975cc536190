// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace rawi {

enum class ListStyle {
  pauses,  ///< items are paragraphs
  numbers,  ///< numbered items begin with their ordinal (أولا, ثانيا ...), bullets are paragraphs
  words,  ///< every item begins with its ordinal
};
enum class QuoteStyle { plain, marked };
enum class ReadAloud { skip, read };
enum class FootnoteStyle {
  skip,
  place,  ///< after the block that refers to it
  end,    ///< after the article
};

/// How an article's structure sounds. The defaults suit someone who listens to news.
struct StructureOptions {
  ListStyle lists = ListStyle::numbers;
  QuoteStyle quotes = QuoteStyle::marked;
  ReadAloud captions = ReadAloud::skip;
  ReadAloud alt_text = ReadAloud::skip;
  ReadAloud tables = ReadAloud::read;  ///< rows, each cell with its header
  FootnoteStyle footnotes = FootnoteStyle::skip;
  /// What is said after the title, in this order, as far as it is known: "author", "source",
  /// "date", "length". A title that the text lacks is said before it ("title").
  std::vector<std::string> opening;
  std::string closing;  ///< said after the last block; empty for nothing
};

/// The words that `opening` may hold.
[[nodiscard]] bool is_opening_item(std::string_view item);

/// The article as it is said: a document whose blocks are the ones to speak, with the words that
/// make lists, quotes, tables and notes heard. Added words have the empty range of bytes at their
/// place. Blocks keep their kind, but what is not read is gone (never the last block).
[[nodiscard]] Document spoken_form(const Document& document, const StructureOptions& options);

/// Sections `first` to `last` of an article, counted from 1: each heading begins one, and what
/// stands before the first heading is one too.
struct SectionRange {
  std::size_t first = 1;
  std::size_t last = 1;
};

/// The article with these sections alone; its facts stay. Fails with usage where it has none of
/// them; a range that ends behind the last section ends with it.
[[nodiscard]] Result<Document> sections_of(const Document& document, SectionRange range);

}  // namespace rawi
