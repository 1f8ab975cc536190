// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/byte_range.h"

namespace rawi {

/// Cuts a text that is too long to be worked on in one go: byte ranges of pieces that tile it, each
/// of `target` bytes to twice as many, which end behind the white space after a sentence. Where no
/// sentence ends outside quotes, a piece ends at another one, or between words; a word is never
/// cut, however long. A text of at most twice `target` is one piece.
[[nodiscard]] std::vector<ByteRange> long_text_pieces(std::string_view text,
                                                      std::size_t target = std::size_t{1} << 16U);

}  // namespace rawi
