// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "core/error.h"
#include "encode/encode.h"

namespace rawi {

/// A file that samples go into. Closing is explicit because it can fail; an unclosed stream is
/// closed by its destructor.
class AudioStream {
 public:
  AudioStream() = default;
  AudioStream(const AudioStream&) = delete;
  AudioStream& operator=(const AudioStream&) = delete;
  virtual ~AudioStream() = default;
  [[nodiscard]] virtual Result<void> write(std::span<const std::int16_t> samples) = 0;
  [[nodiscard]] virtual Result<void> close() = 0;
};

/// WAV (16 bit), FLAC, Ogg Vorbis or MP3 through libsndfile; the extension of the path says which.
[[nodiscard]] Result<std::unique_ptr<AudioStream>> open_sndfile_stream(
    const std::filesystem::path& path, int sample_rate_hz);

/// Ogg Opus through libopusenc, resampled to 48 kHz by soxr.
[[nodiscard]] Result<std::unique_ptr<AudioStream>> open_opus_stream(
    const std::filesystem::path& path, int sample_rate_hz);

/// AAC in MP4 with chapters through FFmpeg's libraries. Chapters go in here, since the muxer wants them
/// first; tags do not. Fails with missing_resource where the component with those libraries is missing.
[[nodiscard]] Result<std::unique_ptr<AudioStream>> open_m4b_stream(
    const std::filesystem::path& path, int sample_rate_hz, const Metadata& metadata);

}  // namespace rawi
