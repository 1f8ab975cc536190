// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <span>
#include <vector>

#include "loudness/gating.h"
#include "loudness/k_weighting.h"

namespace rawi {

/// Integrated loudness of mono sound after EBU R 128 (ITU-R BS.1770: K-weighted, gated), in constant
/// memory; its steps are 0.1 LU. A lone channel counts once, as the left one of stereo does: meters that
/// play mono on two loudspeakers read 3 LU more.
class LoudnessMeter {
 public:
  explicit LoudnessMeter(int sample_rate_hz);

  void add(std::span<const std::int16_t> samples);

  /// LUFS; nothing for sound that is shorter than 0.4 s or silent throughout.
  [[nodiscard]] std::optional<double> integrated_lufs() const;

  /// The largest sample so far, 0..1.
  [[nodiscard]] double sample_peak() const;

 private:
  KWeighting weighting_;
  Gating gating_;
  /// One step that was measured already, or the silence before the sound, and what waits to be measured.
  std::pmr::vector<std::int16_t> samples_;
  std::int16_t least_ = 0;
  std::int16_t most_ = 0;
};

}  // namespace rawi
