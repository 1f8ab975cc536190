// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/arabic.h"
#include "core/unicode.h"
#include "verify/readers.h"

namespace rawi {
namespace {

/// Arabic in UTF-8 or Windows-1256 that was taken for Latin-1 is a run of letters from À to ÿ.
bool looks_misread(std::string_view text) {
  std::size_t accented = 0;
  std::size_t other = 0;
  for (const char32_t c : to_utf32(text)) {
    if (is_arabic_letter(c)) return false;
    if (c >= 0x80 && c <= 0xFF) {
      ++accented;
    } else if (!is_space(c)) {
      ++other;
    }
  }
  return accented >= 4 && accented > other;
}

bool looks_lost(std::string_view text) {
  const auto marks = std::count(text.begin(), text.end(), '?');
  return marks >= 4 && static_cast<std::size_t>(marks) * 2 > text.size();
}

}  // namespace

void note(AudioFacts& facts, std::string kind, std::string message, std::string players) {
  const auto same = [&](const Problem& other) { return other.kind == kind && other.message == message; };
  if (std::any_of(facts.problems.begin(), facts.problems.end(), same)) return;
  facts.problems.push_back({std::move(kind), std::move(message), std::move(players)});
}

void note_cut_off(AudioFacts& facts) {
  note(facts, "cut-off", "the file ends before its structure says: a copy or download was not finished", "all");
}

void set_tag(AudioFacts& facts, const std::string& name, std::string value) {
  while (!value.empty() && value.back() == '\0') value.pop_back();
  if (value.empty()) return;
  if (looks_misread(value)) {
    note(facts, "garbled-tag", "the tag " + name + " holds Arabic letters that were read as Latin: " + value,
         "all");
  } else if (looks_lost(value)) {
    note(facts, "lost-tag", "the tag " + name + " has lost its letters: " + value, "all");
  }
  facts.tags.emplace(name, std::move(value));
}

std::string from_latin1(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) append_utf8(out, static_cast<unsigned char>(byte));
  return out;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  Bytes data(bytes);
  if (data.has("\xFF\xFE", 0) || data.has("\xFE\xFF", 0)) {
    big_endian = data.byte(0) == 0xFE;
    data = data.from(2);
  }
  std::string out;
  const auto unit = [&](std::size_t at) {
    return static_cast<char32_t>(big_endian ? data.big(at, 2) : data.little(at, 2));
  };
  for (std::size_t at = 0; at + 2 <= data.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 4 <= data.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    append_utf8(out, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
  }
  return out;
}

}  // namespace rawi
