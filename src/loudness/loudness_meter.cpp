// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that knows libebur128.
#include "loudness/loudness_meter.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <new>

namespace rawi {

struct LoudnessMeter::State {
  ebur128_state* meter = nullptr;

  explicit State(int sample_rate_hz)
      : meter(ebur128_init(1, static_cast<unsigned long>(sample_rate_hz),
                           EBUR128_MODE_I | EBUR128_MODE_HISTOGRAM)) {
    if (meter == nullptr) throw std::bad_alloc();
    // BS.1770 gives a channel of stereo's left the weight 1; a lone channel would otherwise be doubled
    // by meters that play mono on two loudspeakers.
    ebur128_set_channel(meter, 0, EBUR128_LEFT);
  }
  ~State() { ebur128_destroy(&meter); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

LoudnessMeter::LoudnessMeter(int sample_rate_hz) : state_(std::make_unique<State>(sample_rate_hz)) {}
LoudnessMeter::LoudnessMeter(LoudnessMeter&&) noexcept = default;
LoudnessMeter& LoudnessMeter::operator=(LoudnessMeter&&) noexcept = default;
LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::add(std::span<const std::int16_t> samples) {
  for (const std::int16_t sample : samples) peak_ = std::max(peak_, std::abs(int{sample}));
  ebur128_add_frames_short(state_->meter, samples.data(), samples.size());
}

std::optional<double> LoudnessMeter::integrated_lufs() const {
  double lufs = 0;
  if (ebur128_loudness_global(state_->meter, &lufs) != EBUR128_SUCCESS) return std::nullopt;
  if (!std::isfinite(lufs) || lufs <= -70) return std::nullopt;
  return lufs;
}

}  // namespace rawi
