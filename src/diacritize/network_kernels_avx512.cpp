// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/network_kernels_x86.h"

#if defined(__x86_64__)
// GCC 12 warns of its own header: it fills unused lanes with a value left undefined (bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#include <immintrin.h>

#include <cstring>

// Every function that uses the instructions says so itself, so that the rest of the program, inline
// functions of the library included, is compiled for any processor.
#define RAWI_AVX512 [[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]]

namespace rawi {
namespace {

RAWI_AVX512 void activate(const std::int16_t* stream, std::size_t count, std::int16_t clamp,
                          std::uint8_t* activations) {
  const __m512i scale = _mm512_set1_epi16(clamp);
  for (std::size_t i = 0; i < count; i += 32) {
    // The rounding of this instruction is that of the format: (a * b + 2^14) >> 15.
    const __m512i scaled = _mm512_mulhrs_epi16(_mm512_loadu_si512(stream + i), scale);
    const __m512i limited =
        _mm512_min_epi16(_mm512_max_epi16(scaled, _mm512_setzero_si512()), _mm512_set1_epi16(127));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(activations + i), _mm512_cvtepi16_epi8(limited));
  }
}

/// (sum * multiplier + 2^23) >> 24 with products of 64 bits: even and odd lanes apart.
RAWI_AVX512 inline __m512i rescale(__m512i sum, __m512i multiplier) {
  const __m512i half = _mm512_set1_epi64(1 << 23);
  const __m512i even = _mm512_add_epi64(_mm512_mul_epi32(sum, multiplier), half);
  const __m512i odd = _mm512_add_epi64(
      _mm512_mul_epi32(_mm512_srli_epi64(sum, 32), _mm512_srli_epi64(multiplier, 32)), half);
  // Only the 32 bits from bit 24 on are wanted, so that a logical shift will do.
  return _mm512_mask_blend_epi32(0xAAAA, _mm512_srli_epi64(even, 24), _mm512_slli_epi64(odd, 8));
}

/// `rows` rows times `blocks` blocks of 16 outputs, kept in registers.
template <std::size_t rows, std::size_t blocks>
RAWI_AVX512 void tile(const PackedLayer& layer, const std::uint8_t* activations, std::size_t first,
                      std::int32_t* result) {
  const std::size_t block_size = PackedLayer::block * layer.taps * layer.inputs;
  const std::int8_t* weights = layer.weights.data() + first / PackedLayer::block * block_size;
  __m512i sums[rows][blocks];
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t b = 0; b < blocks; ++b) sums[r][b] = _mm512_setzero_si512();
  }
  for (std::size_t tap = 0; tap < layer.taps; ++tap) {
    const std::uint8_t* row = activations + tap * layer.dilation * layer.inputs;
    for (std::size_t i = 0; i < layer.inputs; i += 4, weights += 64) {
      __m512i w[blocks];
      for (std::size_t b = 0; b < blocks; ++b) w[b] = _mm512_loadu_si512(weights + b * block_size);
      for (std::size_t r = 0; r < rows; ++r) {
        std::int32_t four;
        std::memcpy(&four, row + r * layer.inputs + i, sizeof four);
        const __m512i q = _mm512_set1_epi32(four);
        for (std::size_t b = 0; b < blocks; ++b)
          sums[r][b] = _mm512_dpbusd_epi32(sums[r][b], q, w[b]);
      }
    }
  }
  for (std::size_t b = 0; b < blocks; ++b) {
    const std::size_t at = first + b * PackedLayer::block;
    const __m512i bias = _mm512_loadu_si512(layer.bias.data() + at);
    const __m512i multiplier = _mm512_loadu_si512(layer.multiplier.data() + at);
    for (std::size_t r = 0; r < rows; ++r) {
      _mm512_storeu_si512(result + r * layer.outputs + at,
                          rescale(_mm512_add_epi32(sums[r][b], bias), multiplier));
    }
  }
}

template <std::size_t rows>
RAWI_AVX512 void convolve_rows(const PackedLayer& layer, const std::uint8_t* activations,
                               std::int32_t* result) {
  std::size_t first = 0;
  for (; first + 2 * PackedLayer::block <= layer.outputs; first += 2 * PackedLayer::block) {
    tile<rows, 2>(layer, activations, first, result);
  }
  if (first < layer.outputs) tile<rows, 1>(layer, activations, first, result);
}

RAWI_AVX512 void convolve(const PackedLayer& layer, const std::uint8_t* activations,
                          std::size_t rows, std::int32_t* result) {
  constexpr std::size_t most = 8;
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
    case 5:
      return convolve_rows<5>(layer, activations, result);
    case 6:
      return convolve_rows<6>(layer, activations, result);
    case 7:
      return convolve_rows<7>(layer, activations, result);
    default:
      return;
  }
}

RAWI_AVX512 void add(std::int16_t* stream, const std::int32_t* values, std::size_t count) {
  for (std::size_t i = 0; i < count; i += 16) {
    auto* at = reinterpret_cast<__m256i*>(stream + i);
    const __m512i sum = _mm512_add_epi32(_mm512_cvtepi16_epi32(_mm256_loadu_si256(at)),
                                         _mm512_loadu_si512(values + i));
    _mm256_storeu_si256(at, _mm512_cvtsepi32_epi16(sum));
  }
}

}  // namespace

const NetworkKernels& avx512_kernels() {
  static const NetworkKernels kernels = {"avx512vnni", false, activate, convolve, add};
  return kernels;
}

}  // namespace rawi
#endif
