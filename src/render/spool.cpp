// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/spool.h"

#include <algorithm>
#include <array>

#include "core/large_pages.h"

namespace rawi {
namespace {

// 12 MB: what an ordinary article of under five minutes takes never touches the disk. The room is only
// asked for; what isn't used costs nothing.
constexpr std::size_t buffer_samples = 6 << 20;
constexpr std::size_t piece_samples = 16384;

std::string_view bytes_of(std::span<const std::int16_t> samples) {
  return {reinterpret_cast<const char*>(samples.data()), samples.size_bytes()};
}

}  // namespace

Spool::Spool(NamelessFile file) : file_(std::move(file)), buffer_(large_pages()) {
  buffer_.reserve(buffer_samples);
}

Result<Spool> Spool::create(const std::filesystem::path& folder) {
  auto file = NamelessFile::create(folder);
  if (!file) return fail(file.error());
  return Spool(std::move(*file));
}

Result<void> Spool::write(std::span<const std::int16_t> samples) {
  if (file_.size() == 0 && buffer_.size() + samples.size() <= buffer_samples) {
    buffer_.insert(buffer_.end(), samples.begin(), samples.end());
    return {};
  }
  if (!buffer_.empty()) {
    auto moved = file_.append(bytes_of(buffer_));
    std::pmr::vector<std::int16_t>(large_pages()).swap(buffer_);  // gives the memory back
    if (!moved) return moved;
  }
  return file_.append(bytes_of(samples));
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
  if (file_.size() == 0) return replay_memory(output);
  std::array<std::int16_t, piece_samples> samples{};
  const std::span<char> bytes(reinterpret_cast<char*>(samples.data()), sizeof samples);
  for (std::int64_t position = 0;;) {
    const auto count = file_.read(position, bytes);
    if (!count) return fail(count.error());
    if (*count == 0) return {};
    position += static_cast<std::int64_t>(*count);
    const auto read = std::span(samples).first(*count / sizeof(std::int16_t));
    if (auto done = output(read); !done) return done;
  }
}

}  // namespace rawi
