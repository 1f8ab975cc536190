// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/error.h"
#include "core/origin_map.h"
#include "core/warning.h"

namespace rawi {

/// The text of a file in UTF-8, whatever it was written in.
struct DecodedText {
  std::string text;
  OriginMap origin;               ///< to bytes of the file, or of `container` where there is one
  std::optional<Warning> notice;  ///< "converted", where it was not UTF-8
  /// Of a text that was itself unpacked from the file (an escaped JSON string, a quoted-printable
  /// part): from the bytes that were decoded to bytes of the file.
  std::shared_ptr<const OriginMap> container;

  /// The bytes of the file that a range of the text came from.
  [[nodiscard]] ByteRange source_of(ByteRange range) const {
    const ByteRange inner = origin.source_of(range);
    return container ? container->source_of(inner) : inner;
  }
};

/// UTF-8, UTF-16 (by its mark or its zero bytes) or Windows-1256 (ICU's detector) to UTF-8. Fails
/// with bad_input for what is no text; see read_document.
[[nodiscard]] Result<DecodedText> decode(std::string_view bytes, std::string_view name);

/// Like decode, for a web page: the encoding is that of its byte order mark, of `declared` (a
/// header), of its <meta> or its XML declaration, or detected, and what is invalid in it becomes
/// U+FFFD, with a warning. NUL bytes become spaces.
[[nodiscard]] Result<DecodedText> decode_html(std::string_view bytes, std::string_view declared,
                                              std::string_view name);

}  // namespace rawi
