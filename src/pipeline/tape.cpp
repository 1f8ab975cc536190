// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/tape.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace rawi {
namespace {

constexpr int audible = 40;      // of 32768: -58 dBFS, 40 dB below the voice
constexpr int shortest_gap_ms = 30;

}  // namespace

Result<void> Tape::silence(int ms) {
  static constexpr std::array<std::int16_t, 1024> zeros{};
  auto left = static_cast<std::size_t>(std::int64_t{ms} * sample_rate_hz_ / 1000);
  while (left > 0) {
    const std::size_t count = std::min(left, zeros.size());
    samples_ += static_cast<std::int64_t>(count);
    if (auto done = sink_(std::span(zeros).first(count)); !done) return done;
    left -= count;
  }
  return {};
}

Result<void> Tape::write(std::span<const std::int16_t> samples) {
  const std::int64_t gap = std::int64_t{shortest_gap_ms} * sample_rate_hz_ / 1000;
  std::int64_t at = samples_;
  for (const std::int16_t sample : samples) {
    if (std::abs(int{sample}) > audible) {
      if (heard_.empty() || at - heard_.back().end > gap) heard_.push_back({at, at});
      heard_.back().end = at + 1;
    }
    ++at;
  }
  samples_ = at;
  return sink_(samples);
}

}  // namespace rawi
