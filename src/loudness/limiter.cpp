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
      samples_((look_ahead_ + 1) * group, 0.0F),
      to_measure_(samples_.size()),
      needs_(look_ahead_ + 1, 1.0F),
      releases_(look_ahead_ + 1, 1.0F),
      groups_before_(look_ahead_ + 1) {
  static_assert(TruePeak::margin <= group, "a group's neighbours hold all that its true peak needs");
}

Result<void> Limiter::write(std::span<const std::int16_t> samples, const Output& output) {
  taken_ += samples.size();
  const std::size_t before = samples_.size();
  samples_.resize(before + samples.size());
  for (std::size_t i = 0; i < samples.size(); ++i) {
    samples_[before + i] = gain_ * static_cast<float>(samples[i]);
  }
  measure();
  return put_out(output);
}

Result<void> Limiter::finish(const Output& output) {
  // Silence pushes the last groups through; what it adds itself is left out.
  samples_.resize(samples_.size() + (look_ahead_ + 2) * group + TruePeak::margin, 0.0F);
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

/// Works through whole groups, as long as the samples behind them are there too.
void Limiter::measure() {
  for (; to_measure_ + group + TruePeak::margin <= samples_.size(); to_measure_ += group) {
    const std::span<const float> around(samples_.data() + to_measure_ - TruePeak::margin,
                                        group + 2 * TruePeak::margin);
    const float peak = true_peak_.of(around, ceiling_);
    emit_group(next_gain(peak > ceiling_ ? ceiling_ / peak : 1.0F));
  }
  forget();
}

/// Takes one more group's need; the gain at the end of the oldest group, whose look-ahead is now full.
float Limiter::next_gain(float need) {
  calm_ = need < 1 ? 0 : calm_ + 1;
  // Nothing to turn down in the look-ahead, nothing left to release, nothing left in the average.
  if (calm_ > look_ahead_ && released_ == 1 && smooth_ == 1 && node_ == 1) return 1;
  needs_[turn_] = need;
  const float least = *std::min_element(needs_.begin(), needs_.end());
  const float risen = released_ + (1 - released_) * release_step_;
  released_ = std::min(least, risen > almost_one ? 1.0F : risen);
  releases_[turn_] = released_;
  turn_ = (turn_ + 1) % needs_.size();
  const float sum = std::accumulate(releases_.begin(), releases_.end(), 0.0F);
  const float smooth = std::min(1.0F, sum / static_cast<float>(releases_.size()));
  return std::min(std::exchange(smooth_, smooth), smooth);
}

void Limiter::emit_group(float next) {
  const float* from = samples_.data() + to_emit_;
  to_emit_ += group;
  const float before = std::exchange(node_, next);
  deepest_ = std::min(deepest_, next);
  if (groups_before_ > 0) {
    --groups_before_;
    return;
  }
  const float step = (next - before) / static_cast<float>(group);
  const std::size_t end = ready_.size();
  ready_.resize(end + group);
  std::int16_t* to = ready_.data() + end;
  for (std::size_t i = 0; i < group; ++i) {
    const float value = from[i] * (before + step * static_cast<float>(i));
    const float rounded = value + (value < 0 ? -0.5F : 0.5F);
    to[i] = static_cast<std::int16_t>(static_cast<int>(std::clamp(rounded, -32768.0F, 32767.0F)));
  }
}

/// Drops the samples that are no longer needed.
void Limiter::forget() {
  const std::size_t done = std::min(to_emit_, to_measure_ - TruePeak::margin);
  samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(done));
  to_emit_ -= done;
  to_measure_ -= done;
}

}  // namespace rawi
