// SPDX-License-Identifier: GPL-3.0-or-later
#include "loudness/gating.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rawi {
namespace {

constexpr double absolute_gate_lufs = -70;
constexpr double relative_gate = 0.1;  // 10 LU
constexpr double class_lu = 0.1;
constexpr std::size_t classes = 1000;  // up to +30 LUFS

double power_of(double lufs) { return std::pow(10.0, (lufs + 0.691) / 10); }
double lufs_of(double power) { return 10 * std::log10(power) - 0.691; }

/// Where the classes begin, and the mean power that stands for each: the middle in LU.
struct Classes {
  std::array<double, classes> begins{};
  std::array<double, classes> middles{};

  Classes() {
    for (std::size_t i = 0; i < classes; ++i) {
      const double begin = absolute_gate_lufs + class_lu * static_cast<double>(i);
      begins[i] = power_of(begin);
      middles[i] = power_of(begin + class_lu / 2);
    }
  }

  /// Of a power that passes the absolute gate.
  [[nodiscard]] std::size_t of(double power) const {
    return static_cast<std::size_t>(std::upper_bound(begins.begin() + 1, begins.end(), power) -
                                    begins.begin() - 1);
  }
};

const Classes& all_classes() {
  static const Classes all;
  return all;
}

}  // namespace

Gating::Gating(std::size_t step_samples)
    : block_samples_(static_cast<double>(steps_of_block * step_samples)), blocks_(classes) {}

void Gating::add(double energy) {
  last_[steps_++ % steps_of_block] = energy;
  if (steps_ < steps_of_block) return;
  const double power = std::accumulate(last_.begin(), last_.end(), 0.0) / block_samples_;
  if (power >= all_classes().begins.front()) ++blocks_[all_classes().of(power)];
}

std::optional<double> Gating::integrated_lufs() const {
  const Classes& all = all_classes();
  const auto mean_from = [&](std::size_t first) -> std::optional<double> {
    double power = 0;
    double count = 0;
    for (std::size_t i = first; i < classes; ++i) {
      power += static_cast<double>(blocks_[i]) * all.middles[i];
      count += static_cast<double>(blocks_[i]);
    }
    if (count == 0) return std::nullopt;
    return power / count;
  };
  const auto ungated = mean_from(0);
  if (!ungated) return std::nullopt;
  const double gate = *ungated * relative_gate;
  const auto first = std::lower_bound(all.middles.begin(), all.middles.end(), gate);
  return lufs_of(*mean_from(static_cast<std::size_t>(first - all.middles.begin())));
}

}  // namespace rawi
