// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>

#include "diacritize/letters.h"

namespace rawi {

/// Kinds of entries in the hash table of an n-gram model.
enum class EntryKind : std::uint64_t {
  lexical = 1,  ///< (word): the word is a class of its own
  tag1,         ///< (tag)
  tag2,         ///< (tag, tag)
  tag2_back,    ///< (tag): what is left for classes not seen after it
  tag3,         ///< (tag, tag, tag)
  tag3_back,    ///< (tag, tag)
  ending,       ///< (end context, vowel)
};

/// 64-bit hash of an entry's kind and numbers; the trainer computes the same.
[[nodiscard]] std::uint64_t entry_key(EntryKind kind, std::span<const std::uint32_t> numbers);
[[nodiscard]] inline std::uint64_t entry_key(EntryKind kind,
                                             std::initializer_list<std::uint32_t> numbers) {
  return entry_key(kind, std::span(numbers.begin(), numbers.size()));
}

/// 32-bit identity of a vocalized word.
[[nodiscard]] std::uint32_t word_key(std::span<const LetterId> ids,
                                     std::span<const MarkClass> marks);

/// Classes of things that are no words.
inline constexpr std::uint32_t tag_start = 1, tag_break = 2, tag_number = 3;

/// The word's class by its shape: article, preposition or verb prefix, and ending. Words of one
/// class stand in the same places, which is what tells one case ending from another.
[[nodiscard]] std::uint32_t tag_of(std::span<const LetterId> ids, std::span<const MarkClass> marks);

/// The class of a word that is so frequent that it is a class of its own.
[[nodiscard]] inline std::uint32_t lexical_tag(std::uint32_t key) {
  return 1U << 20U | (key & 0xFFFFFU);
}

/// What the distribution of a word's endings depends on: its prefix and last two letters, or, in
/// the coarse form, its last letter only.
[[nodiscard]] std::uint32_t end_context(std::span<const LetterId> ids,
                                        std::span<const MarkClass> marks);
[[nodiscard]] std::uint32_t coarse_end_context(std::span<const LetterId> ids,
                                               std::span<const MarkClass> marks);

}  // namespace rawi
