// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory_resource>
#include <span>
#include <vector>

#include "core/nameless_file.h"

namespace rawi {

/// The samples of a reading, for the second pass over them: the first minutes in memory, on disk what is
/// longer, up to the ten hours of a book.
class Spool {
 public:
  using Output = std::function<Result<void>(std::span<const std::int16_t>)>;

  /// Makes its file in a folder, so that it needs room on the disk that the audio goes to as well.
  /// Fails as NamelessFile does, like everything here.
  [[nodiscard]] static Result<Spool> create(const std::filesystem::path& folder);

  [[nodiscard]] Result<void> write(std::span<const std::int16_t> samples);
  /// Everything written so far, from the beginning, in pieces. Fails with the output's error too.
  [[nodiscard]] Result<void> replay(const Output& output);

 private:
  explicit Spool(NamelessFile file);
  [[nodiscard]] Result<void> replay_memory(const Output& output) const;

  NamelessFile file_;
  std::pmr::vector<std::int16_t> buffer_;  ///< everything, until it is too much; then nothing
};

}  // namespace rawi
