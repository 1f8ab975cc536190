// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/chapters.h"
#include "core/error.h"

namespace rawi {

enum class AudioFormat { opus, m4b, mp3, ogg, flac, wav };

/// "opus" -> AudioFormat::opus; nothing for a name that is no format.
[[nodiscard]] std::optional<AudioFormat> format_named(std::string_view name);
/// The name of a format, which is also the extension of its files (without a dot).
[[nodiscard]] std::string_view name_of(AudioFormat format);

/// Loads what a format needs of this program's optional parts, so that processes forked afterwards have
/// it; the formats' files can be written without it. Fails with missing_resource: m4b in a build
/// without FFmpeg's libraries, with what to install.
[[nodiscard]] Result<void> prepare_format(AudioFormat format);

/// What a format can hold so that every player shows it; 0: no limit.
struct FormatLimits {
  std::size_t chapters = 0;  ///< 255 in m4b and ID3 (`chpl` and CTOC count in one byte), 100 in Ogg
                             ///< (AntennaPod shows none of more)
  std::int64_t samples = 0;  ///< WAV counts its bytes in 32 bits, m4b its samples (50 hours)
};
[[nodiscard]] FormatLimits limits_of(AudioFormat format);

/// What an article says of itself, for the tags of the audio file. Empty fields make no tag.
struct Tags {
  std::string title;
  std::string author;
  std::string album;
  std::string date;      ///< YYYY, YYYY-MM or YYYY-MM-DD
  std::string source;    ///< where the article was published: an address, or a name
  std::string narrator;
  std::string comment;
  std::string language = "ara";  ///< ISO 639-2
  std::size_t track = 0;         ///< 1 .. `tracks` for a file of several, else 0
  std::size_t tracks = 0;
};

/// A picture in the bytes of its file; PNG or JPEG.
struct Picture {
  std::string bytes;
  [[nodiscard]] bool empty() const { return bytes.empty(); }
  /// "image/png", "image/jpeg", or empty for anything else.
  [[nodiscard]] std::string_view media_type() const;
};

/// Everything in an audio file that is no sound.
struct Metadata {
  std::vector<Chapter> chapters;
  Tags tags;
  Picture cover;
};

/// Writes one audio file, mono, as it is spoken, in constant memory. The file lies under a temporary
/// name until finish() has moved it to its final name; an encoder that is destroyed before that leaves
/// nothing behind.
class Encoder {
 public:
  /// Fails with cannot_write where the file can't be created, with missing_resource where the format is
  /// one that this build has no encoder for, with usage for a cover that is neither PNG nor JPEG.
  [[nodiscard]] static Result<Encoder> create(const std::filesystem::path& path, AudioFormat format,
                                              int sample_rate_hz, Metadata metadata);

  /// Fails with cannot_write (a full disk, say).
  [[nodiscard]] Result<void> write(std::span<const std::int16_t> samples);

  /// Ends the audio, embeds tags and chapters, publishes the file. Nothing may be written after it.
  [[nodiscard]] Result<void> finish();

  Encoder(Encoder&&) noexcept;
  Encoder& operator=(Encoder&&) noexcept;
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;
  ~Encoder();

 private:
  struct State;
  explicit Encoder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace rawi
