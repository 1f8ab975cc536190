// SPDX-License-Identifier: GPL-3.0-or-later
#include "loudness/k_weighting.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "loudness/wide.h"

namespace rawi {
namespace {

constexpr std::size_t lanes = KWeighting::lanes;
/// What one register of AVX2 holds; without it two take its place.
using Quad [[gnu::vector_size(4 * sizeof(double))]] = double;
constexpr std::size_t quads = lanes / 4;
using Row = std::array<Quad, quads>;  ///< one value of each lane

constexpr std::size_t tile = 16;  // samples of each lane that are filtered at a time
using Tile = std::array<Row, tile>;

/// The next samples of each lane, which lie `apart`; the first `count` of a tile are filled.
void take(const std::int16_t* from, std::size_t apart, std::size_t count, Tile& rows) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    for (std::size_t i = 0; i < count; ++i) {
      rows[i][lane / 4][lane % 4] = from[lane * apart + i];
    }
  }
}

/// What a filter remembers, in the transposed direct form II.
struct Memory {
  Row first{};
  Row second{};
};

}  // namespace

// The formulas of the standard's filters for any rate: B. Neunaber's, as in libebur128.
KWeighting::Biquad KWeighting::shelf(int sample_rate_hz) {
  const double k = std::tan(std::numbers::pi * 1681.974450955533 / sample_rate_hz);
  const double q = 0.7071752369554196;
  const double high = std::pow(10.0, 3.999843853973347 / 20);
  const double band = std::pow(high, 0.4996667741545416);
  const double a0 = 1 + k / q + k * k;
  const double b0 = high + band * k / q + k * k;
  return {b0 / a0,
          {2 * (k * k - high) / b0, (high - band * k / q + k * k) / b0},
          {2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0}};
}

KWeighting::Biquad KWeighting::high_pass(int sample_rate_hz) {
  const double k = std::tan(std::numbers::pi * 38.13547087602444 / sample_rate_hz);
  const double q = 0.5003270373238773;
  const double a0 = 1 + k / q + k * k;
  return {1, {-2, 1}, {2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0}};
}

KWeighting::KWeighting(int sample_rate_hz)
    : step_(static_cast<std::size_t>((sample_rate_hz + 5) / 10)),
      shelf_(shelf(sample_rate_hz)),
      high_pass_(high_pass(sample_rate_hz)) {
  const double scale = shelf_.gain * high_pass_.gain / 32768;
  scale_ = scale * scale;
}

/// The filters of all lanes.
class KWeighting::Lanes {
 public:
  explicit Lanes(const KWeighting& weighting)
      : shelf_(weighting.shelf_), high_pass_(weighting.high_pass_) {}

  /// Sums of the squares of the next `count` samples of each lane, which lie `apart`.
  Row run(const std::int16_t* from, std::size_t apart, std::size_t count) {
    Row sums{};
    Tile rows;
    // Kept at hand: the compiler can't know that nothing else writes to the members.
    Memory of_shelf = of_shelf_, of_high_pass = of_high_pass_;
    for (std::size_t done = 0; done < count; done += tile) {
      const std::size_t now = std::min(tile, count - done);
      take(from + done, apart, now, rows);
      for (std::size_t i = 0; i < now; ++i) {
        for (std::size_t p = 0; p < quads; ++p) {
          Quad& value = rows[i][p];
          filter(shelf_, of_shelf, p, value);
          filter(high_pass_, of_high_pass, p, value);
          sums[p] += value * value;
        }
      }
    }
    of_shelf_ = of_shelf;
    of_high_pass_ = of_high_pass;
    return sums;
  }

 private:
  static void filter(const Biquad& biquad, Memory& memory, std::size_t p, Quad& value) {
    const Quad in = value;
    const Quad out = in + memory.first[p];
    memory.first[p] = biquad.forward[0] * in + memory.second[p] - biquad.back[0] * out;
    memory.second[p] = biquad.forward[1] * in - biquad.back[1] * out;
    value = out;
  }

  Biquad shelf_;
  Biquad high_pass_;
  Memory of_shelf_;
  Memory of_high_pass_;
};

RAWI_WIDE KWeighting::Energies KWeighting::energies(std::span<const std::int16_t> samples,
                                          std::size_t steps) const {
  Energies energies{};
  Lanes filters(*this);
  const std::size_t apart = steps * step_;
  const std::int16_t* from = samples.data();
  static_cast<void>(filters.run(from, apart, step_));
  for (std::size_t step = 0; step < steps; ++step) {
    from += step_;
    const Row sums = filters.run(from, apart, step_);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      energies[lane][step] = sums[lane / 4][lane % 4] * scale_;
    }
  }
  return energies;
}

}  // namespace rawi
