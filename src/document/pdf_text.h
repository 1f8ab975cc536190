// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/warning.h"

namespace rawi {

struct PdfText {
  std::string text;  ///< pages one after the other, an empty line between paragraphs
  std::vector<Warning> warnings;
};

/// In which order the letters of Arabic words lie.
enum class LetterOrder { logical, visual, unclear };

/// Told by letters that stand at one end of a word only: ta marbuta and alif maqsura end words, and
/// the article ال begins them.
[[nodiscard]] LetterOrder letter_order_of(std::string_view text);

/// Presentation forms become letters, lines in visual order are turned round, lines that a page's
/// width broke are joined, running heads that repeat from page to page are left out. Says in
/// warnings what was repaired. Fails with bad_input where there is no text, or its order can't be
/// told.
[[nodiscard]] Result<PdfText> repair_pdf_text(const std::vector<std::string>& pages,
                                              std::string_view name);

}  // namespace rawi
