// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace rawi::test {

struct CommandResult {
  int status = 0;      ///< exit status, or 128 + signal
  std::string output;  ///< standard output
  std::string errors;  ///< standard error
};

/// Runs a shell command line to its end.
[[nodiscard]] CommandResult run_command(const std::string& command_line, const std::string& input = "");

/// A word quoted for the shell.
[[nodiscard]] std::string quoted(const std::string& word);

/// A fresh folder that is removed at the end of the scope.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Writes a file into it and gives its path.
  std::filesystem::path write(const std::string& name, const std::string& content) const;

 private:
  std::filesystem::path path_;
};

/// The shared data beside the checkout ($RAWI_SHARED or ../shared), empty where it is absent.
[[nodiscard]] std::filesystem::path shared_folder();

}  // namespace rawi::test
