// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/m4b_file.h"

namespace rawi {
namespace {

constexpr std::int64_t largest_chunk = 1 << 20;

}  // namespace

Result<AacFrames> AacFrames::create(const std::filesystem::path& folder) {
  auto frames = NamelessFile::create(folder);
  if (!frames) return fail(frames.error());
  auto sizes = NamelessFile::create(folder);
  if (!sizes) return fail(sizes.error());
  return AacFrames(std::move(*frames), std::move(*sizes));
}

Result<void> AacFrames::add(std::string_view frame, std::int64_t samples) {
  const auto bytes = static_cast<std::int64_t>(frame.size());
  if (chunks_.empty() || chunks_.back().bytes + bytes >= largest_chunk) chunks_.emplace_back();
  ++chunks_.back().frames;
  chunks_.back().bytes += bytes;
  if (runs_.empty() || runs_.back().samples != samples) runs_.push_back({0, samples});
  ++runs_.back().frames;
  samples_ += samples;
  std::string size;
  for (const unsigned int shift : {24U, 16U, 8U, 0U}) {
    size += static_cast<char>(static_cast<std::uint32_t>(bytes) >> shift & 0xFFU);
  }
  auto added = sizes_.append(size);
  return added ? frames_.append(frame) : added;
}

}  // namespace rawi
