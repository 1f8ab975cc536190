// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "chapters/chapters.h"
#include "core/error.h"

namespace rawi {

enum class AudioFormat { opus, mp3, ogg, flac, wav };

/// "opus" -> AudioFormat::opus; nothing for a name that is no format.
[[nodiscard]] std::optional<AudioFormat> format_named(std::string_view name);
/// The name of a format, which is also the extension of its files (without a dot).
[[nodiscard]] std::string_view name_of(AudioFormat format);

/// What an article says of itself, for the tags of the audio file. Empty fields make no tag.
struct Tags {
  std::string title;
  std::string author;
  std::string album;
  std::string date;
  std::string narrator;
  std::string comment;
  std::string language = "ara";  ///< ISO 639-2
};

/// Writes one audio file, mono, as it is spoken, in constant memory. The file lies under a temporary
/// name until finish() has written tags and chapters and moved it to its final name; an encoder that
/// is destroyed before that leaves nothing behind.
class Encoder {
 public:
  /// Fails with cannot_write where the file can't be created.
  [[nodiscard]] static Result<Encoder> create(const std::filesystem::path& path, AudioFormat format,
                                              int sample_rate_hz);

  /// Fails with cannot_write (a full disk, say).
  [[nodiscard]] Result<void> write(std::span<const std::int16_t> samples);

  /// Ends the audio, embeds tags and chapters, publishes the file. Nothing may be written after it.
  [[nodiscard]] Result<void> finish(std::span<const Chapter> chapters, const Tags& tags);

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
