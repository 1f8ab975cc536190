// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/error.h"

struct SHA256state_st;  // OpenSSL's SHA256_CTX

namespace rawi {

/// SHA-256 (FIPS 180-4) of bytes that come in pieces, by OpenSSL.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  /// Adds a text and its length, so that ("ab", "c") and ("a", "bc") differ.
  void add_field(std::string_view text);
  /// The digest in 64 small hexadecimal digits. Nothing can be added after it.
  [[nodiscard]] std::string hex();

 private:
  struct Free {
    void operator()(SHA256state_st* context) const;
  };
  std::unique_ptr<SHA256state_st, Free> context_;
};

[[nodiscard]] std::string sha256(std::string_view bytes);

/// Of a file's content, read in pieces. Fails with no_input or io.
[[nodiscard]] Result<std::string> sha256_of_file(const std::filesystem::path& path);

}  // namespace rawi
