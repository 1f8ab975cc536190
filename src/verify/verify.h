// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace rawi {

/// A chapter as a file holds it.
struct FoundChapter {
  double start_s = 0;
  std::string title;
};

/// One of the chapter lists of a file; an MP4 file may hold two that differ.
struct ChapterList {
  std::string kind;  ///< "chpl", "text track", "CHAP", "CHAPTERxxx", "cue"
  std::vector<FoundChapter> chapters;
};

/// Something that a player will show wrongly or not at all.
struct Problem {
  std::string kind;     ///< short stable name: "no-chapters", "title-too-long" ...
  std::string message;  ///< one line for people
  std::string players;  ///< whom it hits, as players know themselves; "all" for everyone
};

/// What a file holds, whatever wrote it.
struct AudioFacts {
  std::string container;  ///< "mp4", "mp3", "ogg opus", "ogg vorbis", "flac", "wav"
  double duration_s = 0;  ///< 0 where it can't be told
  std::map<std::string, std::string> tags;  ///< title, author, album, narrator, date, comment, track ...
  bool cover = false;
  std::vector<ChapterList> lists;
  std::vector<Problem> problems;
};

/// What one player will show.
struct PlayerView {
  std::string player;
  std::string reads;  ///< the list it takes; empty where it shows no chapters
  std::vector<FoundChapter> chapters;
  std::string note;   ///< why it shows fewer, or none
};

struct VerifyReport {
  AudioFacts facts;
  std::vector<PlayerView> players;
};

/// Reads an audio file's bytes with parsers of its own. Fails with bad_input for what is no audio file
/// of a known kind, naming what it looks like.
[[nodiscard]] Result<VerifyReport> verify_audio(std::string_view bytes, std::string_view name);

/// The same for a file on disk, and what lies beside it: a .cue without a byte order mark, a
/// metadata.json that wins over embedded chapters. Fails with no_input too.
[[nodiscard]] Result<VerifyReport> verify_file(const std::filesystem::path& path);

/// For people: what is in the file, player by player what is shown, what is wrong.
[[nodiscard]] std::string to_text(const VerifyReport& report, std::string_view name);
/// One line of JSON with "schema": 1.
[[nodiscard]] std::string to_json(const VerifyReport& report, std::string_view name);

}  // namespace rawi
