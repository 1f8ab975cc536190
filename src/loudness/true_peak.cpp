// SPDX-License-Identifier: GPL-3.0-or-later
#include "loudness/true_peak.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "loudness/wide.h"

namespace rawi {
namespace {

double sinc(double x) {
  if (std::abs(x) < 1e-9) return 1;
  return std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
}

/// Kaiser's window, beta 4: the pass band reaches to 0.9 of the band. `x` in -1..1.
double kaiser(double x) {
  constexpr double beta = 4;
  return std::cyl_bessel_i(0.0, beta * std::sqrt(std::max(0.0, 1 - x * x))) /
         std::cyl_bessel_i(0.0, beta);
}

/// Kept in columns, so that compilers can work on several samples at once: a single running maximum
/// has to be taken in order.
RAWI_WIDE float largest(std::span<const float> samples) {
  constexpr std::size_t columns = 8;
  std::array<float, columns> values{};
  std::size_t i = 0;
  for (; i + columns <= samples.size(); i += columns) {
    for (std::size_t c = 0; c < columns; ++c) values[c] = std::max(values[c], std::abs(samples[i + c]));
  }
  for (; i < samples.size(); ++i) values[0] = std::max(values[0], std::abs(samples[i]));
  return *std::max_element(values.begin(), values.end());
}

/// The largest second difference: how far a sample lies off the line through its neighbors, twice.
RAWI_WIDE float largest_bend(std::span<const float> samples) {
  constexpr std::size_t columns = 8;
  std::array<float, columns> values{};
  const auto bend = [&](std::size_t i) {
    return std::abs((samples[i + 2] - samples[i + 1]) - (samples[i + 1] - samples[i]));
  };
  std::size_t i = 0;
  for (; i + columns + 2 <= samples.size(); i += columns) {
    for (std::size_t c = 0; c < columns; ++c) values[c] = std::max(values[c], bend(i + c));
  }
  for (; i + 2 < samples.size(); ++i) values[0] = std::max(values[0], bend(i));
  return *std::max_element(values.begin(), values.end());
}

constexpr std::size_t lanes = 16;

/// The largest of `count` interpolated values, the first of which looks at window[0] and what follows.
/// The sums run side by side, each in the order of the taps, so that any width gives the same values.
template <std::size_t count, std::size_t taps>
float interpolated(const std::array<float, taps>& filter, const float* window) {
  std::array<float, count> values{};
  for (std::size_t tap = 0; tap < taps; ++tap) {
    for (std::size_t i = 0; i < count; ++i) values[i] += filter[tap] * window[i + tap];
  }
  return largest(values);
}

/// The largest value at one place within every gap that touches one of the samples, sixteen gaps side by
/// side.
template <std::size_t taps>
float between(std::span<const float> samples, const std::array<float, taps>& filter) {
  constexpr std::size_t margin = TruePeak::margin;
  float found = 0;
  std::size_t gap = 0;
  const std::size_t gaps = samples.size() - 2 * margin + 1;
  for (; gap + lanes <= gaps; gap += lanes) {
    found = std::max(found, interpolated<lanes>(filter, samples.data() + gap));
  }
  for (; gap < gaps; ++gap) found = std::max(found, interpolated<1>(filter, samples.data() + gap));
  return found;
}

/// Two-fold, four-fold, eight-fold: places within a gap, and how much larger than what was found up to
/// there the true peak can be. A tone at the top of the band hides 3 dB from two-fold and 0.7 dB from
/// four-fold oversampling (ITU-R BS.1770-4, annex 2); a decibel and half of one more are allowed for.
struct Level {
  std::array<std::size_t, 4> phases;
  float hidden;
};
constexpr std::array levels{Level{{4, 0, 0, 0}, 1.6F}, Level{{2, 6, 0, 0}, 1.15F},
                            Level{{1, 3, 5, 7}, 1.0F}};

}  // namespace

TruePeak::TruePeak() {
  for (std::size_t phase = 1; phase < factor; ++phase) {
    auto& filter = phases_[phase - 1];
    const double fraction = static_cast<double>(phase) / factor;
    double sum = 0;
    for (std::size_t tap = 0; tap < taps; ++tap) {
      // Tap `margin - 1` is the sample before the gap.
      const double distance = static_cast<double>(tap) - (margin - 1) - fraction;
      const double window = kaiser(distance / (margin + 0.5));
      filter[tap] = static_cast<float>(sinc(distance) * window);
      sum += filter[tap];
    }
    float magnitude = 0;
    for (float& value : filter) {
      value = static_cast<float>(value / sum);
      magnitude += std::abs(value);
    }
    bound_ = std::max(bound_, magnitude);
    bound_by_bends(filter, fraction);
  }
}

/// The filter is a straight line between the two samples of the gap, which is no higher than they are,
/// and a rest. The rest's sum is nothing, so that it can be written as a filter of the differences, and
/// that, summed by parts once more, as one of the second differences and of the last difference, which
/// is at most twice the largest sample.
void TruePeak::bound_by_bends(const std::array<float, taps>& filter, double fraction) {
  double sum = 0, sum_of_sums = 0, bends = 0;
  for (std::size_t tap = 0; tap < taps; ++tap) {
    const double line = tap == margin - 1 ? 1 - fraction : tap == margin ? fraction : 0;
    sum += filter[tap] - line;
    sum_of_sums += sum;
    bends += std::abs(sum_of_sums);
  }
  bound_of_bends_ = std::max(bound_of_bends_, static_cast<float>(bends));
  bound_of_rest_ = std::max(bound_of_rest_, static_cast<float>(2 * std::abs(sum_of_sums)));
}

bool TruePeak::stays_below(std::span<const float> samples, float threshold) const {
  return is_bounded(samples, largest(samples), threshold);
}

/// `around`: the largest of all samples.
bool TruePeak::is_bounded(std::span<const float> samples, float around, float threshold) const {
  constexpr float rounding = 1.0001F;
  if (around * bound_ * rounding < threshold) return true;
  const float most = around * (1 + bound_of_rest_) + bound_of_bends_ * largest_bend(samples);
  return most * rounding < threshold;
}

float TruePeak::of(std::span<const float> samples, float threshold) const {
  const float peak = largest(samples.subspan(margin, samples.size() - 2 * margin));
  const float around = std::max({peak, largest(samples.first(margin)), largest(samples.last(margin))});
  if (is_bounded(samples, around, threshold)) return peak;
  float found = peak;
  for (const Level& level : levels) {
    for (const std::size_t phase : level.phases) {
      if (phase != 0) found = std::max(found, between(samples, phases_[phase - 1]));
    }
    if (found * level.hidden < threshold) break;
  }
  return found;
}

}  // namespace rawi
