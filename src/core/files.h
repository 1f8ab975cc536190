// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/error.h"

namespace rawi {

/// The error of a file that can't be written, by the error number of the system (`errno`; libraries
/// that say less leave it behind): disk_full where every other file would fail too, else
/// cannot_write. `got` is what the library said, where that is more than the system's words.
[[nodiscard]] Error write_error(std::string what, const std::filesystem::path& path, int number,
                                std::string got = "");

/// The whole content of a file. Fails with no_input where there is none, io where reading breaks.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);

/// Standard input to its end.
[[nodiscard]] Result<std::string> read_standard_input();

/// Writes a file so that it appears under its name only when complete: a temporary name in the same
/// folder, fsync, rename, and fsync of the folder. Fails with cannot_write; the temporary is removed.
[[nodiscard]] Result<void> write_file_atomically(const std::filesystem::path& path,
                                                 std::string_view content);

/// Whether a new name is to be on the disk when the call returns, or the caller publishes more files of the
/// folder and calls `sync_folder` behind the last.
enum class FolderSync { now, later };

/// Moves a finished temporary file to its final name durably (fsync, rename, fsync of the folder).
[[nodiscard]] Result<void> publish_file(const std::filesystem::path& temporary,
                                        const std::filesystem::path& final_path,
                                        FolderSync folder_sync = FolderSync::now);

/// Puts the names in a folder on the disk (fsync).
[[nodiscard]] Result<void> sync_folder(const std::filesystem::path& folder);

/// The temporary name in the same folder under which `final_path` is written until it is complete.
/// It begins with a dot, holds the process id, and keeps the extension (encoders look at it).
[[nodiscard]] std::filesystem::path temporary_name_for(const std::filesystem::path& final_path);

/// A read-only file mapped into memory: pages are shared between processes and loaded when touched.
class MappedFile {
 public:
  /// Fails with no_input where there is no such file and io where it can't be mapped.
  [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);
  [[nodiscard]] std::string_view bytes() const;

 private:
  struct Unmap {
    std::size_t size = 0;
    void operator()(const char* begin) const;
  };
  explicit MappedFile(std::unique_ptr<const char, Unmap> memory) : memory_(std::move(memory)) {}
  std::unique_ptr<const char, Unmap> memory_;
};

}  // namespace rawi
