// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

#include "core/error.h"

namespace rawi {

/// The samples of a reading, for the second pass over them: the first minutes in memory, on disk what is
/// longer, up to the ten hours of a book. The file has no name: it is unlinked as soon as it is made, so
/// that nothing remains of it however the process ends.
class Spool {
 public:
  using Output = std::function<Result<void>(std::span<const std::int16_t>)>;

  /// Makes the file in a folder, so that it needs room on the disk that the audio goes to as well.
  /// Fails with cannot_write.
  [[nodiscard]] static Result<Spool> create(const std::filesystem::path& folder);

  /// Fails with cannot_write (a full disk, say).
  [[nodiscard]] Result<void> write(std::span<const std::int16_t> samples);
  /// Everything written so far, from the beginning, in pieces. Fails with io or the output's error.
  [[nodiscard]] Result<void> replay(const Output& output);

  Spool(Spool&& other) noexcept;
  Spool& operator=(Spool&&) = delete;
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  ~Spool();

 private:
  Spool(int descriptor, std::filesystem::path folder);
  [[nodiscard]] Result<void> flush();
  [[nodiscard]] Result<void> replay_memory(const Output& output) const;

  int descriptor_;
  std::filesystem::path folder_;
  bool on_disk_ = false;
  std::vector<std::int16_t> buffer_;
};

}  // namespace rawi
