// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/origin_map.h"
#include "core/warning.h"

namespace rawi {

enum class BlockKind { title, heading, paragraph };

/// One block of an article: UTF-8 text on one line (line breaks of the source are spaces), no mark-up.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;  ///< 1..6 for a heading (a title has 1), 0 for a paragraph
  std::string text;
  OriginMap origin;  ///< from bytes of `text` to bytes of the file
};

/// An article as it was written. `title` is the text of the title block, empty where there is none.
struct Document {
  std::string title;
  std::vector<Block> blocks;  ///< in reading order; never empty, no block without text
  std::vector<Warning> warnings;
};

enum class DocumentFormat { plain_text, markdown };

/// The format that a file name's extension announces; plain text where it says nothing.
[[nodiscard]] DocumentFormat format_of(std::string_view file_name);

/// Reads the bytes of an article. `name` is used in messages alone.
///
/// UTF-8 (with or without byte order mark) is taken as it is; UTF-16 and Windows-1256 are recognized,
/// converted, and reported as a warning "converted". Fails with bad_input, naming the byte, for
/// an empty file, a NUL byte, a lone surrogate, invalid UTF-8, or binary data (recognized kinds are
/// named: gzip, zip, PDF, an image ...).
[[nodiscard]] Result<Document> read_document(std::string_view bytes, DocumentFormat format,
                                             std::string_view name);

/// One line per block: kind, level, source bytes, text.
[[nodiscard]] std::string dump(const Document& document);

}  // namespace rawi
