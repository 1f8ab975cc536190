// SPDX-License-Identifier: GPL-3.0-or-later
#include "loudness/limiter.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace rawi {
namespace {

constexpr std::size_t group = 16;
constexpr double look_ahead_s = 0.005;
constexpr double release_s = 0.080;
// A gain that moves within a group shifts the peaks between samples a little.
constexpr double safety_db = 0.05;
constexpr float almost_one = 0.9999F;

float from_db(double db) { return static_cast<float>(std::pow(10.0, db / 20)); }

}  // namespace

Limiter::Limiter(const Settings& settings)
    : gain_(from_db(settings.gain_db)),
      ceiling_(32768.0F * from_db(settings.ceiling_dbtp - safety_db)),
      release_step_(static_cast<float>(
          1 - std::exp(-static_cast<double>(group) / (release_s * settings.sample_rate_hz)))),
      look_ahead_(static_cast<std::size_t>(
          std::ceil(look_ahead_s * settings.sample_rate_hz / static_cast<double>(group)))),
      samples_(TruePeak::margin, 0.0F),
      waiting_(look_ahead_ * group, 0.0F),
      needs_(look_ahead_, 1.0F),
      groups_before_(look_ahead_),
      releases_(look_ahead_ + 1, 1.0F) {}

Result<void> Limiter::write(std::span<const std::int16_t> samples, const Output& output) {
  taken_ += samples.size();
  for (const std::int16_t sample : samples) samples_.push_back(gain_ * static_cast<float>(sample));
  measure();
  return put_out(output);
}

Result<void> Limiter::finish(const Output& output) {
  // Silence pushes the last groups through; what it adds itself is left out.
  samples_.resize(samples_.size() + (2 * look_ahead_ + 4) * group + 2 * TruePeak::margin, 0.0F);
  measure();
  ready_.resize(std::min(ready_.size(), taken_ - given_));
  return put_out(output);
}

Result<void> Limiter::put_out(const Output& output) {
  if (ready_.empty()) return {};
  given_ += ready_.size();
  auto done = output(ready_);
  ready_.clear();
  return done;
}

/// Takes whole groups off `samples_`, as long as the samples behind them are there too.
void Limiter::measure() {
  std::size_t at = 0;
  const std::size_t window = group + 2 * TruePeak::margin;
  for (; at + window <= samples_.size(); at += group) {
    const std::span<const float> around(samples_.data() + at, window);
    const float peak = true_peak_.of(around, ceiling_);
    const auto begin = around.begin() + TruePeak::margin;
    waiting_.insert(waiting_.end(), begin, begin + group);
    advance(peak > ceiling_ ? ceiling_ / peak : 1.0F);
  }
  samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(at));
}

/// One more group's need; once the look-ahead is full, the gain of the oldest is settled.
void Limiter::advance(float need) {
  needs_.push_back(need);
  if (needs_.size() <= look_ahead_) return;
  const float least = *std::min_element(needs_.begin(), needs_.end());
  needs_.pop_front();
  const float risen = released_ + (1 - released_) * release_step_;
  released_ = std::min(least, risen > almost_one ? 1.0F : risen);
  releases_.push_back(released_);
  releases_.pop_front();
  const float sum = std::accumulate(releases_.begin(), releases_.end(), 0.0F);
  const float smooth = std::min(1.0F, sum / static_cast<float>(releases_.size()));
  const float previous = std::exchange(smooth_, smooth);
  if (!std::exchange(started_, true)) {
    node_ = smooth;
    return;
  }
  const float next = std::min(previous, smooth);
  emit_group(next);
}

void Limiter::emit_group(float next) {
  const float step = (next - node_) / static_cast<float>(group);
  float gain = node_;
  for (std::size_t i = 0; i < group && groups_before_ == 0; ++i, gain += step) {
    const float value = std::clamp(waiting_[i] * gain, -32768.0F, 32767.0F);
    ready_.push_back(static_cast<std::int16_t>(std::lrint(value)));
  }
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(group));
  if (groups_before_ > 0) --groups_before_;
  node_ = next;
  deepest_ = std::min(deepest_, next);
}

}  // namespace rawi
