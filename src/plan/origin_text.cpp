// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/origin_text.h"

#include <fmt/format.h>

#include <charconv>
#include <vector>

#include "core/unicode.h"

namespace rawi {
namespace {

/// No article is larger; numbers within it can be multiplied.
constexpr std::size_t most_bytes = std::size_t{1} << 31U;

struct OriginPiece {
  std::size_t size = 0;  ///< bytes of the text
  ByteRange source;
  std::size_t count = 1;
  [[nodiscard]] bool exact() const { return size == source.size(); }
};

/// What one code point can be added to: the same bytes once more, or the next of a row.
bool joins(OriginPiece& last, const OriginPiece& next) {
  if (last.exact() && last.count == 1 && next.exact() && last.source.end == next.source.begin) {
    last.size += next.size;
    last.source.end = next.source.end;
    return true;
  }
  const bool whole = last.count == 1 && last.source == next.source && !next.exact();
  if (whole && last.size + next.size != last.source.size()) {
    last.size += next.size;
    return true;
  }
  const std::size_t step = last.source.size();
  const bool in_row = !last.exact() && step > 0 && next.size == last.size &&
                      next.source.size() == step &&
                      next.source.begin == last.source.begin + step * last.count;
  last.count += in_row ? 1U : 0U;
  return in_row;
}

std::string to_text(const OriginPiece& piece) {
  std::string text = fmt::format("{}-{}", piece.source.begin, piece.source.end);
  if (!piece.exact()) text = fmt::format("{}:{}", piece.size, text);
  if (piece.count > 1) text += fmt::format("*{}", piece.count);
  return text;
}

/// Takes a number and the sign after it off the front of a line.
class NumberReader {
 public:
  explicit NumberReader(std::string_view text) : text_(text) {}

  std::optional<std::size_t> number() {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
    if (error != std::errc{}) return std::nullopt;
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return value;
  }
  bool sign(char wanted) {
    if (text_.empty() || text_.front() != wanted) return false;
    text_.remove_prefix(1);
    return true;
  }
  [[nodiscard]] bool ended() const { return text_.empty(); }

 private:
  std::string_view text_;
};

std::optional<OriginPiece> piece_from(std::string_view word) {
  OriginPiece piece;
  NumberReader reader(word);
  auto first = reader.number();
  const bool sized = first && reader.sign(':');
  if (sized) {
    piece.size = *first;
    first = reader.number();
  }
  if (!first || !reader.sign('-')) return std::nullopt;
  const auto end = reader.number();
  if (!end || *end < *first || *end > most_bytes) return std::nullopt;
  piece.source = {*first, *end};
  if (!sized) piece.size = piece.source.size();
  if (reader.sign('*')) {
    const auto count = reader.number();
    if (!count || *count == 0 || *count > most_bytes) return std::nullopt;
    piece.count = *count;
  }
  if (!reader.ended()) return std::nullopt;
  return piece;
}

}  // namespace

OriginMap whole_origin(std::size_t text_size, ByteRange source) {
  OriginMap origin;
  origin.append(text_size, source);
  return origin;
}

std::string to_text(const OriginMap& origin, std::string_view text) {
  std::vector<OriginPiece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = code_point_at(text, at).size;
    const OriginPiece next{size, origin.source_of({at, at + size}), 1};
    if (pieces.empty() || !joins(pieces.back(), next)) pieces.push_back(next);
    at += size;
  }
  std::string line;
  for (const OriginPiece& piece : pieces) line += (line.empty() ? "" : " ") + to_text(piece);
  return line;
}

std::optional<OriginMap> origin_from_text(std::string_view line, std::size_t text_size) {
  OriginMap origin;
  std::optional<ByteRange> whole;
  bool fits = true;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    if (word.empty()) continue;
    const auto piece = piece_from(word);
    if (!piece) return std::nullopt;
    ByteRange source = piece->source;
    const ByteRange row{source.begin, source.begin + source.size() * piece->count};
    whole = whole ? cover(*whole, row) : row;
    for (std::size_t i = 0; i < piece->count && fits; ++i) {
      fits = piece->size > 0 && piece->size <= text_size - origin.text_size();
      if (fits) origin.append(piece->size, source);
      source = {source.end, source.end + piece->source.size()};
    }
  }
  if (!whole) return std::nullopt;
  if (!fits || origin.text_size() != text_size) return whole_origin(text_size, *whole);
  return origin;
}

}  // namespace rawi
