// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/error.h"
#include "loudness/true_peak.h"

namespace rawi {

/// Amplifies sound and holds its true peak under a ceiling, by turning the level down smoothly before a
/// peak comes (5 ms look-ahead) and up again after it (80 ms). Sound that stays below the ceiling is
/// multiplied by the gain and nothing else. As many samples come out as went in, none delayed.
///
/// Worked in groups of 16 samples. For each group the needed gain is ceiling / true peak; a minimum over
/// the look-ahead, a release and an average over the same length then give a gain that never exceeds
/// any group's need and has no corner sharper than a straight line over one group.
class Limiter {
 public:
  using Output = std::function<Result<void>(std::span<const std::int16_t>)>;

  struct Settings {
    int sample_rate_hz = 22050;
    double gain_db = 0;
    double ceiling_dbtp = -1.5;
  };

  explicit Limiter(const Settings& settings);

  /// Takes any number of samples; what is ready goes to `output`. Fails with the output's error.
  [[nodiscard]] Result<void> write(std::span<const std::int16_t> samples, const Output& output);
  /// The rest.
  [[nodiscard]] Result<void> finish(const Output& output);

  /// The lowest gain that the limiter applied so far, 0..1 (1: it did nothing).
  [[nodiscard]] float deepest() const { return deepest_; }

 private:
  void measure();
  [[nodiscard]] std::span<const float> around_next(std::size_t groups) const;
  [[nodiscard]] bool is_calm() const;
  void pass_on(std::size_t groups);
  [[nodiscard]] float next_gain(float need);
  void emit_group(float next);
  void put_ready(const float* values, std::size_t count);
  void forget();
  [[nodiscard]] Result<void> put_out(const Output& output);

  TruePeak true_peak_;
  float gain_;
  float ceiling_;
  float release_step_;
  std::size_t look_ahead_;      // groups
  std::vector<float> samples_;  // amplified; silence of look_ahead_ + 1 groups stands before the first
  std::size_t to_emit_ = 0;     // where in samples_ the next group to put out begins
  std::size_t to_measure_;      // and the next group to measure
  std::vector<float> needs_;    // of the last look_ahead_ + 1 groups, in turn
  std::vector<float> releases_;  // the same
  std::size_t turn_ = 0;        // the oldest entry of both
  std::size_t calm_ = 0;        // groups without a need, up to the last
  std::size_t groups_before_;   // of silence before the sound, where the gain starts; not put out
  float released_ = 1;
  float smooth_ = 1;            // of the last group
  float node_ = 1;              // gain at the beginning of the next group to put out
  float deepest_ = 1;
  std::size_t taken_ = 0;
  std::size_t given_ = 0;
  std::vector<std::int16_t> ready_;
};

}  // namespace rawi
