// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sha256.h"

#include <catch2/catch.hpp>

#include "support/command.h"

using namespace rawi;

TEST_CASE("SHA-256 of the standard's examples") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("pieces of any size give the hash of the whole, in memory and from a file") {
  const test::TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 300; ++i) text.push_back(static_cast<char>(i * 7));
  for (std::size_t size = 1; size < 130; ++size) {
    Sha256 hash;
    for (std::size_t at = 0; at < text.size(); at += size) hash.add(text.substr(at, size));
    CHECK(hash.hex() == sha256(text));
  }
  CHECK(sha256_of_file(folder.write("x", text)).value() == sha256(text));
  CHECK(sha256_of_file(folder.path() / "none").error().code == ErrorCode::no_input);
}

TEST_CASE("fields do not run into each other") {
  Sha256 one;
  one.add_field("ab");
  one.add_field("c");
  Sha256 two;
  two.add_field("a");
  two.add_field("bc");
  CHECK(one.hex() != two.hex());
}
