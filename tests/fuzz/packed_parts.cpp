// SPDX-License-Identifier: GPL-3.0-or-later
// A writer of the plainest zip file there is (APPNOTE.TXT 4.3: local headers, directory, its end).
#include "packed_parts.h"

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace rawi::fuzz {
namespace {

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

class Zip {
 public:
  void add(std::string_view name, std::string_view content) {
    const auto begin = static_cast<std::uint32_t>(out_.size());
    const std::string facts = facts_of(name, content);
    put(out_, 0x04034B50, 4);
    out_ += facts;
    out_ += name;
    out_ += content;
    put(directory_, 0x02014B50, 4);
    put(directory_, 20, 2);
    directory_ += facts;
    put(directory_, 0, 2);  // comment
    put(directory_, 0, 2);  // disk
    put(directory_, 0, 2);  // internal attributes
    put(directory_, 0, 4);  // external attributes
    put(directory_, begin, 4);
    directory_ += name;
    ++members_;
  }

  [[nodiscard]] std::string take() {
    const auto begin = static_cast<std::uint32_t>(out_.size());
    out_ += directory_;
    put(out_, 0x06054B50, 4);
    put(out_, 0, 4);  // disks
    put(out_, members_, 2);
    put(out_, members_, 2);
    put(out_, static_cast<std::uint32_t>(directory_.size()), 4);
    put(out_, begin, 4);
    put(out_, 0, 2);  // comment
    return std::move(out_);
  }

 private:
  static std::string facts_of(std::string_view name, std::string_view content) {
    const auto size = static_cast<std::uint32_t>(content.size());
    std::string facts;
    put(facts, 20, 2);          // version needed
    put(facts, 0x0800, 2);      // names are UTF-8
    put(facts, 0, 2);           // stored
    put(facts, 0x00210000, 4);  // 1 January 1980
    put(facts,
        static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(content.data()), size)),
        4);
    put(facts, size, 4);
    put(facts, size, 4);
    put(facts, static_cast<std::uint32_t>(name.size()), 2);
    put(facts, 0, 2);  // extra field
    return facts;
  }

  std::string out_;
  std::string directory_;
  std::uint32_t members_ = 0;
};

}  // namespace

std::string pack_parts(std::string_view parts) {
  if (parts.starts_with("PK")) return std::string(parts);
  constexpr std::string_view mark = "=== ";
  constexpr std::size_t most_name = 200;
  Zip zip;
  std::size_t at = 0;
  if (!parts.starts_with(mark)) {
    at = parts.find("\n=== ");
    at = at == std::string_view::npos ? parts.size() : at + 1;
  }
  while (at < parts.size()) {
    const std::size_t line = std::min(parts.find('\n', at), parts.size());
    const std::string_view name =
        parts.substr(at, line - at).substr(mark.size()).substr(0, most_name);
    const std::size_t next = std::min(parts.find("\n=== ", line), parts.size());
    const std::size_t begin = std::min(line + 1, next);
    zip.add(name, parts.substr(begin, next - begin));
    at = next + 1;
  }
  return zip.take();
}

}  // namespace rawi::fuzz
