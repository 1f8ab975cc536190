// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/nameless_file.h"
#include "encode/box_file.h"
#include "encode/encode.h"

namespace rawi {

/// What the decoder of a stream of AAC has to know.
struct AacFormat {
  int sample_rate_hz = 0;
  std::int64_t bitrate_bps = 0;  ///< that was asked for
  std::int64_t delay = 0;        ///< samples that the encoder puts before the sound
  std::string config;            ///< AudioSpecificConfig (ISO/IEC 14496-3)
};

/// The frames of a stream of AAC until the file is written: on disk, with all that grows with their
/// number (ten hours have 775,000), so that memory does not.
class AacFrames {
 public:
  /// Fails as NamelessFile does, like everything here.
  [[nodiscard]] static Result<AacFrames> create(const std::filesystem::path& folder);
  [[nodiscard]] Result<void> add(std::string_view frame, std::int64_t samples);

  /// Frames that lie side by side in the file: under 1 MB, so that players read ahead in good pieces.
  struct Chunk {
    std::uint32_t frames = 0;
    std::int64_t bytes = 0;
  };
  /// Neighbours of the same length.
  struct Run {
    std::uint32_t frames = 0;
    std::int64_t samples = 0;  ///< of each
  };
  [[nodiscard]] const std::vector<Chunk>& chunks() const { return chunks_; }
  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(sizes_.size() / 4); }
  [[nodiscard]] std::int64_t samples() const { return samples_; }
  [[nodiscard]] std::int64_t bytes() const { return frames_.size(); }
  /// The frames one after the other, and their sizes as `stsz` holds them: 32 bits, high byte first.
  [[nodiscard]] Result<void> replay(const NamelessFile::Output& output) { return frames_.replay(output); }
  [[nodiscard]] Result<void> replay_sizes(const NamelessFile::Output& output) {
    return sizes_.replay(output);
  }

 private:
  AacFrames(NamelessFile frames, NamelessFile sizes)
      : frames_(std::move(frames)), sizes_(std::move(sizes)) {}

  NamelessFile frames_;
  NamelessFile sizes_;
  std::vector<Chunk> chunks_;
  std::vector<Run> runs_;
  std::int64_t samples_ = 0;
};

/// Writes an M4B file: `moov` before `mdat`, a QuickTime text track and Nero's `chpl` with the same chapters,
/// an edit list that skips the encoder's delay, an empty `ilst` for the tags. Fails with cannot_write,
/// disk_full or io, with partial where the audio is too long for the 32-bit numbers of the format.
[[nodiscard]] Result<void> write_m4b(BoxFile file, AacFrames& frames, const AacFormat& format,
                                     const Metadata& metadata);

}  // namespace rawi
