// SPDX-License-Identifier: GPL-3.0-or-later
// The judge is libebur128, which filters one sample after the other.
#include "loudness/loudness_meter.h"

#include <ebur128.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <memory>
#include <numbers>
#include <random>

using namespace rawi;

namespace {

using Sound = std::vector<std::int16_t>;

struct Destroy {
  void operator()(ebur128_state* meter) const { ebur128_destroy(&meter); }
};

std::unique_ptr<ebur128_state, Destroy> judge(int rate) {
  std::unique_ptr<ebur128_state, Destroy> meter(
      ebur128_init(1, static_cast<unsigned long>(rate), EBUR128_MODE_I | EBUR128_MODE_HISTOGRAM));
  // A lone channel counts once.
  ebur128_set_channel(meter.get(), 0, EBUR128_LEFT);
  return meter;
}

/// Noise that comes and goes, like speech: phrases of a second or two at many levels, with breaks.
Sound phrases(int rate, double seconds, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> noise(-1, 1);
  std::uniform_real_distribution<double> level(20, 9000);
  Sound sound(static_cast<std::size_t>(seconds * rate));
  double low = 0, amplitude = 0;
  for (std::size_t i = 0; i < sound.size(); ++i) {
    if (i % static_cast<std::size_t>(rate) == 0) amplitude = random() % 4 == 0 ? 0 : level(random);
    low += 0.3 * (noise(random) - low);
    sound[i] = static_cast<std::int16_t>(std::lrint(amplitude * low));
  }
  return sound;
}

std::optional<double> lufs_of(const Sound& sound, int rate, std::size_t piece) {
  LoudnessMeter meter(rate);
  for (std::size_t begin = 0; begin < sound.size(); begin += piece) {
    meter.add(std::span(sound).subspan(begin, std::min(piece, sound.size() - begin)));
  }
  return meter.integrated_lufs();
}

}  // namespace

TEST_CASE("integrated loudness is that of libebur128, at any rate and length") {
  for (const int rate : {8000, 16000, 22050, 44100, 48000}) {
    // 8 seconds are filtered at a time, a step is 0.1 s.
    for (const double seconds : {0.3, 0.4, 0.75, 1.0, 7.95, 8.0, 8.05, 16.4, 61.7}) {
      INFO(seconds << " s at " << rate << " Hz");
      const Sound sound = phrases(rate, seconds, static_cast<unsigned>(rate));
      const auto reference = judge(rate);
      ebur128_add_frames_short(reference.get(), sound.data(), sound.size());
      double expected = 0;
      ebur128_loudness_global(reference.get(), &expected);
      const auto measured = lufs_of(sound, rate, 1000);
      REQUIRE(measured.has_value() == std::isfinite(expected));
      if (measured) CHECK(*measured == Approx(expected).epsilon(0).margin(1e-6));
    }
  }
}

TEST_CASE("loudness does not depend on the pieces in which the sound comes") {
  const Sound sound = phrases(22050, 20, 1);
  const auto whole = lufs_of(sound, 22050, sound.size());
  REQUIRE(whole);
  for (const std::size_t piece : {1U, 7U, 2205U, 4096U, 176400U}) CHECK(lufs_of(sound, 22050, piece) == whole);
}

TEST_CASE("a look at the loudness changes nothing of what follows") {
  const Sound sound = phrases(22050, 20, 2);
  LoudnessMeter meter(22050);
  for (std::size_t i = 0; i < 20; ++i) {
    meter.add(std::span(sound).subspan(i * 22050, 22050));
    static_cast<void>(meter.integrated_lufs());
  }
  CHECK(meter.integrated_lufs() == lufs_of(sound, 22050, sound.size()));
}

TEST_CASE("the energy of each block is that of libebur128") {
  constexpr int rate = 22050;
  const KWeighting weighting(rate);
  constexpr std::size_t steps = KWeighting::lanes * KWeighting::most_steps;
  Sound sound = phrases(rate, 9, 3);
  sound.resize(steps * weighting.step());
  Sound with_silence(weighting.step(), 0);
  with_silence.insert(with_silence.end(), sound.begin(), sound.end());
  const KWeighting::Energies energies = weighting.energies(with_silence, KWeighting::most_steps);
  const auto energy = [&](std::size_t i) { return energies[i / KWeighting::most_steps][i % KWeighting::most_steps]; };
  const auto reference = judge(rate);
  std::size_t compared = 0;
  for (std::size_t i = 0; i < steps; ++i) {
    ebur128_add_frames_short(reference.get(), sound.data() + i * weighting.step(), weighting.step());
    double momentary = 0;
    ebur128_loudness_momentary(reference.get(), &momentary);
    if (i < 3 || momentary < -70) continue;  // as quiet as that, no block counts
    const double power = energy(i) + energy(i - 1) + energy(i - 2) + energy(i - 3);
    const double lufs = 10 * std::log10(power / static_cast<double>(4 * weighting.step())) - 0.691;
    INFO("block that ends with step " << i);
    CHECK(lufs == Approx(momentary).epsilon(0).margin(1e-6));
    ++compared;
  }
  CHECK(compared > 60);
}

TEST_CASE("the largest sample is known, up to the lowest one of all") {
  LoudnessMeter meter(22050);
  CHECK(meter.sample_peak() == 0);
  meter.add(Sound{3, -16384, 2});
  CHECK(meter.sample_peak() == 0.5);
  meter.add(Sound{-32768});
  CHECK(meter.sample_peak() == 1);
}

TEST_CASE("loudness of a tone is what the standard says") {
  // EBU Tech 3341: a 1 kHz sine of -23 dBFS per channel in stereo reads -23 LUFS; one channel 3 LU less.
  LoudnessMeter meter(48000);
  std::vector<std::int16_t> tone(48000 * 5);
  for (std::size_t i = 0; i < tone.size(); ++i) {
    tone[i] = static_cast<std::int16_t>(
        std::lrint(32767 * std::pow(10, -23 / 20.0) * std::sin(2 * std::numbers::pi * 1000 * static_cast<double>(i) / 48000)));
  }
  CHECK_FALSE(meter.integrated_lufs());
  meter.add(tone);
  REQUIRE(meter.integrated_lufs());
  CHECK(*meter.integrated_lufs() == Approx(-26).margin(0.1));
  LoudnessMeter silent(48000);
  silent.add(std::vector<std::int16_t>(48000));
  CHECK_FALSE(silent.integrated_lufs());
}
