// SPDX-License-Identifier: GPL-3.0-or-later
// The text layer of a PDF. Many Arabic PDFs hold presentation forms instead of letters (repaired:
// each stands for letters), or letters from left to right as they lie on the page (turned round
// where the words prove it).
#include <fmt/format.h>

#ifdef RAWI_HAS_POPPLER
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page.h>
#endif

#include "document/blocks.h"
#include "document/pdf_text.h"

namespace rawi {

#ifdef RAWI_HAS_POPPLER
namespace {

constexpr int max_pages = 3000;
constexpr std::size_t max_text_bytes = 64U << 20U;

/// An error's or date's field, UTF-8.
std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

Result<std::vector<std::string>> pages_of(poppler::document& pdf, std::string_view name) {
  std::vector<std::string> pages;
  std::size_t size = 0;
  for (int i = 0; i < std::min(pdf.pages(), max_pages); ++i) {
    const std::unique_ptr<poppler::page> page(pdf.create_page(i));
    if (page) pages.push_back(utf8(page->text()));
    if (page) size += pages.back().size();
    if (size > max_text_bytes) {
      return fail({ErrorCode::bad_input, "the PDF has too much text", std::string(name), "",
                   fmt::format("at most {} bytes", max_text_bytes), ""});
    }
  }
  return pages;
}

}  // namespace

Result<Document> read_pdf(std::string_view bytes, std::string_view name) {
  const std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!pdf || pdf->is_locked()) {
    return fail({ErrorCode::bad_input, pdf ? "the PDF is locked" : "it is no PDF, or a damaged one",
                 std::string(name), "", "a PDF that opens without a password", ""});
  }
  auto pages = pages_of(*pdf, name);
  if (!pages) return fail(pages.error());
  auto repaired = repair_pdf_text(*pages, name);
  if (!repaired) return fail(repaired.error());
  DecodedText decoded;
  decoded.text = std::move(repaired->text);
  // The bytes of a PDF are packed: each page's text points to the whole file.
  decoded.origin.append(decoded.text.size(), {0, bytes.size()});
  Document document;
  document.blocks = read_plain_text(decoded);
  document.warnings = std::move(repaired->warnings);
  document.author = utf8(pdf->get_author());
  const std::string title = utf8(pdf->get_title());
  if (document.title.empty()) document.title = title;
  return document;
}

#else

Result<Document> read_pdf(std::string_view /*bytes*/, std::string_view name) {
  return fail({ErrorCode::missing_resource, "this rawi was built without PDF support",
               std::string(name), "", "poppler-cpp",
               "install libpoppler-cpp-dev and build again, or extract the text with pdftotext"});
}

#endif

}  // namespace rawi
