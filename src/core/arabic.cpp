// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/arabic.h"

#include "core/unicode.h"

namespace rawi {

bool is_mark(char32_t c) {
  return (c >= mark::fathatan && c <= mark::sukun) || c == mark::dagger_alif;
}

bool is_arabic_letter(char32_t c) {
  if ((c >= 0x0621 && c <= 0x063A) || (c >= 0x0641 && c <= 0x064A) || c == 0x0671) return true;
  return std::u32string_view(U"پچژڤڨکگی").find(c) != std::u32string_view::npos;
}

bool is_sun_letter(char32_t c) {
  return std::u32string_view(U"تثدذرزسشصضطظلن").find(c) != std::u32string_view::npos;
}

std::string strip_marks(std::string_view utf8) {
  std::string bare;
  bare.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = code_point_at(utf8, at);
    if (!is_mark(point.value)) bare.append(utf8.substr(at, point.size));
    at += point.size;
  }
  return bare;
}

namespace {

bool is_invisible(char32_t c) {
  return c == 0x0640 || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c < 0x20 || c == 0x7F;
}

// Signs that some file system, shell or player can't take in a name.
bool is_reserved(char32_t c) {
  return std::u32string_view(U"/\\:*?\"<>|[]{}()«»“”").find(c) != std::u32string_view::npos;
}

}  // namespace

std::string file_name_from(std::string_view title, std::size_t max_bytes) {
  std::string name;
  bool space = false;
  const std::string composed = to_nfc(title);
  for (std::size_t at = 0; at < composed.size();) {
    const CodePoint point = code_point_at(composed, at);
    at += point.size;
    if (is_mark(point.value) || (is_invisible(point.value) && !is_space(point.value))) continue;
    if (is_space(point.value) || is_reserved(point.value) || point.value == 0xFFFD) {
      space = true;
      continue;
    }
    if (space && !name.empty()) name.push_back(' ');
    space = false;
    append_utf8(name, point.value);
  }
  name = std::string(cut_at_grapheme(name, max_bytes));
  while (!name.empty() && (name.back() == ' ' || name.back() == '.')) name.pop_back();
  name.erase(0, std::min(name.size(), name.find_first_not_of(". -")));
  return name.empty() ? "untitled" : name;
}

}  // namespace rawi
