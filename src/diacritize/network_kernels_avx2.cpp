// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/network_kernels_x86.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include <cstring>

#define RAWI_AVX2 [[gnu::target("avx2")]]  // see network_kernels_avx512.cpp

namespace rawi {
namespace {

RAWI_AVX2 inline __m256i load(const void* at) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(at));
}

RAWI_AVX2 inline void store(void* at, __m256i value) {
  _mm256_storeu_si256(static_cast<__m256i*>(at), value);
}

RAWI_AVX2 void activate(const std::int16_t* stream, std::size_t count, std::int16_t clamp,
                        std::uint8_t* activations) {
  const __m256i scale = _mm256_set1_epi16(clamp), most = _mm256_set1_epi8(127);
  for (std::size_t i = 0; i < count; i += 32) {
    // The rounding of this instruction is that of the format: (a * b + 2^14) >> 15.
    const __m256i low = _mm256_mulhrs_epi16(load(stream + i), scale);
    const __m256i high = _mm256_mulhrs_epi16(load(stream + i + 16), scale);
    const __m256i packed = _mm256_permute4x64_epi64(_mm256_packus_epi16(low, high), 0xD8);
    store(activations + i, _mm256_min_epu8(packed, most));
  }
}

/// (sum * multiplier + 2^23) >> 24 with products of 64 bits: even and odd lanes apart.
RAWI_AVX2 inline __m256i rescale(__m256i sum, __m256i multiplier) {
  const __m256i half = _mm256_set1_epi64x(1 << 23);
  const __m256i even = _mm256_add_epi64(_mm256_mul_epi32(sum, multiplier), half);
  const __m256i odd = _mm256_add_epi64(
      _mm256_mul_epi32(_mm256_srli_epi64(sum, 32), _mm256_srli_epi64(multiplier, 32)), half);
  // Only the 32 bits from bit 24 on are wanted, so that a logical shift will do.
  return _mm256_blend_epi32(_mm256_srli_epi64(even, 24), _mm256_slli_epi64(odd, 8), 0xAA);
}

/// `rows` rows times one block of 16 outputs, kept in registers.
template <std::size_t rows>
RAWI_AVX2 void tile(const PackedLayer& layer, const std::uint8_t* activations, std::size_t first,
                    std::int32_t* result) {
  const std::int8_t* weights = layer.weights.data() + first * layer.taps * layer.inputs;
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i sums[rows][2];
  for (std::size_t r = 0; r < rows; ++r) sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  for (std::size_t tap = 0; tap < layer.taps; ++tap) {
    const std::uint8_t* row = activations + tap * layer.dilation * layer.inputs;
    for (std::size_t i = 0; i < layer.inputs; i += 4, weights += 64) {
      const __m256i w[2] = {load(weights), load(weights + 32)};
      for (std::size_t r = 0; r < rows; ++r) {
        std::int32_t four;
        std::memcpy(&four, row + r * layer.inputs + i, sizeof four);
        const __m256i q = _mm256_set1_epi32(four);
        for (std::size_t b = 0; b < 2; ++b) {
          // Pairs fit 16 bits: activations are at most 127.
          const __m256i pairs = _mm256_maddubs_epi16(q, w[b]);
          sums[r][b] = _mm256_add_epi32(sums[r][b], _mm256_madd_epi16(pairs, ones));
        }
      }
    }
  }
  for (std::size_t b = 0; b < 2; ++b) {
    const std::size_t at = first + 8 * b;
    const __m256i bias = load(layer.bias.data() + at);
    const __m256i multiplier = load(layer.multiplier.data() + at);
    for (std::size_t r = 0; r < rows; ++r) {
      store(result + r * layer.outputs + at,
            rescale(_mm256_add_epi32(sums[r][b], bias), multiplier));
    }
  }
}

template <std::size_t rows>
RAWI_AVX2 void convolve_rows(const PackedLayer& layer, const std::uint8_t* activations,
                             std::int32_t* result) {
  for (std::size_t first = 0; first < layer.outputs; first += PackedLayer::block) {
    tile<rows>(layer, activations, first, result);
  }
}

RAWI_AVX2 void convolve(const PackedLayer& layer, const std::uint8_t* activations, std::size_t rows,
                        std::int32_t* result) {
  constexpr std::size_t most = 5;
  std::size_t r = 0;
  for (; r + most <= rows; r += most) {
    convolve_rows<most>(layer, activations + r * layer.inputs, result + r * layer.outputs);
  }
  activations += r * layer.inputs;
  result += r * layer.outputs;
  switch (rows - r) {
    case 1:
      return convolve_rows<1>(layer, activations, result);
    case 2:
      return convolve_rows<2>(layer, activations, result);
    case 3:
      return convolve_rows<3>(layer, activations, result);
    case 4:
      return convolve_rows<4>(layer, activations, result);
    default:
      return;
  }
}

RAWI_AVX2 void add(std::int16_t* stream, const std::int32_t* values, std::size_t count) {
  for (std::size_t i = 0; i < count; i += 16) {
    const __m256i old = load(stream + i);
    const __m256i low = _mm256_cvtepi16_epi32(_mm256_castsi256_si128(old));
    const __m256i high = _mm256_cvtepi16_epi32(_mm256_extracti128_si256(old, 1));
    const __m256i packed = _mm256_packs_epi32(_mm256_add_epi32(low, load(values + i)),
                                              _mm256_add_epi32(high, load(values + i + 8)));
    store(stream + i, _mm256_permute4x64_epi64(packed, 0xD8));
  }
}

}  // namespace

const NetworkKernels& avx2_kernels() {
  static const NetworkKernels kernels = {"avx2", false, activate, convolve, add};
  return kernels;
}

}  // namespace rawi
#endif
