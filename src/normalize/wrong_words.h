// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rawi {

/// A well-spelled word and how it was damaged, by the kinds that tables/spelling_evidence.tsv explains.
struct WrongWord {
  std::string_view right;
  char kind;
};

/// The words of a table by their damaged forms, 17,000 of them. The forms themselves are not kept, since
/// each start of the program builds this anew: a look-up damages the words with the same hash once more.
class WrongWords {
 public:
  /// `tsv` must outlive it: lines of a right word, a tab and the kinds of its damages. Of two words with
  /// the same damaged form the first is kept.
  explicit WrongWords(std::string_view tsv);

  [[nodiscard]] std::optional<WrongWord> find(std::string_view word) const;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t right_at : 24 = 0;  // in the table's text
    std::uint32_t kind : 8 = 0;       // 0: free
  };
  static constexpr std::size_t slot_count = 1U << 15U;  // by hash, then the next free one

  [[nodiscard]] WrongWord wrong_of(const Slot& slot) const;
  [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint32_t hash) const;
  void add(const WrongWord& wrong);

  std::string_view tsv_;
  std::vector<Slot> slots_;
};

}  // namespace rawi
