// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "transcript/transcript.h"

namespace rawi {
namespace {

/// A cue sheet has no way to write a quote inside a quoted text.
std::string cue_text(std::string_view text) {
  std::string out;
  bool open = false;
  for (const char c : text) {
    if (c == '"') {
      out += open ? "”" : "“";
      open = !open;
    } else {
      out += c == '\n' || c == '\r' ? ' ' : c;
    }
  }
  return out;
}

/// What a sheet calls the kind of a file: it knows few.
std::string_view cue_type(std::string_view name) { return name.ends_with(".mp3") ? "MP3" : "WAVE"; }

}  // namespace

std::string to_m3u8(std::span<const ListedFile> files, const TranscriptInfo& info) {
  std::string out = "#EXTM3U\n";
  if (!info.title.empty()) out += fmt::format("#PLAYLIST:{}\n", info.title);
  for (const ListedFile& file : files) {
    const std::int64_t seconds = (file.samples + info.sample_rate_hz / 2) / info.sample_rate_hz;
    out += fmt::format("#EXTINF:{},{}\n{}\n", seconds, file.title, file.name);
  }
  return out;
}

std::string to_cue_sheet(std::span<const ListedFile> files, const TranscriptInfo& info) {
  std::string out = "\xEF\xBB\xBF";
  if (!info.date.empty()) out += fmt::format("REM DATE {}\n", info.date);
  if (!info.author.empty()) out += fmt::format("PERFORMER \"{}\"\n", cue_text(info.author));
  out += fmt::format("TITLE \"{}\"\n", cue_text(info.title));
  for (std::size_t i = 0; i < files.size(); ++i) {
    out += fmt::format("FILE \"{}\" {}\n  TRACK {:02} AUDIO\n    TITLE \"{}\"\n    INDEX 01 00:00:00\n",
                       files[i].name, cue_type(files[i].name), i + 1, cue_text(files[i].title));
  }
  return out;
}

}  // namespace rawi
