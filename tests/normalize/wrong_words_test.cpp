// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/wrong_words.h"

#include <catch2/catch.hpp>
#include <string>

using namespace rawi;

TEST_CASE("a damaged word leads to the right one and to its damage") {
  const WrongWords words("# a comment\nإطلاق\thx\nمدرسة\tt\nأطلاق\th\nمستشفى\n");
  const auto found = [&](std::string_view word) {
    const auto wrong = words.find(word);
    return wrong ? std::string(wrong->right) + " " + wrong->kind : "";
  };
  CHECK(found("اطلاق") == "إطلاق h");  // the first of two that look alike
  CHECK(found("أطلاق") == "إطلاق x");
  CHECK(found("مدرسه") == "مدرسة t");
  CHECK(found("إطلاق").empty());  // right ones are not damaged
  CHECK(found("مستشفى").empty());
  CHECK(found("").empty());
}
