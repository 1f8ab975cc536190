// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/encoding.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <array>
#include <memory>

#include "core/unicode.h"

namespace rawi {
namespace {

/// Files that people hand over by mistake, by their first bytes.
struct Signature {
  std::string_view bytes;
  std::string_view kind;
  std::string_view advice;
};
using namespace std::string_view_literals;
constexpr std::array signatures{
    Signature{"\x1F\x8B"sv, "a gzip file", "unpack it with gunzip first"},
    Signature{"BZh"sv, "a bzip2 file", "unpack it with bunzip2 first"},
    Signature{"\xFD"
              "7zXZ\0"sv,
              "an xz file", "unpack it with unxz first"},
    Signature{"PK\x03\x04"sv, "a zip file (or DOCX, EPUB)", "give the text inside it"},
    Signature{"%PDF-"sv, "a PDF file", "extract its text with pdftotext first"},
    Signature{"\x89PNG"sv, "a PNG image", "give a text file"},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG image", "give a text file"},
    Signature{"GIF8"sv, "a GIF image", "give a text file"},
    Signature{"\x7F"
              "ELF"sv,
              "a program", "give a text file"},
    Signature{"OggS"sv, "an Ogg audio file", "give a text file"},
    Signature{"fLaC"sv, "a FLAC audio file", "give a text file"},
    Signature{"ID3"sv, "an MP3 audio file", "give a text file"},
    Signature{"RIFF"sv, "a WAV or AVI file", "give a text file"},
    Signature{"\xD0\xCF\x11\xE0"sv, "an old Office file", "save it as plain text first"},
    Signature{"{\\rtf"sv, "an RTF file", "save it as plain text first"},
    Signature{"version https://git-lfs"sv, "a Git LFS pointer", "run git lfs pull"},
};

Error bad(std::string what, std::string_view name, std::size_t byte, std::string got = "",
          std::string expected = "", std::string advice = "") {
  return {ErrorCode::bad_input, std::move(what),     fmt::format("{}, byte {}", name, byte),
          std::move(got),       std::move(expected), std::move(advice)};
}

std::optional<Error> binary_error(std::string_view bytes, std::string_view name) {
  for (const Signature& signature : signatures) {
    if (bytes.starts_with(signature.bytes)) {
      return bad("this is no text", name, 0, std::string(signature.kind), "an article as text",
                 std::string(signature.advice));
    }
  }
  return std::nullopt;
}

enum class Utf16Order { little, big };

/// UTF-16 without a mark is told by its zero bytes: Arabic text has spaces and digits, whose high
/// byte is zero, on one side only.
std::optional<Utf16Order> utf16_order(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return Utf16Order::little;
  if (bytes.starts_with("\xFE\xFF")) return Utf16Order::big;
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return std::nullopt;
  std::array<std::size_t, 2> zeros{};
  std::array<std::size_t, 2> arabic{};
  const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 4096);
  for (std::size_t i = 0; i < looked_at; ++i) {
    zeros[i % 2] += bytes[i] == '\0' ? 1U : 0U;
    arabic[i % 2] += bytes[i] == '\x06' ? 1U : 0U;
  }
  const std::size_t units = looked_at / 2;
  const auto mostly = [&](std::size_t side) {
    return zeros[side] + arabic[side] > units * 9 / 10 && zeros[1 - side] == 0;
  };
  if (mostly(1)) return Utf16Order::little;
  if (mostly(0)) return Utf16Order::big;
  return std::nullopt;
}

Result<DecodedText> decode_utf16(std::string_view bytes, Utf16Order order, std::string_view name) {
  DecodedText out;
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(order == Utf16Order::little ? first | (second << 8)
                                                             : second | (first << 8));
  };
  std::size_t at = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ? 2 : 0;
  while (at + 1 < bytes.size()) {
    std::size_t size = 2;
    char32_t c = unit_at(at);
    if (c >= 0xD800 && c <= 0xDFFF) {
      const char32_t low = c <= 0xDBFF && at + 3 < bytes.size() ? unit_at(at + 2) : 0;
      if (low < 0xDC00 || low > 0xDFFF) {
        return fail(bad("the UTF-16 text has a lone surrogate", name, at,
                        fmt::format("U+{:04X}", static_cast<unsigned>(c)), "a pair of surrogates"));
      }
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      size = 4;
    }
    if (c == 0) return fail(bad("the text has a NUL character", name, at));
    const std::size_t before = out.text.size();
    append_utf8(out.text, c);
    out.origin.append(out.text.size() - before, {at, at + size});
    at += size;
  }
  if (at < bytes.size()) return fail(bad("the UTF-16 text ends in half a character", name, at));
  out.notice = Warning{"converted",
                       fmt::format("the text is UTF-16 ({} endian) and was converted",
                                   order == Utf16Order::little ? "little" : "big"),
                       {0, bytes.size()}};
  return out;
}

/// The name of the encoding that ICU's detector believes in, for a single-byte Arabic text.
std::string detected_encoding(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            ucsdet_close);
  if (U_FAILURE(status)) return "";
  const auto sample = bytes.substr(0, 65536);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return "";
  const char* found = ucsdet_getName(match, &status);
  return U_SUCCESS(status) && found != nullptr ? found : "";
}

/// The 256 characters of a single-byte encoding, 0xFFFD where a byte has none.
Result<std::array<char32_t, 256>> characters_of(const std::string& encoding,
                                                std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(encoding.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) {
    return fail({ErrorCode::missing_resource, "ICU has no converter for " + encoding,
                 std::string(name), "", "", "install libicu"});
  }
  std::array<char32_t, 256> characters{};
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char byte = static_cast<char>(i);
    const char* position = &byte;
    status = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &position, &byte + 1, &status);
    characters[i] = U_FAILURE(status) ? U'\uFFFD' : static_cast<char32_t>(c);
  }
  return characters;
}

/// Each letter of such a text needs a piece of its own in the origin map.
constexpr std::size_t max_converted_bytes = 48U << 20U;

Result<DecodedText> decode_single_byte(std::string_view bytes, const std::string& encoding,
                                       std::string_view name, bool lenient) {
  if (bytes.size() > max_converted_bytes) {
    return fail(bad("a text in " + encoding + " is too large", name, 0, "",
                    fmt::format("at most {} bytes", max_converted_bytes), "convert it to UTF-8"));
  }
  const auto characters = characters_of(encoding, name);
  if (!characters) return fail(characters.error());
  DecodedText out;
  out.text.reserve(bytes.size() * 2);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char32_t c = (*characters)[static_cast<unsigned char>(bytes[at])];
    if (c == U'\uFFFD' && !lenient)
      return fail(bad("a byte has no letter in " + encoding, name, at));
    const std::size_t before = out.text.size();
    append_utf8(out.text, c == 0 ? U' ' : c);
    out.origin.append(out.text.size() - before, {at, at + 1});
  }
  out.notice = Warning{
      "converted", "the text is " + encoding + " and was converted to UTF-8", {0, bytes.size()}};
  return out;
}

}  // namespace

Result<DecodedText> decode(std::string_view bytes, std::string_view name) {
  if (const auto error = binary_error(bytes, name)) return fail(*error);
  if (const auto order = utf16_order(bytes)) return decode_utf16(bytes, *order, name);
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    return fail(bad("the text has a NUL byte", name, nul, "a binary file?", "text", ""));
  }
  const std::size_t skipped = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const auto invalid = find_invalid_utf8(bytes.substr(skipped));
  if (!invalid) {
    DecodedText out{std::string(bytes.substr(skipped)), {}, std::nullopt, nullptr};
    out.origin.append(out.text.size(), {skipped, bytes.size()});
    return out;
  }
  const std::size_t at = *invalid + skipped;
  // A file that has begun as valid UTF-8 with Arabic letters is damaged UTF-8, not another
  // encoding.
  bool began_as_utf8 = false;
  for (std::size_t i = skipped; i < at; ++i)
    began_as_utf8 |= static_cast<unsigned char>(bytes[i]) >= 0x80;
  const std::string encoding = began_as_utf8 ? "" : detected_encoding(bytes);
  if (encoding == "windows-1256" || encoding == "ISO-8859-6") {
    return decode_single_byte(bytes, encoding, name, false);
  }
  const auto lead = static_cast<unsigned char>(bytes[at]);
  const bool surrogate =
      lead == 0xED && at + 1 < bytes.size() && static_cast<unsigned char>(bytes[at + 1]) >= 0xA0;
  return fail(bad(surrogate ? "the UTF-8 text has a lone surrogate" : "the text is no valid UTF-8",
                  name, at, fmt::format("byte 0x{:02X}", static_cast<unsigned>(lead)), "UTF-8",
                  encoding.empty() ? "" : "it may be " + encoding + ": convert it with iconv"));
}

namespace {

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

/// What the page itself says: the first charset= (in <meta>) or encoding= (in <?xml ...?>).
std::string declared_in(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, 8192));
  for (const std::string_view key : {"charset=", "encoding="}) {
    std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    at = head.find_first_not_of("\"' ", at + key.size());
    if (at == std::string::npos) continue;
    return head.substr(at, head.find_first_of("\"' />;\r\n", at) - at);
  }
  return "";
}

/// "x-cp1256" and its like to the name that is used here; empty for what is no Arabic encoding.
std::string_view arabic_encoding(std::string_view label) {
  struct Label {
    std::string_view part;
    std::string_view encoding;
  };
  constexpr std::array labels{
      Label{"1256", "windows-1256"},      Label{"8859-6", "ISO-8859-6"},
      Label{"asmo-708", "ISO-8859-6"},    Label{"iso_8859-6", "ISO-8859-6"},
      Label{"macarabic", "x-mac-arabic"}, Label{"mac-arabic", "x-mac-arabic"}};
  for (const Label& known : labels) {
    if (label.find(known.part) != std::string_view::npos) return known.encoding;
  }
  return {};
}

/// The two encodings share the alif and not the lam, and the article ال is the commonest pair of
/// letters in either.
std::string guessed_encoding(std::string_view bytes) {
  const auto count = [&](std::string_view pair) {
    std::size_t found = 0;
    for (std::size_t at = bytes.find(pair); at != std::string_view::npos;
         at = bytes.find(pair, at + 2)) {
      ++found;
    }
    return found;
  };
  return count("\xC7\xE4") > count("\xC7\xE1") ? "ISO-8859-6" : "windows-1256";
}

/// How many of the bytes above ASCII are no UTF-8.
struct Utf8Census {
  std::size_t high = 0;
  std::size_t invalid = 0;
};

Utf8Census census_of(std::string_view bytes) {
  Utf8Census census;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = code_point_at(bytes, at);
    if (point.value >= 0x80) {
      census.high += point.size;
      census.invalid += point.value == 0xFFFD && point.size == 1 ? 1U : 0U;
    }
    at += point.size;
  }
  return census;
}

DecodedText decode_damaged_utf8(std::string_view bytes, std::size_t skipped, std::size_t invalid) {
  DecodedText out;
  out.text.reserve(bytes.size());
  std::size_t first_invalid = 0;
  for (std::size_t at = skipped; at < bytes.size();) {
    const CodePoint point = code_point_at(bytes, at);
    const std::size_t before = out.text.size();
    if (point.value == 0xFFFD && point.size == 1 && first_invalid == 0) first_invalid = at;
    append_utf8(out.text, point.value == 0 ? U' ' : point.value);
    out.origin.append(out.text.size() - before, {at, at + point.size});
    at += point.size;
  }
  if (invalid > 0) {
    out.notice = Warning{"damaged",
                         fmt::format("{} bytes of the page are no UTF-8", invalid),
                         {first_invalid, first_invalid + 1}};
  }
  return out;
}

}  // namespace

Result<DecodedText> decode_html(std::string_view bytes, std::string_view declared,
                                std::string_view name) {
  if (const auto error = binary_error(bytes, name)) return fail(*error);
  if (const auto order = utf16_order(bytes)) return decode_utf16(bytes, *order, name);
  const std::size_t skipped = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const Utf8Census census = census_of(bytes.substr(skipped));
  const bool has_nul = bytes.find('\0') != std::string_view::npos;
  if (census.invalid == 0 && !has_nul) {
    DecodedText out{std::string(bytes.substr(skipped)), {}, std::nullopt, nullptr};
    out.origin.append(out.text.size(), {skipped, bytes.size()});
    return out;
  }
  // A few bad bytes are damage; many are another encoding, whatever the page says of itself.
  if (census.invalid * 20 <= census.high)
    return decode_damaged_utf8(bytes, skipped, census.invalid);
  const std::string label = declared.empty() ? declared_in(bytes) : lower_ascii(declared);
  std::string encoding(arabic_encoding(label));
  if (encoding.empty()) encoding = guessed_encoding(bytes);
  return decode_single_byte(bytes, encoding, name, true);
}

}  // namespace rawi
