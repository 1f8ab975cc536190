// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/error.h"
#include "loudness/limiter.h"
#include "loudness/loudness_meter.h"
#include "render/spool.h"

namespace rawi {

/// No peak of a file may be higher, whatever its format (EBU R 128 s1 asks for -1 dBTP).
inline constexpr double highest_peak_dbtp = -1.5;

/// The gain that brings a reading to `target_lufs`, with its peaks under the ceiling: the second pass
/// of the two. `measured` has heard the reading. Where the limiter has to take away so much that the
/// loudness suffers, the passes are repeated until it is met within 0.1 LU. Nothing where the reading
/// is too short or too quiet to be measured: it stays as it is, but for its peaks.
[[nodiscard]] Result<Limiter::Settings> plan_mastering(Spool& reading, const LoudnessMeter& measured,
                                                       double target_lufs, int sample_rate_hz);

/// The reading as it goes into the files: through the limiter, or as it was spoken.
[[nodiscard]] Result<void> replay_mastered(Spool& reading,
                                           const std::optional<Limiter::Settings>& settings,
                                           const Spool::Output& output);

}  // namespace rawi
