// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/error.h"

namespace rawi {

/// The hidden folder of an output folder that holds manifest and locks.
inline constexpr const char* store_folder_name = ".rawi";

/// Which part of all articles a process renders: those with content hash % count == index.
struct Shard {
  std::size_t index = 0;
  std::size_t count = 1;
  [[nodiscard]] bool is_whole() const { return count == 1; }
};

/// Keeps other processes from writing to an output folder; released at the latest with the process
/// and its children, however they end. A run of one shard excludes runs of the same shard and of
/// the whole; other shards, on other machines too, may write beside it.
class FolderLock {
 public:
  enum class Patience { refuse, wait };
  /// Creates the folder where it is missing. Fails with cannot_write, naming the process that has
  /// it.
  [[nodiscard]] static Result<FolderLock> acquire(const std::filesystem::path& output, Shard shard,
                                                  Patience patience);

  FolderLock(FolderLock&& other) noexcept = default;
  FolderLock& operator=(FolderLock&& other) = delete;
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  FolderLock() = default;
  Result<void> add(const std::filesystem::path& file, int kind, Patience patience);

  std::vector<int> descriptors_;
};

}  // namespace rawi
