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

/// The sums of `rows` rows and 4 outputs over one tap. Products of 16 bits summed in 32 are a loop
/// that compilers know how to vectorize for any processor, and with 4 x `rows` sums at once each
/// value that was loaded serves several of them.
template <std::size_t rows>
void add_tile(const std::int16_t* activations, std::size_t row, const std::int16_t* weights,
              std::size_t output, std::size_t count, std::int32_t (&sums)[rows][4]) {
  std::int32_t sum[rows][4] = {};
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t o = 0; o < 4; ++o)
        sum[r][o] += activations[r * row + i] * weights[o * output + i];
    }
  }
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t o = 0; o < 4; ++o) sums[r][o] += sum[r][o];
  }
}

/// `rows` rows times one block of 16 outputs.
template <std::size_t rows>
void convolve_rows(const PackedLayer& layer, const std::int16_t* activations,
                   const std::int16_t* weights, std::size_t first, std::int32_t* result) {
  for (std::size_t o = 0; o < PackedLayer::block; o += 4) {
    std::int32_t sums[rows][4] = {};
    for (std::size_t tap = 0; tap < layer.taps; ++tap) {
      add_tile<rows>(activations + tap * layer.dilation * layer.inputs, layer.inputs,
                     weights + (o * layer.taps + tap) * layer.inputs, layer.taps * layer.inputs,
                     layer.inputs, sums);
    }
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t k = 0; k < 4; ++k) {
        const std::size_t at = first + o + k;
        const std::int64_t sum = std::int64_t{layer.bias[at]} + sums[r][k];
        result[r * layer.outputs + at] =
            static_cast<std::int32_t>((sum * layer.multiplier[at] + (1 << 23)) >> 24);
      }
    }
  }
}

void convolve(const PackedLayer& layer, const std::uint8_t* activations, std::size_t rows,
              std::int32_t* result) {
  const std::size_t inputs = layer.inputs, reach = (layer.taps - 1) * layer.dilation;
  const std::vector<std::int16_t> wide(activations, activations + (rows + reach) * inputs);
  for (std::size_t first = 0; first < layer.outputs; first += PackedLayer::block) {
    const std::int16_t* weights = layer.wide.data() + first * layer.taps * inputs;
    std::size_t r = 0;
    for (; r + 3 <= rows; r += 3) {
      convolve_rows<3>(layer, wide.data() + r * inputs, weights, first, result + r * layer.outputs);
    }
    for (; r < rows; ++r) {
      convolve_rows<1>(layer, wide.data() + r * inputs, weights, first, result + r * layer.outputs);
    }
  }
}

void add(std::int16_t* stream, const std::int32_t* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    stream[i] = static_cast<std::int16_t>(std::clamp(stream[i] + values[i], -32768, 32767));
  }
}

}  // namespace

PackedLayer::PackedLayer(const NetworkLayer& layer, bool wide_weights,
                         std::pmr::memory_resource* memory)
    : inputs(layer.inputs),
      outputs((layer.outputs + block - 1) / block * block),
      taps(layer.taps),
      dilation(layer.dilation),
      clamp(layer.clamp),
      weights(memory),
      wide(memory),
      bias(layer.bias.begin(), layer.bias.end()),
      multiplier(layer.multiplier.begin(), layer.multiplier.end()) {
  bias.resize(outputs);
  multiplier.resize(outputs);
  const std::size_t row = taps * inputs;  // weights of one output; taps and inputs are one index
  if (wide_weights) {
    wide.assign(layer.weights.begin(), layer.weights.end());
    wide.resize(outputs * row);
    return;
  }
  weights.resize(outputs * row);
  for (std::size_t o = 0; o < layer.outputs; ++o) {
    std::int8_t* to = weights.data() + o / block * block * row + o % block * 4;
    for (std::size_t i = 0; i < row; i += 4, to += 4 * block) {
      std::copy_n(layer.weights.data() + o * row + i, 4, to);
    }
  }
}

const NetworkKernels& generic_kernels() {
  static const NetworkKernels kernels = {"generic", true, activate, convolve, add};
  return kernels;
}

}  // namespace rawi
