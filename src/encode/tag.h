// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>

#include "chapters/chapters.h"
#include "core/error.h"
#include "encode/encode.h"

namespace rawi {

/// Embeds tags, chapters and the cover in a finished audio file, in the form that most players read:
/// opus, ogg, flac: Vorbis comments CHAPTER001=HH:MM:SS.mmm, CHAPTER001NAME=; mp3: ID3v2.3 in UTF-16
/// with one ordered CTOC and CHAP frames; wav: `cue ` and `LIST adtl labl` chunks, and an `id3 ` chunk
/// with the same frames; m4b: tags and cover alone, its chapters are there already. Titles are shortened
/// to max_embedded_title_bytes. Fails with cannot_write.
[[nodiscard]] Result<void> embed_tags(const std::filesystem::path& path, AudioFormat format,
                                      int sample_rate_hz, const Metadata& metadata);

}  // namespace rawi
