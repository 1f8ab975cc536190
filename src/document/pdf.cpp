// SPDX-License-Identifier: GPL-3.0-or-later
// The text layer of a PDF. Many Arabic PDFs hold presentation forms instead of letters (repaired:
// each stands for letters), or letters from left to right as they lie on the page (turned round
// where the words prove it). pdf_pages.cpp gets it out, in a component of its own because of poppler.
#include "core/component.h"
#include "document/blocks.h"
#include "document/pdf_component.h"
#include "document/pdf_text.h"

namespace rawi {
namespace {

Result<PdfLayer> text_of(std::string_view bytes, std::string_view name) {
  const auto function = component_function(pdf_component, pdf_text_symbol);
  if (!function) {
    Error error = component_error(
        function.error(),
        {"this rawi can't read PDF", "poppler-cpp",
         "install libpoppler-cpp-dev and build again, or extract the text with pdftotext"});
    error.code = ErrorCode::bad_input;  // the other articles can be read
    error.where = std::string(name);
    return fail(std::move(error));
  }
  Result<PdfLayer> text;
  reinterpret_cast<pdf_text_function*>(*function)(bytes, name, text);
  return text;
}

}  // namespace

Result<Document> read_pdf(std::string_view bytes, std::string_view name) {
  auto text = text_of(bytes, name);
  if (!text) return fail(text.error());
  auto repaired = repair_pdf_text(text->pages, name);
  if (!repaired) return fail(repaired.error());
  DecodedText decoded;
  decoded.text = std::move(repaired->text);
  // The bytes of a PDF are packed: each page's text points to the whole file.
  decoded.origin.append(decoded.text.size(), {0, bytes.size()});
  Document document;
  document.blocks = read_plain_text(decoded);
  document.warnings = std::move(repaired->warnings);
  document.author = std::move(text->author);
  if (document.title.empty()) document.title = std::move(text->title);
  return document;
}

}  // namespace rawi
