// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/pdf_text.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>

#include "core/arabic.h"
#include "core/unicode.h"

namespace rawi {
namespace {

bool is_presentation_form(char32_t c) {
  return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

/// NFKC of the presentation forms alone: it would also change other signs.
std::string with_letters(std::string_view text, std::size_t& replaced) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (U_SUCCESS(status) && is_presentation_form(point.value)) {
      icu::UnicodeString letters;
      UErrorCode result = U_ZERO_ERROR;
      letters = nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(point.value)), result);
      letters.toUTF8String(out);
      ++replaced;
    } else {
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  return out;
}

bool is_direction_mark(char32_t c) {
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Fonts of symbols draw bullets with letters of private use.
bool is_bullet(char32_t c) {
  return c == U'•' || c == U'▪' || c == U'●' || c == U'◦' || c == U'‣' ||
         (c >= 0xE000 && c <= 0xF8FF);
}

/// A line without the indentation and the marks of direction that poppler adds.
std::u32string bare(std::string_view line) {
  std::u32string points;
  for (const char32_t c : to_utf32(line)) {
    if (!is_direction_mark(c) && (c != U' ' || !points.empty())) points += c;
  }
  while (!points.empty() && points.back() == U' ') points.pop_back();
  return points;
}

/// A line turned round, numbers and foreign words left as they run.
std::string turned_round(std::string_view line) {
  const std::u32string points = bare(line);
  std::u32string out;
  const auto runs_left_to_right = [](char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669) || is_foreign_letter(c) ||
           c == U'.' || c == U',' || c == U'%';
  };
  for (std::size_t end = points.size(); end > 0;) {
    std::size_t begin = end - 1;
    const bool digits =
        runs_left_to_right(points[begin]) && points[begin] != U'.' && points[begin] != U',';
    while (digits && begin > 0 && runs_left_to_right(points[begin - 1])) --begin;
    out += points.substr(begin, end - begin);
    end = begin;
  }
  return to_utf8(out);
}

/// Poppler puts the sign that closes a line of Arabic, or a part of it, before it.
std::string with_signs_in_place(std::string_view line) {
  std::u32string points = bare(line);
  constexpr std::u32string_view signs = U".،؛:؟!";
  const auto is_sign = [&](char32_t c) { return signs.find(c) != std::u32string_view::npos; };
  const bool misplaced = points.size() > 2 && is_sign(points[0]) && !is_sign(points.back()) &&
                         (is_arabic_letter(points[1]) || (points[1] >= U'0' && points[1] <= U'9'));
  if (misplaced) points = points.substr(1) + points[0];
  for (std::size_t i = 1; i + 2 < points.size(); ++i) {
    const bool inside = is_arabic_letter(points[i - 1]) && points[i] == U' ' &&
                        is_sign(points[i + 1]) && is_arabic_letter(points[i + 2]);
    if (inside) std::swap(points[i], points[i + 1]);
  }
  return to_utf8(points);
}

bool is_alif(char32_t c) { return c == U'ا' || c == U'أ' || c == U'إ' || c == U'آ'; }

/// The ligature lam-alif comes out of many PDFs as alif, lam. No word has an alif before a hamza on
/// an alif and a lam ("األول" is "الأول"), and none is "ال", "وال" or "فال" alone.
std::string with_lam_alif(std::string_view line, std::size_t& repaired) {
  std::u32string points = to_utf32(line);
  const auto letter = [&](std::size_t i) {
    return i < points.size() && is_arabic_letter(points[i]);
  };
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    if (!is_alif(points[i]) || points[i + 1] != U'ل') continue;
    const bool after_alif = points[i] != U'ا' && i > 0 && points[i - 1] == U'ا';
    const bool starts = !(i > 0 && letter(i - 1));
    const bool after_prefix =
        i > 0 && (points[i - 1] == U'و' || points[i - 1] == U'ف') && !(i > 1 && letter(i - 2));
    const bool alone = points[i] == U'ا' && (starts || after_prefix) && !letter(i + 2);
    if (!after_alif && !alone) continue;
    std::swap(points[i], points[i + 1]);
    ++repaired;
  }
  return to_utf8(points);
}

bool has_swapped_ligatures(std::string_view text) {
  for (const std::string_view spelling : {"األ", "اإل", "اآل"}) {
    if (text.find(spelling) != std::string_view::npos) return true;
  }
  return false;
}

std::vector<std::string> lines_of(std::string_view page) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= page.size();) {
    const std::size_t end = std::min(page.find_first_of("\n\f", at), page.size());
    std::string line(page.substr(at, end - at));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
    lines.push_back(std::move(line));
    at = end + 1;
  }
  return lines;
}

bool is_page_number(std::string_view line) {
  return !line.empty() && line.size() <= 12 && std::all_of(line.begin(), line.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '/' || byte == 0xD9 ||
           (byte >= 0xA0 && byte <= 0xA9);
  });
}

bool ends_a_paragraph(std::string_view line) {
  for (const std::string_view sign : {".", "؟", "!", ":", "…", "»"}) {
    if (line.ends_with(sign)) return true;
  }
  return false;
}

/// Lines that stand at the edge of half of the pages.
std::map<std::string, int> edge_lines(const std::vector<std::vector<std::string>>& pages) {
  std::map<std::string, int> seen;
  for (const auto& lines : pages) {
    const auto first =
        std::find_if(lines.begin(), lines.end(), [](const auto& line) { return !line.empty(); });
    const auto last =
        std::find_if(lines.rbegin(), lines.rend(), [](const auto& line) { return !line.empty(); });
    if (first != lines.end()) ++seen[*first];
    if (last != lines.rend() && (first == lines.end() || *last != *first)) ++seen[*last];
  }
  std::erase_if(seen, [&](const auto& entry) {
    return entry.second < 3 || static_cast<std::size_t>(entry.second) * 2 < pages.size();
  });
  return seen;
}

/// What stands behind a bullet.
std::string line_of_item(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(' ', code_point_at(line, 0).size);
  return begin == std::string_view::npos ? std::string() : std::string(line.substr(begin));
}

/// A paragraph ends at an empty line, before a bullet, and at a short line that ends like a
/// sentence.
std::string joined(const std::vector<std::vector<std::string>>& pages) {
  const auto repeated = edge_lines(pages);
  std::size_t widest = 0;
  for (const auto& lines : pages) {
    for (const std::string& line : lines) widest = std::max(widest, line.size());
  }
  std::string text;
  for (const auto& lines : pages) {
    for (const std::string& line : lines) {
      if (is_page_number(line) || repeated.contains(line)) continue;
      if (line.empty()) {
        if (!text.empty() && !text.ends_with("\n\n")) text += text.ends_with('\n') ? "\n" : "\n\n";
        continue;
      }
      const bool item = is_bullet(code_point_at(line, 0).value);
      if (item && text.ends_with('\n') && !text.ends_with("\n\n")) text += '\n';
      text += item ? line_of_item(line) : line;
      text += ends_a_paragraph(line) && line.size() * 10 < widest * 8 ? "\n\n" : "\n";
    }
  }
  return text;
}

}  // namespace

LetterOrder letter_order_of(std::string_view text) {
  std::size_t logical = 0;
  std::size_t visual = 0;
  std::u32string word;
  const auto judge = [&] {
    if (word.size() >= 4) {
      const auto ends_word = [](char32_t c) { return c == U'ة' || c == U'ى'; };
      logical += ends_word(word.back()) ? 1U : 0U;
      visual += ends_word(word.front()) ? 1U : 0U;
      logical += word[0] == U'ا' && word[1] == U'ل' ? 1U : 0U;
      visual += word[word.size() - 1] == U'ا' && word[word.size() - 2] == U'ل' ? 1U : 0U;
    }
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (is_arabic_letter(point.value)) {
      word += point.value;
    } else if (!is_mark(point.value)) {
      judge();
    }
  }
  judge();
  if (logical + visual < 5) return LetterOrder::logical;  // too little to doubt
  if (logical >= 4 * visual) return LetterOrder::logical;
  if (visual >= 4 * logical) return LetterOrder::visual;
  return LetterOrder::unclear;
}

Result<PdfText> repair_pdf_text(const std::vector<std::string>& pages, std::string_view name) {
  PdfText out;
  std::size_t forms = 0;
  std::string all;
  std::vector<std::vector<std::string>> lines;
  for (const std::string& page : pages) {
    const std::string letters = with_letters(page, forms);
    all += letters + "\n";
    lines.push_back(lines_of(letters));
  }
  if (all.find_first_not_of(" \n\r\f\t") == std::string::npos) {
    return fail({ErrorCode::bad_input, "the PDF has no text", std::string(name),
                 "pictures of pages", "a text layer", "recognize its text first (OCR)"});
  }
  const LetterOrder order = letter_order_of(all);
  if (order == LetterOrder::unclear) {
    return fail({ErrorCode::bad_input, "the letters of the PDF lie in no sound order",
                 std::string(name), "words that run both ways", "letters in reading order",
                 "get the text another way"});
  }
  for (auto& page : lines) {
    for (std::string& line : page) {
      line = order == LetterOrder::visual ? turned_round(line) : with_signs_in_place(line);
    }
  }
  if (order == LetterOrder::visual) {
    out.warnings.push_back(
        {"pdf-order", "the PDF holds its letters from left to right: lines were turned round", {}});
  }
  // One "ال" alone may be a name of the article; the impossible spelling shows a whole file is
  // affected.
  if (has_swapped_ligatures(all)) {
    std::size_t repaired = 0;
    for (auto& page : lines) {
      for (std::string& line : page) line = with_lam_alif(line, repaired);
    }
    out.warnings.push_back(
        {"pdf-ligatures",
         fmt::format("lam and alif lie swapped in the PDF: {} certain places were repaired, "
                     "others may remain",
                     repaired),
         {}});
  }
  if (forms > 0) {
    out.warnings.push_back(
        {"pdf-forms", fmt::format("{} presentation forms were replaced by letters", forms), {}});
  }
  out.text = joined(lines);
  return out;
}

}  // namespace rawi
