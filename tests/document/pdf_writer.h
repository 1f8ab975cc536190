// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace rawi::test {

/// Where the letters of a line lie on the page.
enum class Letters {
  right_to_left,  ///< as they are read: the first letter at the right
  left_to_right,  ///< the first letter at the left, as faulty programs write Arabic
};

struct PdfLine {
  std::u32string text;
  Letters letters = Letters::right_to_left;
};

/// A PDF 1.4 of these pages, each a list of lines, letter by letter, with a text layer (/ToUnicode)
/// that names each letter as it is given here. At most 200 different letters in all.
[[nodiscard]] std::string pdf_of(const std::vector<std::vector<PdfLine>>& pages);

}  // namespace rawi::test
