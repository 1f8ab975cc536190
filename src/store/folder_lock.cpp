// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "core/files.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

// The children of a killed process hold its lock for the moment that they need to die.
constexpr int attempts = 20;
constexpr useconds_t pause_us = 50'000;

Error lock_error(const fs::path& path, std::string what, std::string got, std::string advice = "") {
  return {ErrorCode::cannot_write, std::move(what), path.string(), std::move(got), "",
          std::move(advice)};
}

std::string this_process() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  return "process " + std::to_string(::getpid()) + " on " + host.data();
}

/// True where it was taken, false where another process has it.
bool take(int descriptor, int kind, FolderLock::Patience patience) {
  if (patience == FolderLock::Patience::wait) {
    int result = 0;
    do {
      result = ::flock(descriptor, kind);
    } while (result != 0 && errno == EINTR);
    return result == 0;
  }
  for (int attempt = 0; attempt < attempts; ++attempt) {
    if (::flock(descriptor, kind | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK && errno != EINTR) return false;
    ::usleep(pause_us);
  }
  errno = EWOULDBLOCK;
  return false;
}

}  // namespace

Result<void> FolderLock::add(const fs::path& file, int kind, Patience patience) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) return fail(lock_error(file, "can't be created", std::strerror(errno)));
  descriptors_.push_back(descriptor);
  if (!take(descriptor, kind, patience)) {
    if (errno != EWOULDBLOCK)
      return fail(lock_error(file, "can't be locked", std::strerror(errno)));
    const auto owner = read_file(file);
    return fail(lock_error(file.parent_path().parent_path(), "another rawi writes to this folder",
                           owner ? *owner : "", "--wait waits until it is done"));
  }
  if (kind == LOCK_EX) {
    const std::string owner = this_process();
    if (::ftruncate(descriptor, 0) != 0 ||
        ::pwrite(descriptor, owner.data(), owner.size(), 0) != static_cast<ssize_t>(owner.size())) {
      return fail(lock_error(file, "can't be written", std::strerror(errno)));
    }
  }
  return {};
}

Result<FolderLock> FolderLock::acquire(const fs::path& output, Shard shard, Patience patience) {
  const fs::path folder = output / store_folder_name;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder, error)) {
    return fail(lock_error(output, "the folder can't be created",
                           error ? error.message() : "something else is there"));
  }
  FolderLock lock;
  if (auto added = lock.add(folder / "lock", shard.is_whole() ? LOCK_EX : LOCK_SH, patience);
      !added) {
    return fail(added.error());
  }
  if (!shard.is_whole()) {
    const std::string name =
        "lock-" + std::to_string(shard.index + 1) + "-of-" + std::to_string(shard.count);
    if (auto added = lock.add(folder / name, LOCK_EX, patience); !added) return fail(added.error());
  }
  return lock;
}

FolderLock::~FolderLock() {
  for (const int descriptor : descriptors_) ::close(descriptor);
}

}  // namespace rawi
