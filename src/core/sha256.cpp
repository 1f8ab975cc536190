// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sha256.h"

// The function itself, not its choice by name: that reads OpenSSL's settings and providers, which takes a
// start of the program a millisecond.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace rawi {

void Sha256::Free::operator()(SHA256state_st* context) const { delete context; }

Sha256::Sha256() : context_(new SHA256state_st) { SHA256_Init(context_.get()); }

void Sha256::add(std::string_view bytes) {
  SHA256_Update(context_.get(), bytes.data(), bytes.size());
}

void Sha256::add_field(std::string_view text) {
  add(std::to_string(text.size()) + ":");
  add(text);
}

std::string Sha256::hex() {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_Final(digest.data(), context_.get());
  std::string text;
  for (const unsigned char byte : digest) {
    text.push_back("0123456789abcdef"[byte >> 4U]);
    text.push_back("0123456789abcdef"[byte & 15U]);
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

Result<std::string> sha256_of_file(const std::filesystem::path& path) {
  // Read, not mapped: a mapped file that someone cuts short ends the process.
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return fail({ErrorCode::no_input, "can't be opened for reading", path.string(),
                 std::strerror(errno), "", ""});
  }
  Sha256 hash;
  std::string buffer(1U << 16U, '\0');
  while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || file.gcount() > 0) {
    hash.add({buffer.data(), static_cast<std::size_t>(file.gcount())});
  }
  if (file.bad()) return fail({ErrorCode::io, "reading failed", path.string(), "", "", ""});
  return hash.hex();
}

}  // namespace rawi
