// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "document/blocks.h"
#include "document/date_line.h"
#include "document/encoding.h"
#include "document/markup_tree.h"

namespace rawi {
namespace {

struct Extension {
  std::string_view ending;
  DocumentFormat format;
};

constexpr std::array extensions{
    Extension{".txt", DocumentFormat::plain_text},
    Extension{".md", DocumentFormat::markdown},
    Extension{".markdown", DocumentFormat::markdown},
    Extension{".html", DocumentFormat::html},
    Extension{".htm", DocumentFormat::html},
    Extension{".xhtml", DocumentFormat::html},
    Extension{".mhtml", DocumentFormat::mhtml},
    Extension{".mht", DocumentFormat::mhtml},
    Extension{".epub", DocumentFormat::epub},
    Extension{".docx", DocumentFormat::docx},
    Extension{".jsonl", DocumentFormat::json_lines},
    Extension{".ndjson", DocumentFormat::json_lines},
    Extension{".pdf", DocumentFormat::pdf},
};

constexpr std::array kind_names{"title",   "heading",   "paragraph", "list_item", "quote",
                                "caption", "table_row", "footnote",  "alt_text"};

Result<Document> read_text(std::string_view bytes, DocumentFormat format, std::string_view name) {
  const auto decoded = decode(bytes, name);
  if (!decoded) return fail(decoded.error());
  Document document;
  if (format == DocumentFormat::markdown) {
    document = read_markdown(*decoded);
  } else {
    document.blocks = read_plain_text(*decoded);
    take_byline(document);
  }
  if (decoded->notice) document.warnings.insert(document.warnings.begin(), *decoded->notice);
  return document;
}

/// A page that comes without a name that says so (from standard input, say) announces itself.
DocumentFormat announced_format(std::string_view bytes, DocumentFormat format) {
  if (format != DocumentFormat::plain_text) return format;
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos) return format;
  std::string head(bytes.substr(begin, 20));
  for (char& c : head) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const bool page = head.starts_with("<!doctype html") || head.starts_with("<html");
  return page ? DocumentFormat::html : format;
}

Result<Document> read_any(std::string_view bytes, DocumentFormat format, std::string_view name,
                          const ReadOptions& options) {
  switch (format) {
    case DocumentFormat::html: {
      if (auto error = markup_size_error(bytes, name)) return fail(std::move(*error));
      const auto decoded = decode_html(bytes, "", name);
      if (!decoded) return fail(decoded.error());
      return read_html(*decoded, name);
    }
    case DocumentFormat::mhtml:
      return read_mhtml(bytes, name);
    case DocumentFormat::epub:
      return read_epub(bytes, name, options);
    case DocumentFormat::docx:
      return read_docx(bytes, name);
    case DocumentFormat::json_lines:
      return read_json_lines(bytes, name, options);
    case DocumentFormat::pdf:
      return read_pdf(bytes, name);
    default:
      return read_text(bytes, format, name);
  }
}

}  // namespace

std::string_view name_of(BlockKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

DocumentFormat format_of(std::string_view file_name) {
  std::string name(file_name);
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const auto found = std::find_if(extensions.begin(), extensions.end(),
                                  [&](const Extension& one) { return name.ends_with(one.ending); });
  return found == extensions.end() ? DocumentFormat::plain_text : found->format;
}

const std::vector<std::string>& article_extensions() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> endings;
    endings.reserve(std::size(extensions));
    for (const Extension& one : extensions) endings.emplace_back(one.ending);
    return endings;
  }();
  return all;
}

Result<Document> read_document(std::string_view bytes, DocumentFormat format, std::string_view name,
                               const ReadOptions& options) {
  if (bytes.empty()) {
    return fail(
        {ErrorCode::bad_input, "the file is empty", std::string(name), "", "an article", ""});
  }
  return finish_document(read_any(bytes, announced_format(bytes, format), name, options), name);
}

Result<Document> finish_document(Result<Document> document, std::string_view name) {
  if (!document) return document;
  if (document->blocks.empty()) {
    return fail({ErrorCode::bad_input, "there is nothing to read aloud in it", std::string(name),
                 "", "an article", ""});
  }
  const auto title =
      std::find_if(document->blocks.begin(), document->blocks.end(),
                   [](const Block& block) { return block.kind == BlockKind::title; });
  if (title != document->blocks.end()) document->title = title->text;
  if (!is_iso_date(document->date)) {
    if (std::string date = iso_date_in(document->date); !date.empty())
      document->date = std::move(date);
  }
  return document;
}

std::size_t count_articles(std::string_view bytes, DocumentFormat format) {
  return format == DocumentFormat::json_lines ? count_json_lines(bytes) : 1;
}

std::string dump(const Document& document) {
  std::string lines;
  for (const Block& block : document.blocks) {
    const ByteRange source = block.origin.source_of({0, block.text.size()});
    lines += fmt::format("{}\t{}\t{}-{}\t{}\n", name_of(block.kind), block.level, source.begin,
                         source.end, block.text);
  }
  return lines;
}

}  // namespace rawi
