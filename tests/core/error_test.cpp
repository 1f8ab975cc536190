// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

#include <catch2/catch.hpp>

using namespace rawi;

TEST_CASE("an error says where, what, got, expected and what to do") {
  CHECK(to_string({ErrorCode::bad_input, "no UTF-8", "a.txt, byte 3", "0xFF", "UTF-8", "convert it"}) ==
        "a.txt, byte 3: no UTF-8 (got 0xFF, expected UTF-8); convert it");
  CHECK(to_string({ErrorCode::io, "reading failed", "", "", "", ""}) == "reading failed");
}

TEST_CASE("exit statuses are those that scripts rely on") {
  CHECK(exit_status(ErrorCode::partial) == 1);
  CHECK(exit_status(ErrorCode::usage) == 2);
  CHECK(exit_status(ErrorCode::bad_input) == 65);
  CHECK(exit_status(ErrorCode::no_input) == 66);
  CHECK(exit_status(ErrorCode::missing_resource) == 69);
  CHECK(exit_status(ErrorCode::cannot_write) == 73);
  CHECK(exit_status(ErrorCode::disk_full) == 73);
  CHECK(exit_status(ErrorCode::io) == 74);
  CHECK(exit_status(ErrorCode::interrupted) == 130);
}
