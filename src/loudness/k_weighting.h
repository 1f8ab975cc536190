// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace rawi {

/// The energy of K-weighted sound (ITU-R BS.1770-4, annex 1: a shelf for the head, then a high pass), in
/// steps of 100 ms. A filter waits for its own last value, so eight stretches of the sound are filtered
/// side by side; each begins one step early from silence, by when nothing of what was before is left:
/// the high pass forgets all but 1e-9 within a step.
class KWeighting {
 public:
  static constexpr std::size_t lanes = 8;
  static constexpr std::size_t most_steps = 10;  ///< of one lane
  using Energies = std::array<std::array<double, most_steps>, lanes>;

  explicit KWeighting(int sample_rate_hz);

  /// Samples of a step.
  [[nodiscard]] std::size_t step() const { return step_; }

  /// Sums of the squares of each step, full scale being 1: lane l holds the steps [l * steps,
  /// (l + 1) * steps) behind the first. `samples` are one step before them, which is not summed, and
  /// lanes * steps more; `steps` is at most most_steps.
  [[nodiscard]] Energies energies(std::span<const std::int16_t> samples, std::size_t steps) const;

 private:
  /// A filter of second order: out = gain * (in + forward on the two values before) - back on the two
  /// results before.
  struct Biquad {
    double gain;  ///< is left for the sums
    std::array<double, 2> forward;
    std::array<double, 2> back;
  };
  static Biquad shelf(int sample_rate_hz);
  static Biquad high_pass(int sample_rate_hz);

  class Lanes;

  std::size_t step_;
  Biquad shelf_;
  Biquad high_pass_;
  double scale_;  ///< of the sums
};

}  // namespace rawi
