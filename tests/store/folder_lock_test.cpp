// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/folder_lock.h"

#include <catch2/catch.hpp>

#include "support/command.h"

using namespace rawi;
using rawi::test::TemporaryFolder;

namespace {

constexpr auto refuse = FolderLock::Patience::refuse;

}  // namespace

TEST_CASE("a second run on a folder is refused, and told who has it") {
  const TemporaryFolder folder;
  {
    const auto first = FolderLock::acquire(folder.path() / "out", {}, refuse);
    REQUIRE(first);
    const auto second = FolderLock::acquire(folder.path() / "out", {}, refuse);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::cannot_write);
    CHECK(second.error().got.starts_with("process "));
    CHECK(second.error().advice.find("--wait") != std::string::npos);
  }
  CHECK(FolderLock::acquire(folder.path() / "out", {}, refuse));
}

TEST_CASE("shards write side by side; the same shard twice and the whole are refused") {
  const TemporaryFolder folder;
  const auto one = FolderLock::acquire(folder.path(), {0, 4}, refuse);
  const auto two = FolderLock::acquire(folder.path(), {1, 4}, refuse);
  REQUIRE(one);
  REQUIRE(two);
  CHECK_FALSE(FolderLock::acquire(folder.path(), {1, 4}, refuse));
  CHECK_FALSE(FolderLock::acquire(folder.path(), {}, refuse));
}

TEST_CASE("an output folder that can't be made is an error") {
  const TemporaryFolder folder;
  const auto file = folder.write("file", "x");
  const auto lock = FolderLock::acquire(file, {}, refuse);
  REQUIRE_FALSE(lock);
  CHECK(lock.error().code == ErrorCode::cannot_write);
}
