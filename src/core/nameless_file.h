// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/error.h"

namespace rawi {

/// Room on the disk for what is too much for memory. The file has no name: it is unlinked as soon as it
/// is made, so that nothing remains of it however the process ends.
class NamelessFile {
 public:
  using Output = std::function<Result<void>(std::string_view)>;

  /// Makes the file in a folder: the one that the result goes to, so that both need room on one disk.
  /// Fails as write_error says.
  [[nodiscard]] static Result<NamelessFile> create(const std::filesystem::path& folder);

  /// Adds bytes at the end. They may stay in a small buffer for a while. Fails as write_error says (a
  /// full disk, say).
  [[nodiscard]] Result<void> append(std::string_view bytes);

  /// Fills a buffer with the bytes from `position` on, fewer at the end of the file; tells how many.
  /// Fails as `append` does, or with io, also where less is there than was written.
  [[nodiscard]] Result<std::size_t> read(std::int64_t position, std::span<char> buffer);

  /// Gives everything, from the beginning, in pieces. Fails as `read` does, or with the output's error.
  [[nodiscard]] Result<void> replay(const Output& output);

  /// Bytes written so far.
  [[nodiscard]] std::int64_t size() const { return size_; }

  NamelessFile(NamelessFile&& other) noexcept;
  NamelessFile& operator=(NamelessFile&&) = delete;
  NamelessFile(const NamelessFile&) = delete;
  NamelessFile& operator=(const NamelessFile&) = delete;
  ~NamelessFile();

 private:
  NamelessFile(int descriptor, std::filesystem::path folder)
      : descriptor_(descriptor), folder_(std::move(folder)) {}
  [[nodiscard]] Result<void> flush();
  [[nodiscard]] Result<void> put(std::string_view bytes);

  int descriptor_;
  std::filesystem::path folder_;
  std::int64_t size_ = 0;
  std::string buffer_;
};

}  // namespace rawi
