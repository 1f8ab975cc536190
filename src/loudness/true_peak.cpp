// SPDX-License-Identifier: GPL-3.0-or-later
#include "loudness/true_peak.h"

#include <algorithm>
#include <cmath>
#include <numbers>

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
  }
}

float TruePeak::of(std::span<const float> samples, float threshold) const {
  float largest = 0;
  for (const float sample : samples) largest = std::max(largest, std::abs(sample));
  float peak = 0;
  const std::size_t end = samples.size() - margin;
  for (std::size_t i = margin; i < end; ++i) peak = std::max(peak, std::abs(samples[i]));
  if (largest * bound_ < threshold) return peak;
  // Every gap that touches one of the samples.
  for (std::size_t i = margin - 1; i < end; ++i) {
    const float* window = samples.data() + i - (margin - 1);
    for (const auto& filter : phases_) {
      float value = 0;
      for (std::size_t tap = 0; tap < taps; ++tap) value += filter[tap] * window[tap];
      peak = std::max(peak, std::abs(value));
    }
  }
  return peak;
}

}  // namespace rawi
