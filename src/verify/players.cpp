// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/unicode.h"
#include "verify/readers.h"

namespace rawi {
namespace {

/// Which lists a player reads, the first that is there wins, one kind of file after the other.
struct Player {
  std::string_view name;
  std::array<std::string_view, 2> mp4;
  bool mp3 = true;
  bool mp3_needs_contents = false;
  bool vorbis_comments = true;
  bool wav = false;
};
constexpr std::array players{
    Player{.name = "ffmpeg, mpv", .mp4 = {"text track", "chpl"}, .wav = true},
    Player{.name = "VLC", .mp4 = {"chpl", "text track"}},
    Player{.name = "Apple", .mp4 = {"text track", ""}, .mp3_needs_contents = true, .vorbis_comments = false},
    Player{.name = "AntennaPod", .mp4 = {"chpl", ""}},
    Player{.name = "BookPlayer", .mp4 = {"text track", "chpl"}, .mp3_needs_contents = true, .vorbis_comments = false},
    Player{.name = "Audiobookshelf", .mp4 = {"text track", "chpl"}, .wav = true},
};

constexpr std::size_t antennapod_longest_title = 127;
constexpr std::size_t antennapod_most_in_ogg = 100;
constexpr std::size_t ffmpeg_longest_v24_title = 62;  // Arabic letters

const ChapterList* list_of(const AudioFacts& facts, std::string_view kind) {
  const auto found = std::find_if(facts.lists.begin(), facts.lists.end(),
                                  [&](const ChapterList& list) { return list.kind == kind; });
  return found == facts.lists.end() ? nullptr : &*found;
}

bool has(const AudioFacts& facts, std::string_view kind) {
  return std::any_of(facts.problems.begin(), facts.problems.end(),
                     [&](const Problem& problem) { return problem.kind == kind; });
}

const ChapterList* chosen_list(const AudioFacts& facts, const Player& player, std::string& note) {
  if (facts.container == "mp4") {
    for (const std::string_view kind : player.mp4) {
      if (const ChapterList* list = kind.empty() ? nullptr : list_of(facts, kind)) return list;
    }
    return nullptr;
  }
  if (facts.container == "mp3") {
    const ChapterList* list = list_of(facts, "CHAP");
    if (list == nullptr || !player.mp3_needs_contents) return list;
    if (!has(facts, "no-ctoc") && !has(facts, "ctoc-top-level")) return list;
    note = "needs one top-level CTOC";
    return nullptr;
  }
  if (facts.container == "wav") {
    if (player.wav) return list_of(facts, list_of(facts, "CHAP") != nullptr ? "CHAP" : "cue");
    note = "knows no chapters in WAV";
    return nullptr;
  }
  if (player.vorbis_comments) return list_of(facts, "CHAPTERxxx");
  note = "knows no chapters in this format";
  return nullptr;
}

/// What the player makes of the list.
void apply_limits(const AudioFacts& facts, PlayerView& view) {
  std::vector<FoundChapter>& chapters = view.chapters;
  if (view.player == "AntennaPod" && facts.container == "mp4") {
    const auto stop = std::find_if(chapters.begin(), chapters.end(), [](const FoundChapter& c) {
      return c.title.size() > antennapod_longest_title;
    });
    if (stop != chapters.end()) view.note = "stops at a title of more than 127 bytes";
    chapters.erase(stop, chapters.end());
  }
  if (view.player == "AntennaPod" && facts.container.starts_with("ogg")) {
    if (chapters.size() > antennapod_most_in_ogg || has(facts, "time-without-milliseconds")) {
      view.note = "drops all chapters: more than 100, or times without milliseconds";
      chapters.clear();
    }
  }
  const bool ffmpeg = view.player == "ffmpeg, mpv" || view.player == "Audiobookshelf";
  if (ffmpeg && has(facts, "id3v24-long-title")) {
    std::erase_if(chapters, [](const FoundChapter& c) {
      return to_utf32(c.title).size() > ffmpeg_longest_v24_title;
    });
    view.note = "loses chapters of ID3v2.4 with long titles";
  }
  if (ffmpeg && has(facts, "cuesheet")) {
    for (FoundChapter& chapter : chapters) chapter.title.clear();
    view.note = "the CUESHEET blanks the titles";
  }
}

}  // namespace

std::vector<PlayerView> views_of(const AudioFacts& facts) {
  std::vector<PlayerView> views;
  for (const Player& player : players) {
    PlayerView view;
    view.player = player.name;
    if (const ChapterList* list = chosen_list(facts, player, view.note)) {
      view.reads = list->kind;
      view.chapters = list->chapters;
      apply_limits(facts, view);
    }
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace rawi
