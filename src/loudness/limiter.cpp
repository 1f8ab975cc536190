// SPDX-License-Identifier: GPL-3.0-or-later
#include "loudness/limiter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "loudness/wide.h"

namespace rawi {
namespace {

constexpr std::size_t group = 16;
constexpr std::size_t run_groups = 16;  // looked at together where nothing is to be done
constexpr double look_ahead_s = 0.005;
constexpr double release_s = 0.080;
// A gain that moves within a group shifts the peaks between samples a little.
constexpr double safety_db = 0.05;
constexpr float almost_one = 0.9999F;

float from_db(double db) { return static_cast<float>(std::pow(10.0, db / 20)); }

RAWI_WIDE void amplify(std::span<const std::int16_t> samples, float gain, float* to) {
  for (std::size_t i = 0; i < samples.size(); ++i) to[i] = gain * static_cast<float>(samples[i]);
}

RAWI_WIDE void round(const float* values, std::size_t count, std::int16_t* to) {
  for (std::size_t i = 0; i < count; ++i) {
    const float rounded = values[i] + (values[i] < 0 ? -0.5F : 0.5F);
    // std::clamp would be branches.
    const float held = std::max(std::min(rounded, 32767.0F), -32768.0F);
    to[i] = static_cast<std::int16_t>(static_cast<int>(held));
  }
}

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
  amplify(samples, gain_, samples_.data() + before);
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
  for (;;) {
    const std::size_t ready = samples_.size() - to_measure_;
    if (ready < group + TruePeak::margin) break;
    const std::size_t groups = std::min((ready - TruePeak::margin) / group, run_groups);
    if (is_calm() && true_peak_.stays_below(around_next(groups), ceiling_)) {
      pass_on(groups);
      continue;
    }
    for (std::size_t i = 0; i < groups; ++i) {
      const float peak = true_peak_.of(around_next(1), ceiling_);
      emit_group(next_gain(peak > ceiling_ ? ceiling_ / peak : 1.0F));
      to_measure_ += group;
    }
  }
  forget();
}

/// The next groups to measure and what their true peak depends on.
std::span<const float> Limiter::around_next(std::size_t groups) const {
  return {samples_.data() + to_measure_ - TruePeak::margin, groups * group + 2 * TruePeak::margin};
}

/// Nothing to turn down in the look-ahead, nothing left to release, nothing left in the average.
bool Limiter::is_calm() const {
  return calm_ >= look_ahead_ && released_ == 1 && smooth_ == 1 && node_ == 1;
}

/// Takes groups without a need in a calm time: the oldest ones go out as they are.
void Limiter::pass_on(std::size_t groups) {
  calm_ += groups;
  to_measure_ += groups * group;
  const std::size_t silent = std::min(groups, groups_before_);
  groups_before_ -= silent;
  put_ready(samples_.data() + to_emit_ + silent * group, (groups - silent) * group);
  to_emit_ += groups * group;
}

/// Takes one more group's need; the gain at the end of the oldest group, whose look-ahead is now full.
float Limiter::next_gain(float need) {
  const bool calm = need >= 1 && is_calm();
  calm_ = need < 1 ? 0 : calm_ + 1;
  if (calm) return 1;
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
  std::array<float, group> values;
  for (std::size_t i = 0; i < group; ++i) {
    values[i] = from[i] * (before + step * static_cast<float>(i));
  }
  put_ready(values.data(), group);
}

void Limiter::put_ready(const float* values, std::size_t count) {
  const std::size_t end = ready_.size();
  ready_.resize(end + count);
  round(values, count, ready_.data() + end);
}

/// Drops the samples that are no longer needed.
void Limiter::forget() {
  const std::size_t done = std::min(to_emit_, to_measure_ - TruePeak::margin);
  samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(done));
  to_emit_ -= done;
  to_measure_ -= done;
}

}  // namespace rawi
