// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/edited.h"

#include <algorithm>

#include "core/arabic.h"

namespace rawi {
namespace {

/// A longer comparison takes too long; such a sentence is aligned at its ends alone.
constexpr std::size_t most_cells = 4'000'000;

/// A pair of words that are the same, in the edited and in the original tokens.
struct TokenPair {
  std::size_t edited;
  std::size_t original;
};

std::vector<std::string> letters_of(const std::vector<Token>& tokens) {
  std::vector<std::string> letters;
  for (const Token& token : tokens) letters.push_back(strip_marks(token.text));
  return letters;
}

/// Pairs of the longest common subsequence of two lists, in their order.
class Alignment {
 public:
  Alignment(const std::vector<std::string>& edited, const std::vector<std::string>& original)
      : a_(edited), b_(original) {}

  std::vector<TokenPair> pairs() {
    std::size_t begin = 0;
    while (begin < std::min(a_.size(), b_.size()) && a_[begin] == b_[begin]) {
      pairs_.push_back({begin, begin});
      ++begin;
    }
    std::size_t a_end = a_.size();
    std::size_t b_end = b_.size();
    std::vector<TokenPair> tail;
    while (a_end > begin && b_end > begin && a_[a_end - 1] == b_[b_end - 1])
      tail.push_back({--a_end, --b_end});
    align_middle(begin, a_end, b_end);
    pairs_.insert(pairs_.end(), tail.rbegin(), tail.rend());
    return std::move(pairs_);
  }

 private:
  void align_middle(std::size_t begin, std::size_t a_end, std::size_t b_end) {
    const std::size_t rows = a_end - begin;
    const std::size_t columns = b_end - begin;
    if (rows == 0 || columns == 0 || rows > most_cells / columns) return;
    // common[i][j]: length of the common subsequence of what follows a[i] and b[j].
    std::vector<std::uint32_t> common((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
      return common[i * (columns + 1) + j];
    };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        at(i, j) = a_[begin + i] == b_[begin + j] ? at(i + 1, j + 1) + 1
                                                  : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
      if (a_[begin + i] == b_[begin + j]) {
        pairs_.push_back({begin + i++, begin + j++});
      } else {
        at(i + 1, j) >= at(i, j + 1) ? ++i : ++j;
      }
    }
  }

  const std::vector<std::string>& a_;
  const std::vector<std::string>& b_;
  std::vector<TokenPair> pairs_;
};

/// Gives edited tokens the bytes of the original ones.
void place(std::vector<Token>& edited, const std::vector<Token>& original, ByteRange sentence) {
  const std::vector<std::string> a = letters_of(edited);
  const std::vector<std::string> b = letters_of(original);
  std::vector<TokenPair> pairs = Alignment(a, b).pairs();
  pairs.push_back({edited.size(), original.size()});
  std::size_t next_edited = 0;
  std::size_t next_original = 0;
  std::size_t end = sentence.begin;
  for (const TokenPair& pair : pairs) {
    ByteRange gap{end, end};
    if (next_original < pair.original)
      gap = cover(original[next_original].source, original[pair.original - 1].source);
    for (; next_edited < pair.edited; ++next_edited) edited[next_edited].source = gap;
    if (pair.edited == edited.size()) break;
    Token& token = edited[pair.edited];
    const Token& same = original[pair.original];
    token.source = same.source;
    if (token.text == same.text) token.vocalized = same.vocalized;
    token.rule = same.rule;  // a written-out number is not parted for a breath
    end = same.source.end;
    next_edited = pair.edited + 1;
    next_original = pair.original + 1;
  }
}

/// Several sentences as one: an editor may write a full stop within a sentence.
std::optional<Sentence> joined(std::vector<Sentence> parts) {
  if (parts.empty()) return std::nullopt;
  Sentence whole = std::move(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t offset = whole.tokens.size();
    for (Clause clause : parts[i].clauses) {
      clause.begin += offset;
      clause.end += offset;
      whole.clauses.push_back(std::move(clause));
    }
    whole.source = cover(whole.source, parts[i].source);
    std::move(parts[i].tokens.begin(), parts[i].tokens.end(), std::back_inserter(whole.tokens));
  }
  return whole;
}

}  // namespace

EditedSentence read_edited(const PlanSentence& planned, const NormalizeOptions& options) {
  NormalizedText text = normalize(planned.text, planned.origin, options);
  if (!planned.read.empty()) {
    NormalizeOptions as_written = options;
    as_written.repair_spelling = false;
    NormalizedText read = normalize(planned.read, as_written);
    const ByteRange source = planned.origin.source_of({0, planned.text.size()});
    place(read.tokens, text.tokens, source);
    for (Warning& warning : read.warnings) warning.source = source;
    text = std::move(read);
  }
  return {joined(segment(text)), std::move(text.warnings)};
}

}  // namespace rawi
