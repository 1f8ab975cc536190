// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <catch2/catch.hpp>

#include "core/file_writer.h"
#include "core/files.h"
#include "core/nameless_file.h"
#include "support/command.h"

using namespace rawi;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// Pieces of many sizes, some larger than any buffer.
std::vector<std::string> uneven_pieces() {
  std::vector<std::string> pieces;
  for (std::size_t size = 1; pieces.size() < 60; size = size * 7 % 100'003 + 1) {
    pieces.emplace_back(size, static_cast<char>('a' + pieces.size() % 26));
  }
  return pieces;
}

}  // namespace

TEST_CASE("a file that is written in pieces appears when it is published, whole") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "ملف.txt";
  std::string whole;
  {
    auto file = FileWriter::create(path);
    REQUIRE(file);
    for (const std::string& piece : uneven_pieces()) {
      whole += piece;
      REQUIRE(file->write(piece));
      REQUIRE_FALSE(fs::exists(path));
    }
    REQUIRE(file->publish());
  }
  CHECK((read_file(path).value() == whole));
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator{}) == 1);
}

TEST_CASE("a file that is given up leaves nothing behind") {
  const TemporaryFolder folder;
  {
    auto file = FileWriter::create(folder.path() / "a");
    REQUIRE(file);
    REQUIRE(file->write(std::string(200'000, 'x')));
  }
  CHECK(fs::is_empty(folder.path()));
  CHECK(FileWriter::create("/nonexistent/a").error().code == ErrorCode::cannot_write);
}

TEST_CASE("a nameless file that has lost its end is an error, not a shorter reading") {
  const TemporaryFolder folder;
  auto file = NamelessFile::create(folder.path());
  REQUIRE(file);
  REQUIRE(file->append(std::string(100'000, 'x')));
  // The only open file of this folder.
  for (const auto& open : fs::directory_iterator("/proc/self/fd")) {
    std::error_code ignored;
    if (fs::read_symlink(open, ignored).string().starts_with(folder.path().string())) {
      fs::resize_file(open, 70'000);
    }
  }
  std::array<char, 5> some{};
  CHECK(file->read(69'995, some).value() == some.size());
  const auto read = file->read(69'998, some);
  REQUIRE_FALSE(read);
  CHECK(to_string(read.error()).find("the file ends at byte 70000, expected 100000 bytes") !=
        std::string::npos);
  const auto done = file->replay([](std::string_view) { return Result<void>(); });
  REQUIRE_FALSE(done);
  CHECK(done.error().code == ErrorCode::io);
}

TEST_CASE("a nameless file gives back what was added, from any place, and shows in no folder") {
  const TemporaryFolder folder;
  auto file = NamelessFile::create(folder.path());
  REQUIRE(file);
  CHECK(fs::is_empty(folder.path()));
  std::string whole;
  std::array<char, 5> some{};
  for (const std::string& piece : uneven_pieces()) {
    const auto begin = static_cast<std::int64_t>(whole.size());
    whole += piece;
    REQUIRE(file->append(piece));
    CHECK(file->size() == static_cast<std::int64_t>(whole.size()));
    CHECK(file->read(begin, some).value() == std::min(some.size(), piece.size()));
    CHECK(some[0] == piece[0]);
  }
  CHECK(file->read(file->size(), some).value() == 0);
  for (int time = 0; time < 2; ++time) {
    std::string again;
    REQUIRE(file->replay([&](std::string_view piece) {
      again += piece;
      return Result<void>();
    }));
    CHECK((again == whole));
  }
  CHECK(NamelessFile::create("/nonexistent").error().code == ErrorCode::cannot_write);
}
