// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/spool.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include "core/files.h"

namespace rawi {
namespace {

// 12 MB: what an ordinary article of under five minutes takes never touches the disk. The room is only
// asked for; what isn't used costs nothing.
constexpr std::size_t buffer_samples = 6 << 20;
constexpr std::size_t piece_samples = 16384;

/// Asks for large pages: thousands of small ones, each fetched when it is first written to, would cost as much
/// as mastering. A system that has none leaves it as it is.
void prefer_large_pages(void* memory, std::size_t bytes) {
  void* begin = memory;
  constexpr std::size_t page = 4096;
  if (std::align(page, page, begin, bytes) == nullptr) return;
  static_cast<void>(::madvise(begin, bytes / page * page, MADV_HUGEPAGE));
}

}  // namespace

Spool::Spool(int descriptor, std::filesystem::path folder)
    : descriptor_(descriptor), folder_(std::move(folder)) {
  buffer_.reserve(buffer_samples);
  prefer_large_pages(buffer_.data(), buffer_samples * sizeof(std::int16_t));
}
Spool::Spool(Spool&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      folder_(std::move(other.folder_)),
      on_disk_(other.on_disk_),
      buffer_(std::move(other.buffer_)) {}
Spool::~Spool() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<Spool> Spool::create(const std::filesystem::path& folder) {
  const auto path = temporary_name_for(folder / "reading.pcm");
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return fail(write_error("no file can be created in the folder", folder, errno));
  }
  ::unlink(path.c_str());
  return Spool(descriptor, folder);
}

Result<void> Spool::write(std::span<const std::int16_t> samples) {
  if (buffer_.size() + samples.size() > buffer_samples) {
    if (auto flushed = flush(); !flushed) return flushed;
  }
  buffer_.insert(buffer_.end(), samples.begin(), samples.end());
  return {};
}

Result<void> Spool::flush() {
  const auto* bytes = reinterpret_cast<const char*>(buffer_.data());
  std::size_t left = buffer_.size() * sizeof(std::int16_t);
  while (left > 0) {
    const ssize_t count = ::write(descriptor_, bytes, left);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      return fail(write_error("the reading can't be written", folder_, errno));
    }
    bytes += count;
    left -= static_cast<std::size_t>(count);
  }
  on_disk_ = on_disk_ || !buffer_.empty();
  buffer_.clear();
  return {};
}

Result<void> Spool::replay_memory(const Output& output) const {
  std::span<const std::int16_t> left(buffer_);
  while (!left.empty()) {
    const auto piece = left.first(std::min(left.size(), piece_samples));
    if (auto done = output(piece); !done) return done;
    left = left.subspan(piece.size());
  }
  return {};
}

Result<void> Spool::replay(const Output& output) {
  if (!on_disk_) return replay_memory(output);
  if (auto flushed = flush(); !flushed) return flushed;
  std::array<std::int16_t, piece_samples> samples{};
  off_t position = 0;
  for (;;) {
    const ssize_t count = ::pread(descriptor_, samples.data(), sizeof samples, position);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return fail({ErrorCode::io, "the reading can't be read back", folder_.string(),
                   std::strerror(errno), "", ""});
    }
    if (count == 0) return {};
    position += count;
    const auto read = static_cast<std::size_t>(count) / sizeof(std::int16_t);
    if (auto done = output(std::span(samples).first(read)); !done) return done;
  }
}

}  // namespace rawi
