// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rawi {

/// Bytes of a file that may end anywhere: what lies past the end reads as zero or as nothing.
class Bytes {
 public:
  explicit Bytes(std::string_view data) : data_(data) {}

  [[nodiscard]] std::size_t size() const { return data_.size(); }
  [[nodiscard]] std::string_view text(std::size_t at, std::size_t count) const {
    return at < data_.size() ? data_.substr(at, count) : std::string_view();
  }
  [[nodiscard]] Bytes from(std::size_t at) const { return Bytes(text(at, data_.size())); }
  [[nodiscard]] Bytes part(std::size_t at, std::size_t count) const { return Bytes(text(at, count)); }
  [[nodiscard]] bool has(std::string_view wanted, std::size_t at) const {
    return text(at, wanted.size()) == wanted;
  }
  [[nodiscard]] std::string_view all() const { return data_; }

  [[nodiscard]] std::uint64_t big(std::size_t at, std::size_t count) const {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8 | byte(at + i);
    return value;
  }
  [[nodiscard]] std::uint64_t little(std::size_t at, std::size_t count) const {
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;) value = value << 8 | byte(at + i);
    return value;
  }
  [[nodiscard]] std::uint8_t byte(std::size_t at) const {
    return at < data_.size() ? static_cast<std::uint8_t>(data_[at]) : std::uint8_t{0};
  }

 private:
  std::string_view data_;
};

}  // namespace rawi
