// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/error.h"
#include "synthesize/synthesize.h"

namespace rawi {

/// Samples [begin, end) in which something is heard.
struct Sounding {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// Counts the samples that go into a sink, adds silence, and remembers where there was sound since the
/// last call of `listen`.
class Tape {
 public:
  Tape(const SampleSink& sink, int sample_rate_hz) : sink_(sink), sample_rate_hz_(sample_rate_hz) {}

  [[nodiscard]] Result<void> silence(int ms);
  [[nodiscard]] Result<void> write(std::span<const std::int16_t> samples);

  /// Forgets what was heard so far.
  void listen() { heard_.clear(); }
  /// The stretches of sound, with at least 30 ms of silence between them.
  [[nodiscard]] const std::vector<Sounding>& heard() const { return heard_; }

  [[nodiscard]] std::int64_t samples() const { return samples_; }

 private:
  void hear(std::span<const std::int16_t> samples);

  const SampleSink& sink_;
  int sample_rate_hz_;
  std::int64_t samples_ = 0;
  std::vector<Sounding> heard_;
};

}  // namespace rawi
