// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <taglib/tstring.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "encode/encode.h"

namespace TagLib::ID3v2 {
class Tag;
}

namespace rawi {

[[nodiscard]] inline TagLib::String tag_string(const std::string& utf8) {
  return {utf8, TagLib::String::UTF8};
}

[[nodiscard]] inline std::int64_t milliseconds(std::int64_t sample, int sample_rate_hz) {
  return (sample * 1000 + sample_rate_hz / 2) / sample_rate_hz;
}

/// Sets text frames, cover, table of contents and chapters of an ID3v2 tag; frames it held are gone.
void fill_id3(TagLib::ID3v2::Tag& tag, int sample_rate_hz, const Metadata& metadata);

/// Sets the `ilst` items of an MP4 file. False where the file can't be opened or written.
[[nodiscard]] bool tag_mp4_file(const std::filesystem::path& path, const Metadata& metadata);

}  // namespace rawi
