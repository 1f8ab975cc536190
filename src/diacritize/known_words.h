// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "diacritize/letters.h"
#include "diacritize/word_classes.h"

namespace rawi {

/// Costs are -log2(probability) in eighths of a bit.
using Cost = int;
inline constexpr Cost no_cost_known = -1;

/// One way to vocalize the letters of a word, as the file has it.
struct WordReading {
  Cost cost = 0;                 ///< of this reading, given the word's letters
  std::vector<MarkClass> marks;  ///< one per letter; the last may be `open_ending`
};

/// Class of a last letter whose case ending is not known; one more with a shadda.
inline constexpr MarkClass open_ending = 14;

struct KnownWord {
  Cost cost = 0;  ///< of the word's letters
  std::vector<WordReading> readings;
};

/// The tables of an n-gram model inside a mapped file (training/words/FORMAT.md). Holds views only:
/// the bytes must outlive it. Every look-up is checked against the sizes, so that bytes that pass
/// the checksum by accident give wrong marks, not a crash.
class KnownWords {
 public:
  static constexpr std::string_view magic = "rawi known words";
  static constexpr std::uint32_t version = 1;

  /// Whether the checksum is still to be compared: that of a model file covers these bytes too.
  enum class Checksum { compare, compared };

  /// Fails with missing_resource where the bytes are cut, damaged or of another version; `name` is
  /// the file for the message.
  [[nodiscard]] static Result<KnownWords> parse(std::string_view bytes, const std::string& name,
                                                Checksum checksum = Checksum::compare);

  /// The word with these letters; without readings where there is none.
  [[nodiscard]] KnownWord word(std::span<const LetterId> ids) const;

  /// The value of an entry of the hash table, or no_cost_known.
  [[nodiscard]] Cost entry(std::uint64_t key) const;
  /// Tells the processor that an entry will be asked for: each lies in another place of some megabytes, and
  /// several are fetched in the time of one.
  void expect(EntryKind kind, std::initializer_list<std::uint32_t> numbers) const;
  [[nodiscard]] Cost entry(EntryKind kind, std::initializer_list<std::uint32_t> numbers) const {
    return entry(entry_key(kind, numbers));
  }

  [[nodiscard]] std::string_view provenance() const { return provenance_; }

 private:
  KnownWords() = default;

  std::string_view provenance_;
  std::string_view index_;  // place of every sixteenth word in words_, 4 bytes each
  std::string_view words_;
  std::string_view hashes_;  // slots of 4 bytes: 24 bits of the key, 8 bits of value + 1
};

}  // namespace rawi
