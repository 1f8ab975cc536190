// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nameless_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/files.h"

namespace rawi {
namespace {

constexpr std::size_t buffer_bytes = 32768;

}  // namespace

NamelessFile::NamelessFile(NamelessFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      folder_(std::move(other.folder_)),
      size_(other.size_),
      buffer_(std::move(other.buffer_)) {}
NamelessFile::~NamelessFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<NamelessFile> NamelessFile::create(const std::filesystem::path& folder) {
  std::string name = temporary_name_for(folder / "spool").string() + "-XXXXXX";
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) {
    return fail(write_error("no file can be created in the folder", folder, errno));
  }
  ::unlink(name.c_str());
  return NamelessFile(descriptor, folder);
}

Result<void> NamelessFile::append(std::string_view bytes) {
  size_ += static_cast<std::int64_t>(bytes.size());
  if (buffer_.size() + bytes.size() > buffer_bytes) {
    if (auto flushed = flush(); !flushed) return flushed;
  }
  if (bytes.size() >= buffer_bytes) return put(bytes);
  buffer_.append(bytes);
  return {};
}

Result<void> NamelessFile::flush() {
  auto done = put(buffer_);
  buffer_.clear();
  return done;
}

Result<void> NamelessFile::put(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return fail(write_error("the reading can't be written", folder_, errno));
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

Result<std::size_t> NamelessFile::read(std::int64_t position, std::span<char> buffer) {
  if (auto flushed = flush(); !flushed) return fail(flushed.error());
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    const ssize_t count = ::pread(descriptor_, &buffer[filled], buffer.size() - filled, position);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return fail({ErrorCode::io, "the reading can't be read back", folder_.string(),
                   std::strerror(errno), "", ""});
    }
    if (count == 0 && position < size_) {
      return fail({ErrorCode::io, "the reading can't be read back", folder_.string(),
                   "the file ends at byte " + std::to_string(position), std::to_string(size_) + " bytes",
                   ""});
    }
    if (count == 0) break;
    position += count;
    filled += static_cast<std::size_t>(count);
  }
  return filled;
}

Result<void> NamelessFile::replay(const Output& output) {
  std::array<char, buffer_bytes> piece{};
  for (std::int64_t position = 0;;) {
    const auto count = read(position, piece);
    if (!count) return fail(count.error());
    if (*count == 0) return {};
    position += static_cast<std::int64_t>(*count);
    if (auto done = output(std::string_view(piece.data(), *count)); !done) return done;
  }
}

}  // namespace rawi
