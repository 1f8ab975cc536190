// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/long_text.h"

#include "core/unicode.h"

namespace rawi {
namespace {

bool ends_sentence(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'؟' || c == U'…';
}

bool closes(char32_t c) {
  return c == U'»' || c == U')' || c == U'"' || c == U'”' || c == U'\'' || c == U'’';
}

/// Reads a text letter by letter from one piece to the next and knows what kind of gap it is in.
class Reader {
 public:
  Reader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  /// Behind white space.
  [[nodiscard]] bool in_gap() const { return gap_; }
  /// Behind the white space after a sentence; what has a word of one or two letters or a number
  /// before its stop may be an abbreviation.
  [[nodiscard]] bool after_sentence() const { return gap_ && stopped_ && word_ > 2; }
  /// No quote or bracket is open.
  [[nodiscard]] bool outside() const { return depth_ == 0 && !straight_; }

  void next() {
    const CodePoint point = code_point_at(text_, at_);
    at_ += point.size;
    const char32_t c = point.value;
    gap_ = is_space(c);
    if (c == U'«' || c == U'(' || c == U'“') ++depth_;
    if ((c == U'»' || c == U')' || c == U'”') && depth_ > 0) --depth_;
    if (c == U'"') straight_ = !straight_;
    if (ends_sentence(c)) {
      stopped_ = true;
    } else if (!gap_ && !closes(c)) {
      if (stopped_ || behind_gap_) word_ = 0;
      word_ = c >= U'0' && c <= U'9' ? 0 : word_ + 1;
      stopped_ = false;
    }
    behind_gap_ = gap_;
  }

 private:
  std::string_view text_;
  std::size_t at_;
  std::size_t depth_ = 0;
  std::size_t word_ = 0;  // letters of the last word
  bool straight_ = false;
  bool stopped_ = false;
  bool gap_ = false;
  bool behind_gap_ = false;
};

/// Where the piece that begins at `begin` ends.
std::size_t end_of_piece(std::string_view text, std::size_t begin, std::size_t target) {
  std::size_t in_quotes = 0, in_sentence = 0;  // the best place so far, were there no better one
  for (Reader reader(text, begin); !reader.done();) {
    reader.next();
    const std::size_t size = reader.at() - begin;
    if (size < target || !reader.in_gap()) continue;
    if (reader.after_sentence() && reader.outside()) return reader.at();
    if (size >= 2 * target) {
      const std::size_t best = in_quotes != 0 ? in_quotes : in_sentence;
      return best != 0 ? best : reader.at();
    }
    (reader.after_sentence() ? in_quotes : in_sentence) = reader.at();
  }
  return text.size();
}

}  // namespace

std::vector<ByteRange> long_text_pieces(std::string_view text, std::size_t target) {
  std::vector<ByteRange> pieces;
  std::size_t begin = 0;
  while (text.size() - begin > 2 * target) {
    const std::size_t end = end_of_piece(text, begin, target);
    pieces.push_back({begin, end});
    begin = end;
  }
  if (begin < text.size() || pieces.empty()) pieces.push_back({begin, text.size()});
  return pieces;
}

}  // namespace rawi
