// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>

#include "chapters/chapters.h"

namespace rawi {

/// Appends a `cue ` chunk (one point per chapter) and a `LIST adtl` chunk with their `labl` titles in
/// UTF-8 to a WAV file. libsndfile can write them only before the audio, when the times are not yet
/// known. False where the file can't be opened or written.
[[nodiscard]] bool append_cue_chunks(const std::filesystem::path& path,
                                     std::span<const Chapter> chapters);

}  // namespace rawi
