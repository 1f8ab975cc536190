// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <new>

namespace rawi {

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  // Both fail only where there is no memory left.
  if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) {
    throw std::bad_alloc();
  }
}

void Sha256::add(std::string_view bytes) {
  EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
}

void Sha256::add_field(std::string_view text) {
  add(std::to_string(text.size()) + ":");
  add(text);
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text.push_back("0123456789abcdef"[digest[i] >> 4U]);
    text.push_back("0123456789abcdef"[digest[i] & 15U]);
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
