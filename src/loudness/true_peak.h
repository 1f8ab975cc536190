// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace rawi {

/// The peak of the sound between samples, as a converter would play it: eight-fold oversampling with
/// a windowed sinc. (ITU-R BS.1770-4 annex 2 asks for four-fold at 48 kHz; at 22 kHz, where more of
/// the voice lies near the top of the band, four-fold would read up to 0.7 dB too little.)
class TruePeak {
 public:
  /// Samples before and after the looked-at ones that the filter needs.
  static constexpr std::size_t margin = 12;

  TruePeak();

  /// The largest |value| at or between samples [margin, size - margin), and half-way into the gaps
  /// at both ends; needs size > 2 * margin. `samples` are any scale.
  /// Looks closer, from two-fold to eight-fold, only as long as the peak might reach `threshold`; below
  /// it the result is only known to be below.
  [[nodiscard]] float of(std::span<const float> samples, float threshold = 0) const;

  /// Whether the samples alone show that `of` finds nothing as high as `threshold`: between samples, the
  /// sound can only be higher than they are where they bend. True of most sound, and found much sooner.
  [[nodiscard]] bool stays_below(std::span<const float> samples, float threshold) const;

 private:
  static constexpr std::size_t factor = 8;
  static constexpr std::size_t taps = 2 * margin;
  std::array<std::array<float, taps>, factor - 1> phases_{};
  void bound_by_bends(const std::array<float, taps>& filter, double fraction);
  [[nodiscard]] bool is_bounded(std::span<const float> samples, float around, float threshold) const;

  float bound_ = 1;  ///< the interpolated peak is at most this times the largest sample
  // And at most (1 + rest) times the largest sample and bends times the largest second difference.
  float bound_of_rest_ = 0;
  float bound_of_bends_ = 0;
};

}  // namespace rawi
