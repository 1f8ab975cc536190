// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/error.h"
#include "core/files.h"

namespace rawi {

/// A file that is written piece by piece and appears under its name only when complete. One that is
/// not published leaves nothing behind.
class FileWriter {
 public:
  /// Fails as write_error says, like everything here.
  [[nodiscard]] static Result<FileWriter> create(const std::filesystem::path& path);
  [[nodiscard]] Result<void> write(std::string_view bytes);
  /// Ends the file and moves it to its name (see publish_file).
  [[nodiscard]] Result<void> publish(FolderSync folder_sync = FolderSync::now);

  FileWriter(FileWriter&& other) noexcept;
  FileWriter& operator=(FileWriter&&) = delete;
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;
  ~FileWriter();

 private:
  FileWriter(int descriptor, std::filesystem::path path, std::filesystem::path temporary)
      : descriptor_(descriptor), path_(std::move(path)), temporary_(std::move(temporary)) {}
  [[nodiscard]] Result<void> put(std::string_view bytes);

  int descriptor_;
  std::filesystem::path path_;
  std::filesystem::path temporary_;  ///< empty once it is gone
  std::string buffer_;
};

}  // namespace rawi
