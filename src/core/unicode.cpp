// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/unicode.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <memory>

namespace rawi {

// The decoder is written out because ICU's U8_ macros do not compile under -Wconversion.
CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  constexpr CodePoint invalid{0xFFFD, 1};
  if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return invalid;
  char32_t value = size == 2 ? lead & 0x1Fu : size == 3 ? lead & 0x0Fu : lead & 0x07u;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0u) != 0x80u) return invalid;
    value = (value << 6u) | (byte(at + i) & 0x3Fu);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return invalid;
  return {value, size};
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value == 0xFFFD && point.size == 1) return at;
    at += point.size;
  }
  return std::nullopt;
}

void append_utf8(std::string& text, char32_t c) {
  const auto push = [&](char32_t value) { text.push_back(static_cast<char>(value)); };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0u | (c >> 6u));
    push(0x80u | (c & 0x3Fu));
  } else if (c < 0x10000) {
    push(0xE0u | (c >> 12u));
    push(0x80u | ((c >> 6u) & 0x3Fu));
    push(0x80u | (c & 0x3Fu));
  } else {
    push(0xF0u | (c >> 18u));
    push(0x80u | ((c >> 12u) & 0x3Fu));
    push(0x80u | ((c >> 6u) & 0x3Fu));
    push(0x80u | (c & 0x3Fu));
  }
}

std::u32string to_utf32(std::string_view utf8) {
  std::u32string points;
  points.reserve(utf8.size() / 2);
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = code_point_at(utf8, at);
    points.push_back(point.value);
    at += point.size;
  }
  return points;
}

std::string to_utf8(std::u32string_view utf32) {
  std::string text;
  text.reserve(utf32.size() * 2);
  for (const char32_t c : utf32) append_utf8(text, c);
  return text;
}

std::string to_nfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(utf8);
  std::string normalized;
  icu::StringByteSink<std::string> sink(&normalized);
  nfc->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())), sink,
                     nullptr, status);
  return U_SUCCESS(status) ? normalized : std::string(utf8);
}

std::string_view cut_at_grapheme(std::string_view utf8, std::size_t max_bytes) {
  if (utf8.size() <= max_bytes) return utf8;
  UErrorCode status = U_ZERO_ERROR;
  UText* text = utext_openUTF8(nullptr, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
  const std::unique_ptr<icu::BreakIterator> graphemes(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  std::size_t end = 0;
  if (U_SUCCESS(status)) {
    graphemes->setText(text, status);
    std::size_t whole = max_bytes;  // not inside a code point
    while (whole > 0 && (static_cast<unsigned char>(utf8[whole]) & 0xC0u) == 0x80u) --whole;
    const auto limit = static_cast<std::int32_t>(whole);
    const std::int32_t boundary =
        graphemes->isBoundary(limit) != 0 ? limit : graphemes->preceding(limit);
    if (boundary > 0) end = static_cast<std::size_t>(boundary);
  }
  utext_close(text);
  return utf8.substr(0, end);
}

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

bool is_foreign_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (u_isalpha(static_cast<UChar32>(c)) == 0) return false;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) != USCRIPT_ARABIC;
}

}  // namespace rawi
