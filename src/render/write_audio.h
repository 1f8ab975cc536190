// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "encode/encode.h"
#include "render/mastering.h"
#include "render/sidecars.h"
#include "render/spool.h"

namespace rawi {

/// Writes every audio file of a reading in one pass over the spool: a file is opened when its first
/// sample comes and finished after its last. `metadata` holds what all files share: the chapters
/// of the whole reading, tags, the cover. Returns the files written.
[[nodiscard]] Result<std::vector<std::filesystem::path>> write_audio(
    Spool& reading, const std::optional<Limiter::Settings>& mastering, int sample_rate_hz,
    const std::filesystem::path& folder, std::span<const FormatParts> formats, Layout layout,
    const Metadata& metadata);

}  // namespace rawi
