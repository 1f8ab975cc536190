// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that knows poppler: the component rawi-pdf.so.
#include <fmt/format.h>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include <memory>
#include <type_traits>

#include "document/pdf_component.h"

namespace rawi {
namespace {

constexpr int max_pages = 3000;
constexpr std::size_t max_text_bytes = 64U << 20U;

/// Poppler's text (a page, the title, the author) as UTF-8.
std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

/// Poppler would write what it meets in damaged files to standard error.
void ignore(const std::string& /*message*/, void* /*closure*/) {}

Result<PdfLayer> pdf_text(std::string_view bytes, std::string_view name) {
  poppler::set_debug_error_function(ignore, nullptr);
  const std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!pdf || pdf->is_locked()) {
    return fail({ErrorCode::bad_input, pdf ? "the PDF is locked" : "it is no PDF, or a damaged one",
                 std::string(name), "", "a PDF that opens without a password", ""});
  }
  PdfLayer text{utf8(pdf->get_title()), utf8(pdf->get_author()), {}};
  std::size_t size = 0;
  for (int i = 0; i < std::min(pdf->pages(), max_pages); ++i) {
    const std::unique_ptr<poppler::page> page(pdf->create_page(i));
    if (page) text.pages.push_back(utf8(page->text()));
    if (page) size += text.pages.back().size();
    if (size > max_text_bytes) {
      return fail({ErrorCode::bad_input, "the PDF has too much text", std::string(name), "",
                   fmt::format("at most {} bytes", max_text_bytes), ""});
    }
  }
  return text;
}

}  // namespace
}  // namespace rawi

extern "C" __attribute__((visibility("default"))) void rawi_pdf_text(
    std::string_view bytes, std::string_view name, rawi::Result<rawi::PdfLayer>& text) {
  static_assert(std::is_same_v<decltype(rawi_pdf_text), rawi::pdf_text_function>);
  text = rawi::pdf_text(bytes, name);
}
