// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/mastering.h"

#include <algorithm>
#include <cmath>

namespace rawi {
namespace {

// Lossy encoders give peaks back that are up to 1 dB higher than what they were given.
constexpr double encoder_headroom_db = 1.0;
constexpr double max_gain_db = 24;
// Peaks that much above the ceiling are so few that taking them down costs less than 0.1 LU.
constexpr double harmless_excess_db = 1.0;
constexpr double tolerance_lu = 0.1;
constexpr int max_passes = 8;

}  // namespace

Result<Limiter::Settings> plan_mastering(Spool& reading, const LoudnessMeter& measured,
                                         double target_lufs, int sample_rate_hz) {
  Limiter::Settings settings{.sample_rate_hz = sample_rate_hz,
                             .gain_db = 0,
                             .ceiling_dbtp = highest_peak_dbtp - encoder_headroom_db};
  const std::optional<double> loudness = measured.integrated_lufs();
  if (!loudness) return settings;
  settings.gain_db = std::min(max_gain_db, target_lufs - *loudness);
  const double peak_db = 20 * std::log10(std::max(measured.sample_peak(), 1e-5));
  if (peak_db + settings.gain_db <= settings.ceiling_dbtp + harmless_excess_db) return settings;
  for (int pass = 0; pass < max_passes; ++pass) {
    LoudnessMeter result(sample_rate_hz);
    auto done = replay_mastered(reading, settings, [&](std::span<const std::int16_t> samples) {
      result.add(samples);
      return Result<void>();
    });
    if (!done) return fail(done.error());
    const std::optional<double> reached = result.integrated_lufs();
    if (!reached || std::abs(target_lufs - *reached) <= tolerance_lu) break;
    settings.gain_db = std::min(max_gain_db, settings.gain_db + target_lufs - *reached);
  }
  return settings;
}

Result<void> replay_mastered(Spool& reading, const std::optional<Limiter::Settings>& settings,
                             const Spool::Output& output) {
  if (!settings) return reading.replay(output);
  Limiter limiter(*settings);
  auto done = reading.replay(
      [&](std::span<const std::int16_t> samples) { return limiter.write(samples, output); });
  return done ? limiter.finish(output) : done;
}

}  // namespace rawi
