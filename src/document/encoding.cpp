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
    Signature{"\xFD" "7zXZ\0"sv, "an xz file", "unpack it with unxz first"},
    Signature{"PK\x03\x04"sv, "a zip file (or DOCX, EPUB)", "give the text inside it"},
    Signature{"%PDF-"sv, "a PDF file", "extract its text with pdftotext first"},
    Signature{"\x89PNG"sv, "a PNG image", "give a text file"},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG image", "give a text file"},
    Signature{"GIF8"sv, "a GIF image", "give a text file"},
    Signature{"\x7F" "ELF"sv, "a program", "give a text file"},
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
  return {ErrorCode::bad_input, std::move(what), fmt::format("{}, byte {}", name, byte),
          std::move(got), std::move(expected), std::move(advice)};
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

Result<DecodedText> decode_single_byte(std::string_view bytes, const std::string& encoding,
                                       std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(encoding.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) {
    return fail({ErrorCode::missing_resource, "ICU has no converter for " + encoding,
                 std::string(name), "", "", "install libicu"});
  }
  DecodedText out;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char* position = bytes.data() + at;
    status = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &position, bytes.data() + at + 1, &status);
    if (U_FAILURE(status)) {
      return fail(bad("a byte has no letter in " + encoding, name, at));
    }
    const std::size_t before = out.text.size();
    append_utf8(out.text, static_cast<char32_t>(c));
    out.origin.append(out.text.size() - before, {at, at + 1});
  }
  out.notice = Warning{"converted", "the text is " + encoding + " and was converted to UTF-8",
                       {0, bytes.size()}};
  return out;
}

}  // namespace

Result<DecodedText> decode(std::string_view bytes, std::string_view name) {
  for (const Signature& signature : signatures) {
    if (bytes.starts_with(signature.bytes)) {
      return fail(bad("this is no text", name, 0, std::string(signature.kind), "an article as text",
                      std::string(signature.advice)));
    }
  }
  if (const auto order = utf16_order(bytes)) return decode_utf16(bytes, *order, name);
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    return fail(bad("the text has a NUL byte", name, nul, "a binary file?", "text", ""));
  }
  const std::size_t skipped = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const auto invalid = find_invalid_utf8(bytes.substr(skipped));
  if (!invalid) {
    DecodedText out{std::string(bytes.substr(skipped)), {}, std::nullopt};
    out.origin.append(out.text.size(), {skipped, bytes.size()});
    return out;
  }
  const std::size_t at = *invalid + skipped;
  // A file that has begun as valid UTF-8 with Arabic letters is damaged UTF-8, not another encoding.
  bool began_as_utf8 = false;
  for (std::size_t i = skipped; i < at; ++i) began_as_utf8 |= static_cast<unsigned char>(bytes[i]) >= 0x80;
  const std::string encoding = began_as_utf8 ? "" : detected_encoding(bytes);
  if (encoding == "windows-1256" || encoding == "ISO-8859-6") {
    return decode_single_byte(bytes, encoding, name);
  }
  const auto lead = static_cast<unsigned char>(bytes[at]);
  const bool surrogate = lead == 0xED && at + 1 < bytes.size() &&
                         static_cast<unsigned char>(bytes[at + 1]) >= 0xA0;
  return fail(bad(surrogate ? "the UTF-8 text has a lone surrogate" : "the text is no valid UTF-8",
                  name, at, fmt::format("byte 0x{:02X}", static_cast<unsigned>(lead)), "UTF-8",
                  encoding.empty() ? "" : "it may be " + encoding + ": convert it with iconv"));
}

}  // namespace rawi
