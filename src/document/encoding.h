// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
  OriginMap origin;                ///< to bytes of the file
  std::optional<Warning> notice;   ///< "converted", where it was not UTF-8
};

/// UTF-8, UTF-16 (by its mark or its zero bytes) or Windows-1256 (ICU's detector) to UTF-8. Fails with
/// bad_input for what is no text; see read_document.
[[nodiscard]] Result<DecodedText> decode(std::string_view bytes, std::string_view name);

}  // namespace rawi
