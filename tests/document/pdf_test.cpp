// SPDX-License-Identifier: GPL-3.0-or-later
// PDF files whose text layers are sound, faulty and absent, through poppler.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/component.h"
#include "core/files.h"
#include "core/unicode.h"
#include "document/document.h"
#include "document/pdf_component.h"
#include "pdf_writer.h"

using namespace rawi;
using test::Letters;

namespace {

const std::u32string title = U"خطة جديدة للمدرسة القديمة";
const std::u32string first = U"أعلنت الوزارة الجديدة خطة واسعة لإصلاح المدرسة القديمة في المدينة.";
const std::u32string second = U"وتبدأ الأعمال في الأسبوع الأول من السنة المقبلة وتنتهي في الخريف.";

/// The same in presentation forms: each letter of the block Arabic Presentation Forms-B (isolated).
std::u32string in_forms(std::u32string text) {
  constexpr std::u32string_view letters = U"ابةتثجحخدذرزسشصضطظعغفقكلمنهويى";
  constexpr std::u32string_view forms = U"ﺍﺏﺓﺕﺙﺝﺡﺥﺩﺫﺭﺯﺱﺵﺹﺽﻁﻅﻉﻍﻑﻕﻙﻝﻡﻥﻩﻭﻱﻯ";
  for (char32_t& c : text) {
    const std::size_t at = letters.find(c);
    if (at != std::u32string_view::npos) c = forms[at];
  }
  return text;
}

bool lacks_poppler() {
  if (component_function(pdf_component, pdf_text_symbol)) return false;
  WARN("built without poppler");
  return true;
}

Result<Document> read(const std::vector<std::vector<test::PdfLine>>& pages) {
  return read_document(test::pdf_of(pages), DocumentFormat::pdf, "a.pdf");
}

std::string text_of(const Result<Document>& document) {
  if (!document) return to_string(document.error());
  std::string text;
  for (const Block& block : document->blocks) text += block.text + "\n";
  return text;
}

bool warns(const Document& document, std::string_view kind) {
  return std::any_of(document.warnings.begin(), document.warnings.end(),
                     [&](const Warning& warning) { return warning.kind == kind; });
}

std::string all_text() {
  return to_utf8(title) + "\n" + to_utf8(first) + "\n" + to_utf8(second) + "\n";
}

}  // namespace

TEST_CASE("a PDF whose letters lie in reading order is read as it is") {
  if (lacks_poppler()) return;
  const auto document = read({{{title}, {U""}, {first}, {U""}, {second}}});
  CHECK(text_of(document) == all_text());
  REQUIRE(document);
  CHECK(document->warnings.empty());
  CHECK(document->title == to_utf8(title));
}

TEST_CASE("a PDF with its letters from left to right is turned round, and says so") {
  if (lacks_poppler()) return;
  const auto ltr = Letters::left_to_right;
  const auto document = read({{{title, ltr}, {U""}, {first, ltr}, {U""}, {second, ltr}}});
  CHECK(text_of(document) == all_text());
  REQUIRE(document);
  CHECK(warns(*document, "pdf-order"));
}

TEST_CASE("a PDF with presentation forms gives letters") {
  if (lacks_poppler()) return;
  const auto document =
      read({{{in_forms(title)}, {U""}, {in_forms(first)}, {U""}, {in_forms(second)}}});
  CHECK(text_of(document) == all_text());
}

TEST_CASE("a PDF whose lines run both ways, or that holds no text, is refused") {
  if (lacks_poppler()) return;
  const auto both = read({{{first}, {U""}, {second, Letters::left_to_right}}});
  REQUIRE_FALSE(both);
  CHECK(to_string(both.error()).find("no sound order") != std::string::npos);
  const auto none = read({{}, {}});
  REQUIRE_FALSE(none);
  CHECK(to_string(none.error()).find("OCR") != std::string::npos);
}

TEST_CASE("a damaged PDF is refused, wherever it was cut") {
  if (lacks_poppler()) return;
  const std::string whole = test::pdf_of({{{title}, {U""}, {first}, {U""}, {second}}});
  for (std::size_t size = 5; size < whole.size(); size += whole.size() / 23) {
    const auto cut = read_document(whole.substr(0, size), DocumentFormat::pdf, "a.pdf");
    // Poppler rebuilds a table that was cut off: then the text is whole, or a part of it.
    if (!cut) CHECK(cut.error().code == ErrorCode::bad_input);
    if (cut) CHECK_FALSE(cut->blocks.empty());
  }
}
