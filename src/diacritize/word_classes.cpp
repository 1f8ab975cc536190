// SPDX-License-Identifier: GPL-3.0-or-later
// The same rules stand in training/words/symbols.py; change both together.
#include "diacritize/word_classes.h"

namespace rawi {
namespace {

struct Suffix {
  std::uint32_t group;
  std::uint32_t value;
};

/// Class of the letters in front, given where they begin (after a conjunction).
std::uint32_t opening(std::span<const LetterId> ids, std::span<const MarkClass> marks,
                      std::size_t s) {
  const std::size_t rest = ids.size() - s;
  const auto is_article = [&](std::size_t at) {
    return ids[at] == letter::alif && ids[at + 1] == letter::lam && marks[at] == 0;
  };
  if (rest >= 4 && is_article(s) && marks[s + 1] == 0) return 1;
  if (rest >= 5 && (ids[s] == letter::ba || ids[s] == letter::kaf) && is_article(s + 1)) return 2;
  if (rest >= 4 && ids[s] == letter::lam && ids[s + 1] == letter::lam && marks[s] == 3 &&
      marks[s + 1] == 0) {
    return 2;
  }
  if (rest >= 3 && (ids[s] == letter::ba || ids[s] == letter::lam) && marks[s] == 3) return 3;
  const bool future = rest >= 4 && ids[s] == letter::sin && marks[s] == 1 &&
                      (ids[s + 1] == letter::ya || ids[s + 1] == letter::ta);
  if (future) ++s;
  if (ids.size() - s < 3 || (marks[s] != 1 && marks[s] != 2)) return 0;
  switch (ids[s]) {
    case letter::ya:
      return 4;
    case letter::ta:
      return 5;
    case letter::nun:
      return 6;
    case letter::alif_hamza:
      return 7;
    case letter::mim:
      return 8;
    default:
      return 9;
  }
}

std::uint32_t prefix_of(std::span<const LetterId> ids, std::span<const MarkClass> marks) {
  const bool conjunction =
      ids.size() >= 4 && (ids[0] == letter::waw || ids[0] == letter::fa) && marks[0] == 1;
  return opening(ids, marks, conjunction ? 1 : 0);
}

Suffix alif_suffix(std::span<const LetterId> ids, LetterId last, LetterId previous,
                   std::uint32_t previous_mark, std::uint32_t before) {
  if (previous_mark == 4) return {2, 0};
  const bool pronoun = ids.size() >= 4 && previous_mark == 1;
  if (pronoun && previous == letter::ha && last == letter::alif) return {3, before};
  if (previous == letter::waw) return {4, 0};
  if (pronoun && previous == letter::nun) return {5, before};
  return {6, 0};
}

Suffix suffix_of(std::span<const LetterId> ids, std::span<const MarkClass> marks) {
  const std::size_t n = ids.size();
  const LetterId last = ids[n - 1];
  const std::uint32_t end = marks[n - 1] % 7U;
  const LetterId previous = n >= 2 ? ids[n - 2] : LetterId{0};
  const std::uint32_t previous_mark = n >= 2 ? marks[n - 2] % 7U : 0U;
  const std::uint32_t before = n >= 3 ? marks[n - 3] % 7U : 0U;
  if (last == letter::ta_marbuta) return {1, end};
  if (last == letter::alif || last == letter::alif_maqsura) {
    return alif_suffix(ids, last, previous, previous_mark, before);
  }
  if (last == letter::ha && n >= 3) return {7, previous_mark};
  if (last == letter::mim && n >= 4 && (previous == letter::ha || previous == letter::kaf)) {
    return {8, before};
  }
  if (last == letter::kaf && n >= 3 && end == 1) return {9, previous_mark};
  if (last == letter::nun && previous == letter::waw) return {10, end};
  if (last == letter::nun && previous == letter::ya) return {11, end};
  if (last == letter::nun && previous == letter::alif) return {12, end};
  if (last == letter::ta) return {previous == letter::alif ? 13U : 14U, end};
  if (last == letter::ya) return {15, end + (marks[n - 1] >= 7 ? 7U : 0U)};
  return {16, end};
}

}  // namespace

std::uint64_t entry_key(EntryKind kind, std::span<const std::uint32_t> numbers) {
  std::uint64_t hash = static_cast<std::uint64_t>(kind) * 0x9E3779B97F4A7C15U;
  for (const std::uint32_t number : numbers) {
    hash = (hash ^ number) * 0xD6E8FEB86659FD93U;
    hash ^= hash >> 32U;
  }
  return hash;
}

std::uint32_t word_key(std::span<const LetterId> ids, std::span<const MarkClass> marks) {
  std::uint32_t hash = 0x811C9DC5U;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    hash = (hash ^ (ids[i] * 16U + marks[i])) * 0x01000193U;
  }
  return hash;
}

std::uint32_t tag_of(std::span<const LetterId> ids, std::span<const MarkClass> marks) {
  const Suffix suffix = suffix_of(ids, marks);
  return (prefix_of(ids, marks) * 32U + suffix.group) * 16U + suffix.value;
}

std::uint32_t end_context(std::span<const LetterId> ids, std::span<const MarkClass> marks) {
  const std::uint32_t previous = ids.size() > 1 ? ids[ids.size() - 2] : 0U;
  return (prefix_of(ids, marks) * 64U + ids.back()) * 64U + previous;
}

std::uint32_t coarse_end_context(std::span<const LetterId> ids, std::span<const MarkClass> marks) {
  return prefix_of(ids, marks) * 4096U + ids.back() * 64U + 63U;
}

}  // namespace rawi
