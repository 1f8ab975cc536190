// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/document.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/blocks.h"
#include "document/encoding.h"

namespace rawi {

DocumentFormat format_of(std::string_view file_name) {
  std::string name(file_name);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return name.ends_with(".md") || name.ends_with(".markdown") ? DocumentFormat::markdown
                                                              : DocumentFormat::plain_text;
}

Result<Document> read_document(std::string_view bytes, DocumentFormat format,
                               std::string_view name) {
  if (bytes.empty()) {
    return fail({ErrorCode::bad_input, "the file is empty", std::string(name), "", "an article", ""});
  }
  const auto decoded = decode(bytes, name);
  if (!decoded) return fail(decoded.error());
  Document document;
  if (decoded->notice) document.warnings.push_back(*decoded->notice);
  document.blocks = format == DocumentFormat::markdown
                        ? read_markdown(*decoded, document.warnings)
                        : read_plain_text(*decoded);
  if (document.blocks.empty()) {
    return fail({ErrorCode::bad_input, "there is nothing to read aloud in it", std::string(name), "",
                 "an article", ""});
  }
  const auto title = std::find_if(document.blocks.begin(), document.blocks.end(),
                                  [](const Block& block) { return block.kind == BlockKind::title; });
  if (title != document.blocks.end()) document.title = title->text;
  return document;
}

std::string dump(const Document& document) {
  std::string lines;
  for (const Block& block : document.blocks) {
    const char* kind = block.kind == BlockKind::title     ? "title"
                       : block.kind == BlockKind::heading ? "heading"
                                                          : "paragraph";
    const ByteRange source = block.origin.source_of({0, block.text.size()});
    lines += fmt::format("{}\t{}\t{}-{}\t{}\n", kind, block.level, source.begin, source.end,
                         block.text);
  }
  return lines;
}

}  // namespace rawi
