// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/checksum.h"

#include <zlib.h>

#if defined(__x86_64__)
#include <immintrin.h>

#include <array>
#endif

namespace rawi {
namespace {

std::uint32_t by_zlib(std::string_view bytes, std::uint32_t before) {
  return static_cast<std::uint32_t>(
      crc32_z(before, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

#if defined(__x86_64__)
#define RAWI_CLMUL [[gnu::target("pclmul,sse4.1")]]

constexpr std::size_t lane = 16, step = 4 * lane;

RAWI_CLMUL inline __m128i load(const char* at) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}

/// Moves a remainder past the bytes that `factors` stand for, onto the next ones.
RAWI_CLMUL inline __m128i fold(__m128i remainder, __m128i factors, __m128i next) {
  const __m128i low = _mm_clmulepi64_si128(remainder, factors, 0x00);
  const __m128i high = _mm_clmulepi64_si128(remainder, factors, 0x11);
  return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

/// V. Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel 2009:
/// all but the last bytes are folded into 16 with the same remainder. Takes at least `step` bytes.
RAWI_CLMUL std::uint32_t by_folding(std::string_view bytes, std::uint32_t before) {
  // x to the powers of 4 * 128 + 32, 4 * 128 - 32, 128 + 32 and 128 - 32, bits reflected.
  const __m128i four_lanes = _mm_set_epi64x(0x01c6e41596, 0x0154442bd4);
  const __m128i one_lane = _mm_set_epi64x(0x00ccaa009e, 0x01751997d0);
  const char* at = bytes.data();
  __m128i sums[] = {load(at), load(at + lane), load(at + 2 * lane), load(at + 3 * lane)};
  sums[0] = _mm_xor_si128(sums[0], _mm_cvtsi32_si128(static_cast<int>(~before)));
  std::size_t left = bytes.size() - step;
  for (at += step; left >= step; at += step, left -= step) {
    for (std::size_t i = 0; i < 4; ++i) sums[i] = fold(sums[i], four_lanes, load(at + i * lane));
  }
  __m128i sum = fold(sums[0], one_lane, sums[1]);
  sum = fold(sum, one_lane, sums[2]);
  sum = fold(sum, one_lane, sums[3]);
  std::array<char, lane> folded;
  _mm_storeu_si128(reinterpret_cast<__m128i*>(folded.data()), sum);
  // zlib begins with the complement of what it is given: here with zero.
  return by_zlib({at, left}, by_zlib({folded.data(), folded.size()}, ~0U));
}
#endif

}  // namespace

std::uint32_t crc32_of(std::string_view bytes, std::uint32_t before) {
#if defined(__x86_64__)
  static const bool multiplies = __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1");
  if (multiplies && bytes.size() >= step) return by_folding(bytes, before);
#endif
  return by_zlib(bytes, before);
}

}  // namespace rawi
