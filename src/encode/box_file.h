// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

#include "core/error.h"

namespace rawi {

/// Writes the nested boxes of an MP4 file (ISO/IEC 14496-12), numbers with their high byte first. What goes
/// wrong is remembered and told by `close`.
class BoxFile {
 public:
  /// Fails as write_error says.
  [[nodiscard]] static Result<BoxFile> create(const std::filesystem::path& path);

  /// A box that holds what `body` writes; its size, which stands at its beginning, is put in afterwards.
  template <class Body>
  void box(std::string_view type, const Body& body) {
    const std::int64_t begin = position_;
    u32(0);
    bytes(type);
    body();
    patch(begin, static_cast<std::uint32_t>(position_ - begin));
  }
  void u8(unsigned int value) { number(value, 1); }
  void u16(unsigned int value) { number(value, 2); }
  void u32(std::uint32_t value) { number(value, 4); }
  void u64(std::uint64_t value) { number(value, 8); }
  void zeros(int count) {
    for (int i = 0; i < count; ++i) u8(0);
  }
  void bytes(std::string_view text);

  [[nodiscard]] std::int64_t position() const { return position_; }
  /// Replaces a 32-bit number that was written at `position`.
  void patch(std::int64_t position, std::uint32_t value);

  /// Ends the file. Fails as write_error says where anything could not be written.
  [[nodiscard]] Result<void> close();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  BoxFile(std::FILE* file, std::filesystem::path path) : file_(file), path_(std::move(path)) {}
  void number(std::uint64_t value, int size);
  void keep(bool written);

  std::unique_ptr<std::FILE, Close> file_;
  std::filesystem::path path_;
  std::int64_t position_ = 0;
  int error_ = 0;  ///< the system's number of the first failure
};

}  // namespace rawi
