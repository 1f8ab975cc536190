// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace rawi {

/// The gate of ITU-R BS.1770-4, annex 1: of all blocks of 400 ms, which overlap by 300 ms, those count
/// that are louder than -70 LUFS, and of these those that are at most 10 LU below their mean. Blocks are
/// counted in classes of 0.1 LU, in constant memory.
class Gating {
 public:
  /// How many samples a step of 100 ms has.
  explicit Gating(std::size_t step_samples);

  /// The next step, by the sum of its squared K-weighted samples.
  void add(double energy);

  /// LUFS; nothing where no block is louder than -70 LUFS.
  [[nodiscard]] std::optional<double> integrated_lufs() const;

 private:
  static constexpr std::size_t steps_of_block = 4;

  double block_samples_;
  std::array<double, steps_of_block> last_{};
  std::size_t steps_ = 0;
  std::vector<std::uint64_t> blocks_;  // in each class
};

}  // namespace rawi
