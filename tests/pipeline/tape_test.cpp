// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/tape.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

using namespace rawi;

namespace {

constexpr int rate = 22050;
constexpr std::int64_t gap = 661;  // 30 ms
constexpr int audible = 40;
using Reading = std::vector<std::int16_t>;

/// One sample after the other.
std::vector<Sounding> heard_one_by_one(const Reading& sound, std::int64_t at) {
  std::vector<Sounding> heard;
  for (const std::int16_t sample : sound) {
    if (std::abs(int{sample}) > audible) {
      if (heard.empty() || at - heard.back().end > gap) heard.push_back({at, at});
      heard.back().end = at + 1;
    }
    ++at;
  }
  return heard;
}

/// Clicks with breaks of all lengths around the shortest gap and the width of what is looked at together.
Reading clicks(unsigned seed) {
  std::mt19937 random(seed);
  constexpr std::int64_t breaks[] = {1, 2, 126, 127, 128, 129, 500, gap - 1, gap, gap + 1, gap + 2, 2000};
  Reading sound;
  for (int i = 0; i < 100; ++i) {
    sound.insert(sound.end(), static_cast<std::size_t>(breaks[random() % std::size(breaks)]),
                 static_cast<std::int16_t>(audible));
    sound.push_back(random() % 2 == 0 ? 41 : -32768);
  }
  return sound;
}

}  // namespace

TEST_CASE("a tape hears the same stretches whatever the pieces are") {
  const SampleSink sink = [](std::span<const std::int16_t>) { return Result<void>(); };
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Reading sound = clicks(seed);
    for (const std::size_t piece : {1U, 100U, 128U, 1000U, 100000U}) {
      INFO("seed " << seed << ", pieces of " << piece);
      Tape tape(sink, rate);
      REQUIRE(tape.silence(100));
      const std::int64_t begin = tape.samples();
      for (std::size_t i = 0; i < sound.size(); i += piece) {
        REQUIRE(tape.write(std::span(sound).subspan(i, std::min(piece, sound.size() - i))));
      }
      CHECK(tape.samples() == begin + static_cast<std::int64_t>(sound.size()));
      const auto expected = heard_one_by_one(sound, begin);
      REQUIRE(tape.heard().size() == expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(tape.heard()[i].begin == expected[i].begin);
        CHECK(tape.heard()[i].end == expected[i].end);
      }
    }
  }
}
