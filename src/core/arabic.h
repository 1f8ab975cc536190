// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace rawi {

// The marks (harakat) of vocalized Arabic, Unicode names in the comments.
namespace mark {
inline constexpr char32_t fathatan = 0x064B;  // tanwin an
inline constexpr char32_t dammatan = 0x064C;  // tanwin un
inline constexpr char32_t kasratan = 0x064D;  // tanwin in
inline constexpr char32_t fatha = 0x064E;
inline constexpr char32_t damma = 0x064F;
inline constexpr char32_t kasra = 0x0650;
inline constexpr char32_t shadda = 0x0651;
inline constexpr char32_t sukun = 0x0652;
inline constexpr char32_t dagger_alif = 0x0670;  // superscript alef
}  // namespace mark

/// A mark that a diacritizer may write: the three short vowels, the three tanwin, shadda, sukun and
/// the dagger alif.
[[nodiscard]] bool is_mark(char32_t c);

/// A letter of the Arabic script that a word can hold: hamza..ya, alif wasla, and the letters of
/// foreign names پ چ ژ ڤ ڨ ک گ ی. Tatweel is none.
[[nodiscard]] bool is_arabic_letter(char32_t c);

/// One of the fourteen letters before which the lam of the article is assimilated (ت ث د ذ ر ز س ش ص
/// ض ط ظ ل ن).
[[nodiscard]] bool is_sun_letter(char32_t c);

/// The text without its marks; every other code point stays.
[[nodiscard]] std::string strip_marks(std::string_view utf8);

/// A name of a file or folder made from a title: no marks, tatweel, bidi or zero-width controls,
/// no slashes or reserved signs, NFC, at most `max_bytes` bytes, cut at a grapheme. Never empty,
/// never "." or "..".
[[nodiscard]] std::string file_name_from(std::string_view title, std::size_t max_bytes);

}  // namespace rawi
