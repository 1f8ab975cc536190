// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/checksum.h"

#include <zlib.h>

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace {

std::uint32_t by_zlib(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::string noise(std::size_t size) {
  std::mt19937 random(7);
  std::string bytes;
  while (bytes.size() < size) bytes.push_back(static_cast<char>(random()));
  return bytes;
}

}  // namespace

TEST_CASE("The checksum is that of the standard and of zlib, whatever the length") {
  CHECK(rawi::crc32_of("") == 0);
  CHECK(rawi::crc32_of("123456789") == 0xCBF43926U);
  const std::string bytes = noise(5000);
  for (std::size_t size = 0; size < 600; ++size) {
    const auto part = std::string_view(bytes).substr(size % 17, size);
    INFO(size);
    REQUIRE(rawi::crc32_of(part) == by_zlib(part));
  }
  CHECK(rawi::crc32_of(bytes) == by_zlib(bytes));
}

TEST_CASE("A checksum goes on from that of the bytes before") {
  const std::string bytes = noise(1000);
  for (const std::size_t cut : {0U, 1U, 63U, 64U, 65U, 500U, 999U, 1000U}) {
    const std::string_view whole = bytes;
    INFO(cut);
    CHECK(rawi::crc32_of(whole.substr(cut), rawi::crc32_of(whole.substr(0, cut))) == by_zlib(bytes));
  }
}

TEST_CASE("One changed bit changes the checksum") {
  std::string bytes = noise(300);
  const std::uint32_t right = rawi::crc32_of(bytes);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    CHECK(rawi::crc32_of(bytes) != right);
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
  }
}
