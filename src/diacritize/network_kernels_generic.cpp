// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "diacritize/network_kernels.h"

namespace rawi {
namespace {

void activate(const std::int16_t* stream, std::size_t count, std::int16_t clamp,
              std::uint8_t* activations) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t scaled = (stream[i] * clamp + (1 << 14)) >> 15;
    activations[i] = static_cast<std::uint8_t>(std::clamp(scaled, 0, 127));
  }
}

using Sums = std::array<std::int32_t, PackedLayer::block>;

/// One row times one block of weights, all inputs of a tap.
void accumulate(const std::uint8_t* row, const std::int8_t* weights, std::size_t inputs,
                Sums& sums) {
  for (std::size_t i = 0; i < inputs; i += 4, weights += 4 * PackedLayer::block) {
    for (std::size_t o = 0; o < PackedLayer::block; ++o) {
      const std::int8_t* w = weights + 4 * o;
      sums[o] += row[i] * w[0] + row[i + 1] * w[1] + row[i + 2] * w[2] + row[i + 3] * w[3];
    }
  }
}

void convolve(const PackedLayer& layer, const std::uint8_t* activations, std::size_t rows,
              std::int32_t* result) {
  const std::size_t block_size = PackedLayer::block * layer.taps * layer.inputs;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t first = 0; first < layer.outputs; first += PackedLayer::block) {
      const std::int8_t* weights = layer.weights.data() + first / PackedLayer::block * block_size;
      Sums sums{};
      for (std::size_t tap = 0; tap < layer.taps; ++tap) {
        accumulate(activations + (r + tap * layer.dilation) * layer.inputs,
                   weights + tap * PackedLayer::block * layer.inputs, layer.inputs, sums);
      }
      for (std::size_t o = 0; o < PackedLayer::block; ++o) {
        const std::int64_t sum = sums[o] + layer.bias[first + o];
        const std::int64_t scaled = sum * layer.multiplier[first + o] + (1 << 23);
        result[r * layer.outputs + first + o] = static_cast<std::int32_t>(scaled >> 24);
      }
    }
  }
}

void add(std::int16_t* stream, const std::int32_t* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    stream[i] = static_cast<std::int16_t>(std::clamp(stream[i] + values[i], -32768, 32767));
  }
}

}  // namespace

PackedLayer::PackedLayer(const NetworkLayer& layer)
    : inputs(layer.inputs),
      outputs((layer.outputs + block - 1) / block * block),
      taps(layer.taps),
      dilation(layer.dilation),
      clamp(layer.clamp),
      weights(outputs * taps * inputs),
      bias(layer.bias.begin(), layer.bias.end()),
      multiplier(layer.multiplier.begin(), layer.multiplier.end()) {
  bias.resize(outputs);
  multiplier.resize(outputs);
  const std::size_t row = taps * inputs;  // weights of one output; taps and inputs are one index
  for (std::size_t o = 0; o < layer.outputs; ++o) {
    std::int8_t* to = weights.data() + o / block * block * row + o % block * 4;
    for (std::size_t i = 0; i < row; i += 4, to += 4 * block) {
      std::copy_n(layer.weights.data() + o * row + i, 4, to);
    }
  }
}

const NetworkKernels& generic_kernels() {
  static const NetworkKernels kernels = {"generic", activate, convolve, add};
  return kernels;
}

}  // namespace rawi
