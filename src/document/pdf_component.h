// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace rawi {

/// What a PDF holds, UTF-8.
struct PdfLayer {
  std::string title;
  std::string author;
  std::vector<std::string> pages;
};

/// The one function of the component rawi-pdf.so. Fails with bad_input where the bytes are no PDF, a locked
/// one or one with too much text. The result is the last argument, since a function with a name that
/// a loader can look up may not return a C++ value.
using pdf_text_function = void(std::string_view bytes, std::string_view name, Result<PdfLayer>& text);
inline constexpr const char* pdf_component = "pdf";
inline constexpr const char* pdf_text_symbol = "rawi_pdf_text";

}  // namespace rawi
