// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/byte_range.h"

namespace rawi {

/// For a text made from a source: which source bytes each byte of the text came from.
///
/// The text is covered by pieces in order. A piece whose text and source have the same length maps
/// byte to byte; in any other piece (a converted encoding, an entity, a joined line) every byte maps
/// to the whole source range of the piece.
///
///   text   "ab&c"           from source "ab&amp;c"
///   pieces  [0,2)->[0,2)  [2,3)->[2,7)  [3,4)->[7,8)
///   source_of({1,3})      == {1,7}
class OriginMap {
 public:
  /// Adds `text_size` bytes at the end of the text, which came from `source`. Neighbouring
  /// byte-to-byte pieces are merged.
  void append(std::size_t text_size, ByteRange source);

  /// The source bytes of a range of the text. An empty range, or one past the end, gives an empty
  /// range at the nearest place.
  [[nodiscard]] ByteRange source_of(ByteRange text) const;

  [[nodiscard]] std::size_t text_size() const { return text_size_; }

 private:
  struct Piece {
    std::size_t text_begin;
    std::size_t text_size;
    ByteRange source;
  };
  [[nodiscard]] std::size_t piece_at(std::size_t text_position) const;

  std::vector<Piece> pieces_;
  std::size_t text_size_ = 0;
};

}  // namespace rawi
