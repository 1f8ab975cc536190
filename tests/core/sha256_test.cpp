// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sha256.h"

#include <catch2/catch.hpp>

#include "core/files.h"

using namespace rawi;

TEST_CASE("SHA-256 of the standard's examples") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("pieces make no difference, fields do") {
  Sha256 pieces;
  pieces.add("a");
  pieces.add("bc");
  CHECK(pieces.hex() == sha256("abc"));
  Sha256 first;
  first.add_field("ab");
  first.add_field("c");
  Sha256 second;
  second.add_field("a");
  second.add_field("bc");
  CHECK(first.hex() != second.hex());
}

TEST_CASE("a file that is not there has no digest") {
  CHECK(sha256_of_file("/no/such/file").error().code == ErrorCode::no_input);
}
