// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/box_file.h"

#include <array>
#include <cerrno>

#include "core/files.h"

namespace rawi {

Result<BoxFile> BoxFile::create(const std::filesystem::path& path) {
  std::FILE* file = std::fopen(path.c_str(), "wbe");
  if (file == nullptr) return fail(write_error("the audio file can't be created", path, errno));
  return BoxFile(file, path);
}

void BoxFile::bytes(std::string_view text) {
  keep(std::fwrite(text.data(), 1, text.size(), file_.get()) == text.size());
  position_ += static_cast<std::int64_t>(text.size());
}

void BoxFile::number(std::uint64_t value, int size) {
  std::array<char, 8> digits{};
  for (int i = size; i-- > 0; value >>= 8U) {
    digits[static_cast<std::size_t>(i)] = static_cast<char>(value & 0xFFU);
  }
  bytes({digits.data(), static_cast<std::size_t>(size)});
}

void BoxFile::patch(std::int64_t position, std::uint32_t value) {
  const std::int64_t end = position_;
  keep(std::fseek(file_.get(), static_cast<long>(position), SEEK_SET) == 0);
  u32(value);
  keep(std::fseek(file_.get(), static_cast<long>(end), SEEK_SET) == 0);
  position_ = end;
}

void BoxFile::keep(bool written) {
  if (!written && error_ == 0) error_ = errno != 0 ? errno : EIO;
}

Result<void> BoxFile::close() {
  keep(std::fclose(file_.release()) == 0);
  if (error_ == 0) return {};
  return fail(write_error("the audio can't be written", path_, error_));
}

}  // namespace rawi
