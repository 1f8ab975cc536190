// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin_map.h"

namespace rawi {

void OriginMap::append(std::size_t text_size, ByteRange source) {
  if (text_size == 0) return;
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    const bool both_exact = last.text_size == last.source.size() && text_size == source.size();
    if (both_exact && last.source.end == source.begin) {
      last.text_size += text_size;
      last.source.end = source.end;
      text_size_ += text_size;
      return;
    }
  }
  pieces_.push_back({text_size_, text_size, source});
  text_size_ += text_size;
}

std::size_t OriginMap::piece_at(std::size_t text_position) const {
  const auto after = std::upper_bound(
      pieces_.begin(), pieces_.end(), text_position,
      [](std::size_t position, const Piece& piece) { return position < piece.text_begin; });
  return after == pieces_.begin() ? 0 : static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

ByteRange OriginMap::source_of(ByteRange text) const {
  if (pieces_.empty()) return {};
  if (text.begin >= text_size_) return {pieces_.back().source.end, pieces_.back().source.end};
  text.end = std::min(text.end, text_size_);
  const auto exact_or = [](const Piece& piece, std::size_t position, std::size_t otherwise) {
    return piece.text_size == piece.source.size() ? piece.source.begin + (position - piece.text_begin)
                                                  : otherwise;
  };
  const Piece& first = pieces_[piece_at(text.begin)];
  const std::size_t begin = exact_or(first, text.begin, first.source.begin);
  if (text.empty()) return {begin, begin};
  const Piece& last = pieces_[piece_at(text.end - 1)];
  return {begin, exact_or(last, text.end, last.source.end)};
}

}  // namespace rawi
