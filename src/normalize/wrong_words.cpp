// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/wrong_words.h"

#include "core/tables.h"

namespace rawi {
namespace {

/// `from` and `to` are letters of the Arabic block, two bytes each. Done on the bytes, since every
/// start of the program damages fifteen thousand words.
std::string replaced(std::string_view word, std::string_view from, std::string_view to) {
  std::string letters(word);
  for (std::size_t at = 0; at + 2 <= letters.size(); at += 2) {
    for (std::size_t i = 0; i < from.size(); i += 2) {
      if (letters[at] != from[i] || letters[at + 1] != from[i + 1]) continue;
      letters[at] = to[i];
      letters[at + 1] = to[i + 1];
      break;
    }
  }
  return letters;
}

std::string with_first(std::string_view word, std::string_view first) {
  return std::string(first) + std::string(word.substr(2));
}

std::string with_last(std::string_view word, std::string_view last) {
  return std::string(word.substr(0, word.size() - 2)) + std::string(last);
}

/// The damaged form of a right word, by the kinds that build_tables.py explains.
std::string damaged(std::string_view right, char kind) {
  switch (kind) {
    case 'h':
      return replaced(right, "أإآ", "ااا");
    case 'u':
      return replaced(right, "أإآؤ", "اااو");
    case 'x':
      return with_first(right, right.starts_with("أ") ? "إ" : "أ");
    case 'w':
      return with_first(right, "إ");
    case 't':
      return with_last(right, "ه");
    case 'T':
      return with_last(replaced(right, "أإآ", "ااا"), "ه");
    case 'y':
      return with_last(right, "ى");
    case 'z':
      return replaced(right, "ظ", "ض");
    case 'd':
      return replaced(right, "ذ", "د");
    default:
      return {};
  }
}

std::uint32_t hash_of(std::string_view word) {
  return static_cast<std::uint32_t>(TextHash{}(word));
}

}  // namespace

WrongWords::WrongWords(std::string_view tsv) : tsv_(tsv), slots_(slot_count) {
  for_each_line(tsv, [&](std::string_view right, std::string_view kinds) {
    for (const char kind : kinds) add({right, kind});
  });
}

std::optional<WrongWord> WrongWords::find(std::string_view word) const {
  const Slot& slot = slots_[slot_of(word, hash_of(word))];
  if (slot.kind == 0) return std::nullopt;
  return wrong_of(slot);
}

WrongWord WrongWords::wrong_of(const Slot& slot) const {
  const std::size_t end = tsv_.find('\t', slot.right_at);
  return {tsv_.substr(slot.right_at, end - slot.right_at), static_cast<char>(slot.kind)};
}

/// The slot of a damaged word, or the free one where it would be.
std::size_t WrongWords::slot_of(std::string_view word, std::uint32_t hash) const {
  std::size_t at = hash % slot_count;
  for (; slots_[at].kind != 0; at = (at + 1) % slot_count) {
    if (slots_[at].hash != hash) continue;
    const WrongWord wrong = wrong_of(slots_[at]);
    if (damaged(wrong.right, wrong.kind) == word) break;
  }
  return at;
}

void WrongWords::add(const WrongWord& wrong) {
  const std::string word = damaged(wrong.right, wrong.kind);
  const std::uint32_t hash = hash_of(word);
  Slot& slot = slots_[slot_of(word, hash)];
  if (slot.kind != 0) return;
  slot.hash = hash;
  slot.right_at = static_cast<std::uint32_t>(wrong.right.data() - tsv_.data()) & 0xFFFFFFU;
  slot.kind = static_cast<unsigned char>(wrong.kind);
}

}  // namespace rawi
