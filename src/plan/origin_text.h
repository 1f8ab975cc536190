// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/origin_map.h"

namespace rawi {

/// The bytes that a text came from, in one line: pieces with a space between them, each
///
///   "120-171"      the next 51 bytes of the text are these 51 bytes of the source
///   "2:120-125"    the next 2 bytes came from these 5 as a whole (an entity, an escape)
///   "2:120-121*9"  nine such pieces, each from the source bytes after those of the one before
///
[[nodiscard]] std::string to_text(const OriginMap& origin, std::string_view text);

/// Reads it back for a text of this size. A description of another size (the text was edited) gives
/// a map from the whole text to all the bytes; nothing for what is no such line.
[[nodiscard]] std::optional<OriginMap> origin_from_text(std::string_view line,
                                                        std::size_t text_size);

/// Maps a whole text to a range of bytes.
[[nodiscard]] OriginMap whole_origin(std::size_t text_size, ByteRange source);

}  // namespace rawi
