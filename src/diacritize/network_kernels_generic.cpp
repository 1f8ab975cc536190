// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

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

// Products of 16 bits summed in 32: a loop that compilers know how to vectorize for any processor.
std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t count) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += a[i] * b[i];
  return sum;
}

/// The weights of 16 outputs in 16 bits, one output after the other.
std::vector<std::int16_t> wide_block(const PackedLayer& layer, std::size_t first) {
  const std::size_t row = layer.taps * layer.inputs;
  const std::int8_t* packed = layer.weights.data() + first * row;
  std::vector<std::int16_t> wide(PackedLayer::block * row);
  for (std::size_t i = 0; i < row; i += 4) {
    for (std::size_t o = 0; o < PackedLayer::block; ++o) {
      for (std::size_t k = 0; k < 4; ++k)
        wide[o * row + i + k] = static_cast<std::int16_t>(
            *packed++);  // NOLINT(bugprone-signed-char-misuse): numbers, no characters
    }
  }
  return wide;
}

void convolve(const PackedLayer& layer, const std::uint8_t* activations, std::size_t rows,
              std::int32_t* result) {
  const std::size_t inputs = layer.inputs, reach = (layer.taps - 1) * layer.dilation;
  const std::vector<std::int16_t> wide(activations, activations + (rows + reach) * inputs);
  for (std::size_t first = 0; first < layer.outputs; first += PackedLayer::block) {
    const std::vector<std::int16_t> weights = wide_block(layer, first);
    for (std::size_t at = 0; at < rows * PackedLayer::block; ++at) {
      const std::size_t r = at / PackedLayer::block, o = at % PackedLayer::block;
      std::int64_t sum = layer.bias[first + o];
      for (std::size_t tap = 0; tap < layer.taps; ++tap) {
        sum += dot(wide.data() + (r + tap * layer.dilation) * inputs,
                   weights.data() + (o * layer.taps + tap) * inputs, inputs);
      }
      const std::int64_t scaled = sum * layer.multiplier[first + o] + (1 << 23);
      result[r * layer.outputs + first + o] = static_cast<std::int32_t>(scaled >> 24);
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
