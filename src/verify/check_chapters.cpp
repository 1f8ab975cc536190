// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "core/arabic.h"
#include "core/unicode.h"
#include "verify/readers.h"

namespace rawi {
namespace {

constexpr std::size_t longest_title = 120;   // bytes; AntennaPod stops at a title of 128
constexpr std::size_t most_in_ogg = 100;
constexpr char32_t tatweel = 0x0640;
constexpr double slack_s = 0.06;             // a frame of the slowest codec

bool is_direction_or_zero_width(char32_t c) {
  return c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

void check_title(const std::string& title, std::size_t number, AudioFacts& facts) {
  const auto say = [&](const char* kind, const std::string& what, const char* players) {
    note(facts, kind, fmt::format("the title of chapter {} {}", number, what), players);
  };
  if (title.empty()) return say("empty-title", "is empty", "all");
  if (find_invalid_utf8(title)) return say("bad-utf8", "is no UTF-8", "all");
  if (title.size() > longest_title) {
    say("title-too-long", fmt::format("has {} bytes, 120 are safe", title.size()), "AntennaPod");
  }
  const std::u32string letters = to_utf32(title);
  if (std::any_of(letters.begin(), letters.end(), is_direction_or_zero_width)) {
    say("invisible-signs", "holds invisible signs of direction or width", "players that show them as boxes");
  }
  if (std::any_of(letters.begin(), letters.end(), is_mark)) {
    say("vowel-marks", "holds vowel marks, which small screens blur", "all");
  }
  if (letters.find(tatweel) != std::u32string::npos) {
    say("tatweel", "holds tatweel, which stretches a word and hides it from searches", "players that search titles");
  }
  if (std::any_of(letters.begin(), letters.end(), [](char32_t c) { return c < 0x20; })) {
    say("control-signs", "holds a line break or control sign", "all");
  }
  if (to_nfc(title) != title) say("not-nfc", "is not in NFC", "players that compare or cut titles");
  AudioFacts probe;
  set_tag(probe, "title", title);
  if (!probe.problems.empty()) say("garbled-title", "holds letters that were damaged: " + title, "all");
}

void check_times(const ChapterList& list, AudioFacts& facts) {
  if (list.chapters.front().start_s > slack_s) {
    note(facts, "first-not-at-zero", fmt::format("the first chapter of {} begins at {:.3f} s, not at 0",
                                                 list.kind, list.chapters.front().start_s),
         "all");
  }
  for (std::size_t i = 1; i < list.chapters.size(); ++i) {
    if (list.chapters[i].start_s > list.chapters[i - 1].start_s) continue;
    note(facts, "times-not-growing", fmt::format("chapter {} of {} does not begin after the one before", i + 1, list.kind), "all");
    break;
  }
  if (facts.duration_s > 0 && list.chapters.back().start_s > facts.duration_s + slack_s) {
    note(facts, "past-the-end", fmt::format("the last chapter of {} begins after the sound has ended", list.kind), "all");
  }
}

}  // namespace

void check_chapters(AudioFacts& facts) {
  if (facts.lists.empty() && !facts.tags.contains("track")) {
    note(facts, "no-chapters", "there are no chapters that a player could show", "all");
  }
  const std::vector<ChapterList> lists = facts.lists;
  for (const ChapterList& list : lists) {
    if (list.chapters.empty()) continue;
    check_times(list, facts);
    for (std::size_t i = 0; i < list.chapters.size(); ++i) {
      check_title(list.chapters[i].title, i + 1, facts);
    }
    if (facts.container.starts_with("ogg") && list.chapters.size() > most_in_ogg) {
      note(facts, "too-many-chapters", fmt::format("{} chapters in Ogg: of more than 100 none is shown", list.chapters.size()), "AntennaPod");
    }
  }
  if (!facts.tags.contains("title")) note(facts, "no-title", "there is no title", "all");
}

}  // namespace rawi
