// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/spool.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "support/command.h"

using namespace rawi;
using test::TemporaryFolder;

namespace {

/// A value that tells its place.
std::int16_t sample_at(std::size_t i) { return static_cast<std::int16_t>((i * 2654435761U) >> 12U); }

/// Writes `count` samples in pieces of uneven size; how many of them come back as they were.
std::size_t returned(Spool& spool, std::size_t count) {
  std::vector<std::int16_t> piece;
  for (std::size_t i = 0, size = 1; i < count; i += piece.size(), size = size * 7 % 40009 + 1) {
    piece.resize(std::min(size, count - i));
    for (std::size_t k = 0; k < piece.size(); ++k) piece[k] = sample_at(i + k);
    REQUIRE(spool.write(piece));
  }
  std::size_t place = 0, right = 0;
  REQUIRE(spool.replay([&](std::span<const std::int16_t> samples) {
    for (const std::int16_t sample : samples) right += sample == sample_at(place++) ? 1U : 0U;
    return Result<void>();
  }));
  CHECK(place == count);
  return right;
}

}  // namespace

TEST_CASE("a short reading comes back from memory, a long one from the disk, and both twice") {
  const TemporaryFolder folder;
  for (const std::size_t count : {std::size_t{0}, std::size_t{50'000}, std::size_t{15'000'000}}) {
    auto spool = Spool::create(folder.path());
    REQUIRE(spool);
    CHECK(returned(*spool, count) == count);
    std::size_t again = 0;
    REQUIRE(spool->replay([&](std::span<const std::int16_t> samples) {
      again += samples.size();
      return Result<void>();
    }));
    CHECK(again == count);
  }
}

TEST_CASE("the listener's error ends the replay") {
  const TemporaryFolder folder;
  auto spool = Spool::create(folder.path());
  REQUIRE(spool);
  REQUIRE(spool->write(std::vector<std::int16_t>(100'000, 1)));
  int calls = 0;
  const auto done = spool->replay([&](std::span<const std::int16_t>) -> Result<void> {
    ++calls;
    return fail({ErrorCode::cannot_write, "full", "", "", "", ""});
  });
  REQUIRE_FALSE(done);
  CHECK(calls == 1);
}
