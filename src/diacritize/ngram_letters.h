// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <vector>

#include "diacritize/letters.h"
#include "diacritize/ngram_file.h"

namespace rawi {

/// Marks of a word and their cost by the letters alone.
struct Spelling {
  Cost cost = 0;
  std::vector<MarkClass> marks;
};

/// Gives marks to the letters of any word, seen before or not, from the letters around each letter
/// and the mark before it.
class LetterModel {
 public:
  /// Both must outlive it.
  LetterModel(const NgramFile& file, std::span<const LetterId> ids) : file_(file), ids_(ids) {}

  /// Cost of these marks.
  [[nodiscard]] Cost cost(std::span<const MarkClass> marks) const;

  /// The `count` cheapest vocalizations that `open` allows (beam search), cheapest first.
  [[nodiscard]] std::vector<Spelling> best(std::span<const ClassSet> open, std::size_t count) const;

 private:
  using Costs = std::array<Cost, mark_classes>;
  [[nodiscard]] Costs costs_at(std::size_t i, MarkClass before) const;

  const NgramFile& file_;
  std::span<const LetterId> ids_;
};

}  // namespace rawi
