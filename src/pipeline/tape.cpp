// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/tape.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace rawi {
namespace {

constexpr int audible = 40;      // of 32768: -58 dBFS, 40 dB below the voice
constexpr int shortest_gap_ms = 30;
constexpr std::size_t stretch = 128;  // samples; shorter than the shortest gap from 4.3 kHz on

/// Without a way out of the loop, so that compilers look at several samples at once.
bool holds_audible(std::span<const std::int16_t> samples) {
  std::int16_t least = 0, most = 0;
  for (const std::int16_t sample : samples) {
    least = std::min(least, sample);
    most = std::max(most, sample);
  }
  return most > audible || least < -audible;
}

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
  for (std::size_t begin = 0; begin < samples.size(); begin += stretch) {
    hear(samples.subspan(begin, std::min(stretch, samples.size() - begin)));
  }
  return sink_(samples);
}

/// A stretch is shorter than any gap: of the audible samples in it only the first and the last count.
void Tape::hear(std::span<const std::int16_t> samples) {
  const auto is_audible = [](std::int16_t sample) { return std::abs(int{sample}) > audible; };
  const std::int64_t at = samples_;
  samples_ += static_cast<std::int64_t>(samples.size());
  if (!holds_audible(samples)) return;
  const auto first = std::find_if(samples.begin(), samples.end(), is_audible) - samples.begin();
  const auto behind = samples.rend() - std::find_if(samples.rbegin(), samples.rend(), is_audible);
  const std::int64_t gap = std::int64_t{shortest_gap_ms} * sample_rate_hz_ / 1000;
  if (heard_.empty() || at + first - heard_.back().end > gap) heard_.push_back({at + first, at + first});
  heard_.back().end = at + behind;
}

}  // namespace rawi
