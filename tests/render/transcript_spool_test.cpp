// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/transcript_spool.h"

#include <catch2/catch.hpp>

#include "support/command.h"

using namespace rawi;
using test::TemporaryFolder;

namespace {

TranscriptSentence sentence(int number) {
  const auto place = static_cast<std::size_t>(number);
  const std::int64_t begin = number * 1000;
  TranscriptSentence one{"جملة " + std::to_string(number), {place, place + 9}, begin, begin + 900, {}};
  for (int i = 0; i < number % 4; ++i) {
    one.words.push_back({std::string(place % 40, 'w'), {place, place + 1}, begin + i, begin + i + 1});
  }
  return one;
}

std::string told(const TranscriptSentence& one) {
  std::string line = one.text + " " + std::to_string(one.source.begin) + "-" +
                     std::to_string(one.source.end) + " " + std::to_string(one.begin_sample) + "-" +
                     std::to_string(one.end_sample);
  for (const TranscriptWord& word : one.words) {
    line += " " + word.text + "@" + std::to_string(word.source.begin) + "-" +
            std::to_string(word.source.end) + ":" + std::to_string(word.begin_sample) + "-" +
            std::to_string(word.end_sample);
  }
  return line;
}

}  // namespace

TEST_CASE("sentences come back as they were spoken, those of one part alone too") {
  const TemporaryFolder folder;
  auto spool = TranscriptSpool::create(folder.path());
  REQUIRE(spool);
  constexpr int count = 3000;
  for (int i = 0; i < count; ++i) REQUIRE(spool->add(sentence(i)));
  struct Part {
    std::int64_t begin, end;
    int first, last;
  };
  const Part parts[] = {{0, count * 1000, 0, count}, {0, 1, 0, 1},          {1, 1000, 1, 1},
                        {5000, 7000, 5, 7},          {4999, 7001, 5, 8},    {2999001, 1 << 30, 0, 0},
                        {2999000, 1 << 30, 2999, 3000}};
  for (const Part& part : parts) {
    INFO(part.begin << " to " << part.end);
    int next = part.first;
    int wrong = 0;
    REQUIRE(spool->replay(part.begin, part.end, [&](const TranscriptSentence& one) {
      wrong += told(one) == told(sentence(next++)) ? 0 : 1;
      return Result<void>();
    }));
    CHECK(next == part.last);
    CHECK(wrong == 0);
  }
}

TEST_CASE("the sink's error ends the telling") {
  const TemporaryFolder folder;
  auto spool = TranscriptSpool::create(folder.path());
  REQUIRE(spool);
  for (int i = 0; i < 3; ++i) REQUIRE(spool->add(sentence(i)));
  int calls = 0;
  const auto done = spool->replay(0, 10'000, [&](const TranscriptSentence&) -> Result<void> {
    ++calls;
    return fail({ErrorCode::cannot_write, "full", "", "", "", ""});
  });
  REQUIRE_FALSE(done);
  CHECK(calls == 1);
}
