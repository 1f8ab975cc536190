// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "encode/encode.h"
#include "pipeline/pipeline.h"
#include "render/parts.h"
#include "render/transcript_spool.h"
#include "transcript/transcript.h"

namespace rawi {

/// Text beside the audio that follows it.
enum class TextFormat { vtt, srt, lrc, json };

/// "vtt" -> TextFormat::vtt; nothing for a name that is none.
[[nodiscard]] std::optional<TextFormat> text_format_named(std::string_view name);

/// What the sidecars tell: a reading, and which files it went into.
struct TimedReading {
  TranscriptSpool& sentences;
  std::span<const Chapter> chapters;
  TranscriptInfo info;
};

/// The audio files of one format.
struct FormatParts {
  AudioFormat format = AudioFormat::opus;
  std::vector<AudioPart> parts;
};

/// Writes `chapters.json` and `metadata.json` for the whole reading; for each audio file its text in
/// each format under the same name (files of the same name in several formats share it), and its
/// chapters where the reading is split; for the layout of one file per chapter, an .m3u8 and a .cue per
/// format. Returns the files written. Fails with cannot_write, disk_full or io.
[[nodiscard]] Result<std::vector<std::filesystem::path>> write_sidecars(
    const std::filesystem::path& folder, const std::string& name, const TimedReading& reading,
    std::span<const FormatParts> formats, Layout layout, std::span<const TextFormat> texts);

}  // namespace rawi
