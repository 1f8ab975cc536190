// SPDX-License-Identifier: GPL-3.0-or-later
#include "loudness/true_peak.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <vector>

using namespace rawi;

namespace {

/// Noise through a low pass of that strength: 0 leaves it as it is, near 1 almost nothing bends.
std::vector<float> noise(double smoothness, std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> value(-20000, 20000);
  std::vector<float> samples(count);
  double kept = 0;
  for (float& sample : samples) {
    kept = smoothness * kept + (1 - smoothness) * value(random);
    sample = static_cast<float>(kept);
  }
  return samples;
}

}  // namespace

TEST_CASE("what the samples show to stay below a level has no peak that reaches it") {
  const TruePeak peak;
  std::size_t shown = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    const double smoothness = 0.25 * (seed % 4);
    const std::size_t count = 2 * TruePeak::margin + 1 + seed % 60;
    const std::vector<float> samples = noise(smoothness, count, seed);
    const float found = peak.of(samples);
    for (const float above : {0.3F, 0.9F, 0.99F, 1.0F, 1.01F, 1.1F, 1.3F, 2.0F, 3.0F}) {
      if (!peak.stays_below(samples, above * found)) continue;
      INFO("seed " << seed << ", a level of " << above << " times the peak");
      CHECK(found < above * found);
      ++shown;
    }
  }
  CHECK(shown > 400);  // and it is no empty promise
}

TEST_CASE("signs that alternate towards a gap from both sides, the worst case, are taken for what they are") {
  const TruePeak peak;
  for (const float level : {0.0F, 500.0F}) {
    std::vector<float> samples(60);
    for (std::size_t i = 0; i < 30; ++i) samples[29 - i] = samples[30 + i] = level + (i % 2 == 0 ? 100 : -100);
    const float found = peak.of(samples);
    CHECK(found > level + 240);
    CHECK_FALSE(peak.stays_below(samples, found));
    CHECK(peak.stays_below(samples, level + 310));
  }
}

TEST_CASE("smooth sound is shown to stay below what is a tenth higher") {
  const TruePeak peak;
  std::vector<float> samples(300);
  for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = 10000 * std::sin(0.15F * static_cast<float>(i));
  CHECK(peak.stays_below(samples, 11000));
  CHECK_FALSE(peak.stays_below(samples, 10000));
}
