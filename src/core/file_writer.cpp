// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "core/files.h"

namespace rawi {
namespace {

constexpr std::size_t buffer_bytes = 32768;

}  // namespace

FileWriter::FileWriter(FileWriter&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      buffer_(std::move(other.buffer_)) {}

FileWriter::~FileWriter() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Result<FileWriter> FileWriter::create(const std::filesystem::path& path) {
  auto temporary = temporary_name_for(path);
  const int descriptor =
      ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return fail(write_error("can't be created", path, errno));
  return FileWriter(descriptor, path, std::move(temporary));
}

Result<void> FileWriter::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > buffer_bytes) {
    auto flushed = put(buffer_);
    buffer_.clear();
    if (!flushed) return flushed;
  }
  if (bytes.size() >= buffer_bytes) return put(bytes);
  buffer_.append(bytes);
  return {};
}

Result<void> FileWriter::put(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(write_error("can't be written", path_, errno));
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

Result<void> FileWriter::publish(FolderSync folder_sync) {
  if (auto written = put(buffer_); !written) return written;
  if (::close(std::exchange(descriptor_, -1)) != 0) {
    return fail(write_error("can't be written", path_, errno));
  }
  auto published = publish_file(temporary_, path_, folder_sync);
  if (published) temporary_.clear();
  return published;
}

}  // namespace rawi
