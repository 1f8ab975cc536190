// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace rawi {

/// Integrated loudness of mono sound after EBU R 128 (ITU-R BS.1770: K-weighted, gated), in constant
/// memory; its steps are 0.1 LU.
class LoudnessMeter {
 public:
  explicit LoudnessMeter(int sample_rate_hz);

  void add(std::span<const std::int16_t> samples);

  /// LUFS; nothing for sound that is shorter than 0.4 s or silent throughout.
  [[nodiscard]] std::optional<double> integrated_lufs() const;

  /// The largest sample so far, 0..1.
  [[nodiscard]] double sample_peak() const { return peak_ / 32768.0; }

  LoudnessMeter(LoudnessMeter&&) noexcept;
  LoudnessMeter& operator=(LoudnessMeter&&) noexcept;
  LoudnessMeter(const LoudnessMeter&) = delete;
  LoudnessMeter& operator=(const LoudnessMeter&) = delete;
  ~LoudnessMeter();

 private:
  struct State;
  std::unique_ptr<State> state_;
  int peak_ = 0;
};

}  // namespace rawi
