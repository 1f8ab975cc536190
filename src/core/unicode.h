// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rawi {

/// One code point of a UTF-8 text and the bytes that hold it.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;  ///< bytes, 1..4
};

/// Offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values above
/// U+10FFFF included), or nothing where the whole text is valid.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// The code point that begins at byte `at`; needs at < text.size(). An invalid byte gives U+FFFD and
/// size 1, so that a loop over any bytes ends.
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t at);

void append_utf8(std::string& text, char32_t code_point);

/// Invalid bytes become U+FFFD, one each.
[[nodiscard]] std::u32string to_utf32(std::string_view utf8);
[[nodiscard]] std::string to_utf8(std::u32string_view utf32);

/// Unicode normalization form C. A mark order that NFC gives (vowel before shadda) is the order of
/// every text between stages.
[[nodiscard]] std::string to_nfc(std::string_view utf8);

/// The longest prefix of at most `max_bytes` bytes that ends on a grapheme boundary.
[[nodiscard]] std::string_view cut_at_grapheme(std::string_view utf8, std::size_t max_bytes);

/// True for white space as Unicode has it (no-break and ideographic spaces too).
[[nodiscard]] bool is_space(char32_t code_point);

/// True for a Latin, Greek, Cyrillic ... letter: any letter that is not of the Arabic script.
[[nodiscard]] bool is_foreign_letter(char32_t code_point);

}  // namespace rawi
