// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "diacritize/network_file.h"

namespace rawi {

/// A layer with its weights in the order in which the kernels read them. Outputs are filled up with
/// zeros.
struct PackedLayer {
  static constexpr std::size_t block = 16;

  /// Fills `wide` for kernels that read 16 bits, else `weights`; they lie in `memory`, which must outlive it.
  PackedLayer(const NetworkLayer& layer, bool wide_weights,
              std::pmr::memory_resource* memory = std::pmr::get_default_resource());

  std::size_t inputs;
  std::size_t outputs;  ///< a multiple of `block`
  std::size_t taps;
  std::size_t dilation;
  std::int16_t clamp;
  std::pmr::vector<std::int8_t> weights;  ///< blocks of 16 outputs; in a block for each tap and each
                                          ///< four inputs the 16 x 4 weights
  std::pmr::vector<std::int16_t> wide;    ///< one output after the other
  std::vector<std::int32_t> bias;
  std::vector<std::int32_t> multiplier;
};

/// The inner loops of the network. Every set of kernels gives the same numbers (training/FORMAT.md,
/// section 4): whole numbers that never leave their range have only one sum.
struct NetworkKernels {
  std::string_view name;
  bool wide_weights;  ///< reads PackedLayer::wide

  /// Activations of `count` stream values (a multiple of 32).
  void (*activate)(const std::int16_t* stream, std::size_t count, std::int16_t clamp,
                   std::uint8_t* activations);

  /// The convolution at `rows` positions. `activations` is the first row of the first tap; rows lie
  /// `inputs` apart, taps `dilation` rows. `result` has `outputs` values a row.
  void (*convolve)(const PackedLayer& layer, const std::uint8_t* activations, std::size_t rows,
                   std::int32_t* result);

  /// stream += values, saturated; `count` is a multiple of 16.
  void (*add)(std::int16_t* stream, const std::int32_t* values, std::size_t count);
};

/// Kernels in plain C++, for any processor.
[[nodiscard]] const NetworkKernels& generic_kernels();

/// Every set that this processor can run, the fastest first.
[[nodiscard]] const std::vector<const NetworkKernels*>& usable_kernels();

}  // namespace rawi
