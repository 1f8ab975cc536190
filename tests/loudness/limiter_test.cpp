// SPDX-License-Identifier: GPL-3.0-or-later
// The judge of true peaks is a slow exact one: a plain windowed sinc of 400 taps at 32 points per gap.
#include "loudness/limiter.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <random>

using namespace rawi;

namespace {

constexpr int rate = 22050;
using Sound = std::vector<std::int16_t>;

double exact_peak_dbtp(const Sound& sound) {
  constexpr int reach = 200;
  constexpr int points = 32;
  std::int16_t largest = 1;
  for (const std::int16_t s : sound) largest = std::max<std::int16_t>(largest, static_cast<std::int16_t>(std::abs(s)));
  double peak = largest;
  const auto size = static_cast<int>(sound.size());
  for (int i = 0; i < size; ++i) {
    if (std::abs(sound[static_cast<std::size_t>(i)]) < largest / 2) continue;  // peaks lie near large samples
    for (int point = -points; point <= points; ++point) {
      const double t = i + static_cast<double>(point) / points;
      double value = 0;
      for (int k = std::max(0, i - reach); k < std::min(size, i + reach); ++k) {
        const double x = t - k;
        const double sinc = std::abs(x) < 1e-9 ? 1 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
        const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * x / (reach + 2));
        value += sound[static_cast<std::size_t>(k)] * sinc * window;
      }
      peak = std::max(peak, std::abs(value));
    }
  }
  return 20 * std::log10(peak / 32768);
}

Sound limit(const Sound& sound, const Limiter::Settings& settings, std::size_t piece = 777) {
  Limiter limiter(settings);
  Sound out;
  const auto keep = [&](std::span<const std::int16_t> ready) -> Result<void> {
    out.insert(out.end(), ready.begin(), ready.end());
    return {};
  };
  for (std::size_t begin = 0; begin < sound.size(); begin += piece) {
    REQUIRE(limiter.write(std::span(sound).subspan(begin, std::min(piece, sound.size() - begin)), keep));
  }
  REQUIRE(limiter.finish(keep));
  return out;
}

Sound sine(double hz, double seconds, double amplitude, double phase = 0) {
  Sound sound(static_cast<std::size_t>(seconds * rate));
  for (std::size_t i = 0; i < sound.size(); ++i) {
    const double t = static_cast<double>(i) / rate;
    const double edge = std::min({1.0, t / 0.005, (seconds - t) / 0.005});  // a hard edge has no band limit
    sound[i] = static_cast<std::int16_t>(std::lrint(edge * amplitude * std::sin(2 * std::numbers::pi * hz * t + phase)));
  }
  return sound;
}

/// Bursts of noise between stretches of quiet, as hard on a limiter as sound gets. The topmost part
/// of the band is damped: no filter of finite length sees it, and no recorded sound has it.
Sound bursts(unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> value(-32768, 32767);
  Sound sound(rate / 2);
  int before = 0;
  int last = 0;
  for (std::size_t i = 0; i < sound.size(); ++i) {
    const bool loud = i / 700 % 3 == 1;
    const int drawn = value(random);
    sound[i] = static_cast<std::int16_t>((before + 2 * last + drawn) / (loud ? 4 : 160));
    before = std::exchange(last, drawn);
  }
  return sound;
}

}  // namespace

TEST_CASE("sound below the ceiling comes out as it went in, at any size of pieces") {
  const Sound sound = sine(440, 0.3, 12000);
  for (const std::size_t piece : {1U, 15U, 16U, 17U, 1024U, 100000U}) {
    CHECK((limit(sound, {}, piece) == sound));
  }
}

TEST_CASE("as many samples come out as went in") {
  for (const std::size_t count : {0U, 1U, 2U, 15U, 16U, 17U, 100U, 4096U}) {
    CHECK(limit(Sound(count, 30000), {.gain_db = 6}).size() == count);
  }
}

TEST_CASE("the true peak stays below the ceiling") {
  // A quarter of the sampling rate at 45 degrees: the samples lie 3 dB below the peaks between them.
  struct Case {
    const char* what;
    Sound sound;
    double gain_db;
  };
  const Case cases[] = {{"a quarter of the rate, off the samples", sine(rate / 4.0, 0.2, 32000, std::numbers::pi / 4), 0},
                        {"a low tone", sine(200, 0.2, 32000), 3},
                        {"a high tone", sine(9000, 0.2, 30000, 0.3), 6},
                        {"bursts of noise", bursts(1), 0},
                        {"bursts of noise, amplified", bursts(2), 4.7}};
  for (const Case& c : cases) {
    for (const double ceiling : {-1.5, -3.0}) {
      INFO(c.what << " under " << ceiling << " dBTP");
      const double peak =
          exact_peak_dbtp(limit(c.sound, {.gain_db = c.gain_db, .ceiling_dbtp = ceiling}));
      CHECK(peak <= ceiling + 0.02);
      CHECK(peak > ceiling - 1.2);  // and no lower than needed
    }
  }
}

TEST_CASE("one loud sample turns the level down before it and up again after it, without a jump") {
  Sound sound = sine(300, 0.6, 6000);
  const std::size_t loud = sound.size() / 2;
  for (std::size_t i = loud; i < loud + 20; ++i) sound[i] = static_cast<std::int16_t>(sound[i] * 5);
  const Sound out = limit(sound, {.ceiling_dbtp = -6});
  std::vector<double> gains;
  for (std::size_t i = 0; i < sound.size(); ++i) {
    if (std::abs(sound[i]) > 3000) gains.push_back(static_cast<double>(out[i]) / sound[i]);
  }
  REQUIRE(gains.size() > 1000);
  for (std::size_t i = 1; i < gains.size(); ++i) CHECK(std::abs(gains[i] - gains[i - 1]) < 0.06);
  CHECK(out[100] == sound[100]);                          // long before: untouched
  CHECK(gains.back() == Approx(1).margin(0.05));          // 0.3 s after: recovered
  CHECK(*std::min_element(gains.begin(), gains.end()) < 0.7);
}
