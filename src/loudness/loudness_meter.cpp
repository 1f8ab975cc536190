// SPDX-License-Identifier: GPL-3.0-or-later
#include "loudness/loudness_meter.h"

#include <algorithm>

#include "core/large_pages.h"

namespace rawi {
namespace {

/// Feeds the first `count` steps of what was measured.
void feed(Gating& gating, const KWeighting::Energies& energies, std::size_t steps, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) gating.add(energies[i / steps][i % steps]);
}

/// How many samples are measured at once, with the step before them.
std::size_t full_size(const KWeighting& weighting) {
  return weighting.step() * (1 + KWeighting::lanes * KWeighting::most_steps);
}

}  // namespace

LoudnessMeter::LoudnessMeter(int sample_rate_hz)
    : weighting_(sample_rate_hz),
      gating_(weighting_.step()),
      samples_(weighting_.step(), 0, large_pages()) {
  samples_.reserve(full_size(weighting_));
}

void LoudnessMeter::add(std::span<const std::int16_t> samples) {
  std::int16_t least = least_, most = most_;
  for (const std::int16_t sample : samples) {
    least = std::min(least, sample);
    most = std::max(most, sample);
  }
  least_ = least;
  most_ = most;
  constexpr std::size_t steps = KWeighting::most_steps;
  const std::size_t full = full_size(weighting_);
  while (!samples.empty()) {
    const std::size_t taken = std::min(samples.size(), full - samples_.size());
    samples_.insert(samples_.end(), samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(taken));
    samples = samples.subspan(taken);
    if (samples_.size() < full) return;
    feed(gating_, weighting_.energies(samples_, steps), steps, KWeighting::lanes * steps);
    samples_.erase(samples_.begin(), samples_.end() - static_cast<std::ptrdiff_t>(weighting_.step()));
  }
}

std::optional<double> LoudnessMeter::integrated_lufs() const {
  const std::size_t waiting = samples_.size() / weighting_.step() - 1;
  if (waiting == 0) return gating_.integrated_lufs();
  const std::size_t steps = (waiting + KWeighting::lanes - 1) / KWeighting::lanes;
  std::vector<std::int16_t> rest(samples_.begin(), samples_.end());
  rest.resize(weighting_.step() * (1 + KWeighting::lanes * steps), 0);
  Gating gating(gating_);
  feed(gating, weighting_.energies(rest, steps), steps, waiting);
  return gating.integrated_lufs();
}

double LoudnessMeter::sample_peak() const { return std::max(-int{least_}, int{most_}) / 32768.0; }

}  // namespace rawi
