// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "document/blocks.h"
#include "document/date_line.h"
#include "document/html_lines.h"
#include "document/html_page.h"

namespace rawi {
namespace {

constexpr std::size_t most_bytes = 120;

/// What follows "بقلم:" or "كتب"; empty where the line is no byline.
std::string author_in(const std::string& text) {
  constexpr std::array words{std::string_view("بقلم"), std::string_view("كتب"),
                             std::string_view("كتبت"), std::string_view("إعداد"),
                             std::string_view("تحرير")};
  if (text.size() > most_bytes || text.ends_with(".")) return "";
  for (const std::string_view word : words) {
    if (!text.starts_with(word)) continue;
    const std::string_view rest = std::string_view(text).substr(word.size());
    // "كتبنا" is another word, and "كتب الطبخ" without a colon may be a title.
    const bool marked = rest.starts_with(":") || (word == "بقلم" && rest.starts_with(" "));
    const std::size_t begin = rest.find_first_not_of(": ");
    if (marked && begin != std::string_view::npos) return without_date(rest.substr(begin));
  }
  return "";
}

}  // namespace

bool is_byline(std::string_view text) {
  return !author_in(std::string(text)).empty() || (text.size() <= most_bytes && is_date_line(text));
}

void take_byline(Document& document) {
  const bool titled = !document.blocks.empty() && document.blocks[0].kind == BlockKind::title;
  for (int lines = 0; lines < 2 && document.blocks.size() > 2; ++lines) {
    const std::size_t at = titled ? 1 : 0;
    const Block& block = document.blocks[at];
    const std::string author = author_in(block.text);
    const bool date = block.text.size() <= most_bytes && is_date_line(block.text);
    if (author.empty() && !date) return;
    if (!date) document.author = author;
    if (date || document.date.empty()) document.date = iso_date_in(block.text);
    if (date && document.date.empty()) document.date = block.text;
    document.dropped.push_back(
        {block, "byline", date ? "a date alone" : "it names the author", at});
    document.blocks.erase(document.blocks.begin() + static_cast<std::ptrdiff_t>(at));
  }
}

}  // namespace rawi
