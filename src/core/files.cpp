// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "core/file_writer.h"

namespace rawi {
namespace {

std::string system_message(int number) { return std::generic_category().message(number); }

Error file_error(ErrorCode code, std::string what, const std::filesystem::path& path, int number) {
  return {code, std::move(what), path.string(), system_message(number), "", ""};
}

bool refuses_every_file(int number) {
  return number == ENOSPC || number == EDQUOT || number == EROFS;
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool valid() const { return number_ >= 0; }

 private:
  int number_;
};

Result<std::string> read_all(int descriptor, const std::filesystem::path& path) {
  std::string content;
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(file_error(ErrorCode::io, "reading failed", path, errno));
    if (count == 0) return content;
    content.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

Result<void> sync_path(const std::filesystem::path& path, int flags) {
  const Descriptor file(::open(path.c_str(), flags | O_CLOEXEC));
  if (!file.valid()) return fail(write_error("can't be opened", path, errno));
  if (::fsync(file.number()) != 0 && errno != EINVAL) {
    return fail(write_error("can't be written to the disk", path, errno));
  }
  return {};
}

}  // namespace

Error write_error(std::string what, const std::filesystem::path& path, int number,
                  std::string got) {
  if (refuses_every_file(number)) {
    return {ErrorCode::disk_full, std::move(what), path.string(), system_message(number), "", ""};
  }
  if (got.empty() && number != 0) got = system_message(number);
  return {ErrorCode::cannot_write, std::move(what), path.string(), std::move(got), "", ""};
}

Result<std::string> read_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) {
    return fail(file_error(ErrorCode::no_input, "can't be opened for reading", path, errno));
  }
  return read_all(file.number(), path);
}

Result<std::string> read_standard_input() { return read_all(STDIN_FILENO, "standard input"); }

std::filesystem::path temporary_name_for(const std::filesystem::path& final_path) {
  // Names may be as long as the file system allows (255 bytes): the temporary does not repeat them.
  const std::size_t hash = std::hash<std::string>{}(final_path.filename().string());
  return final_path.parent_path() / (".rawi-" + std::to_string(::getpid()) + "-" +
                                     std::to_string(hash) + final_path.extension().string());
}

Result<void> publish_file(const std::filesystem::path& temporary,
                          const std::filesystem::path& final_path, FolderSync folder_sync) {
  if (auto synced = sync_path(temporary, O_RDWR); !synced) return synced;
  if (::rename(temporary.c_str(), final_path.c_str()) != 0) {
    return fail(write_error("can't be renamed into place", final_path, errno));
  }
  return folder_sync == FolderSync::now ? sync_folder(final_path.parent_path()) : Result<void>();
}

Result<void> sync_folder(const std::filesystem::path& folder) {
  return sync_path(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
}

Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view content) {
  auto file = FileWriter::create(path);
  if (!file) return fail(file.error());
  auto written = file->write(content);
  return written ? file->publish() : written;
}

void MappedFile::Unmap::operator()(const char* begin) const {
  if (begin != nullptr && size > 0) ::munmap(const_cast<char*>(begin), size);
}

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) {
    return fail(file_error(ErrorCode::no_input, "can't be opened for reading", path, errno));
  }
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) {
    return fail(file_error(ErrorCode::io, "its size can't be read", path, errno));
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return MappedFile(std::unique_ptr<const char, Unmap>(nullptr, Unmap{0}));
  void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (memory == MAP_FAILED) {
    return fail(file_error(ErrorCode::io, "can't be mapped into memory", path, errno));
  }
  return MappedFile(std::unique_ptr<const char, Unmap>(static_cast<const char*>(memory), Unmap{size}));
}

std::string_view MappedFile::bytes() const {
  return memory_ ? std::string_view(memory_.get(), memory_.get_deleter().size) : std::string_view();
}

}  // namespace rawi
