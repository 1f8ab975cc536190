// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/encode.h"

#include <array>

#include "core/files.h"
#include "encode/ogg_serial.h"
#include "encode/stream.h"
#include "encode/tag.h"

namespace rawi {
namespace {

struct NamedFormat {
  std::string_view name;
  AudioFormat format;
};
constexpr std::array formats{
    NamedFormat{"opus", AudioFormat::opus}, NamedFormat{"m4b", AudioFormat::m4b},
    NamedFormat{"mp3", AudioFormat::mp3},   NamedFormat{"ogg", AudioFormat::ogg},
    NamedFormat{"flac", AudioFormat::flac}, NamedFormat{"wav", AudioFormat::wav},
};

Result<std::unique_ptr<AudioStream>> open_stream(const std::filesystem::path& path,
                                                 AudioFormat format, int sample_rate_hz,
                                                 const Metadata& metadata) {
  if (format == AudioFormat::opus) return open_opus_stream(path, sample_rate_hz);
  if (format == AudioFormat::m4b) return open_m4b_stream(path, sample_rate_hz, metadata);
  return open_sndfile_stream(path, sample_rate_hz);
}

}  // namespace

std::optional<AudioFormat> format_named(std::string_view name) {
  for (const NamedFormat& entry : formats) {
    if (entry.name == name) return entry.format;
  }
  return std::nullopt;
}

std::string_view name_of(AudioFormat format) {
  for (const NamedFormat& entry : formats) {
    if (entry.format == format) return entry.name;
  }
  return "";
}

FormatLimits limits_of(AudioFormat format) {
  switch (format) {
    case AudioFormat::m4b: return {.chapters = 255, .samples = 4'000'000'000};
    case AudioFormat::opus:
    case AudioFormat::ogg: return {.chapters = 100};
    case AudioFormat::mp3: return {.chapters = 255};
    case AudioFormat::wav: return {.chapters = 255, .samples = 2'000'000'000};
    case AudioFormat::flac: break;
  }
  return {};
}

std::string_view Picture::media_type() const {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  return "";
}

struct Encoder::State {
  std::filesystem::path path;
  std::filesystem::path temporary;
  AudioFormat format;
  int sample_rate_hz;
  Metadata metadata;
  std::unique_ptr<AudioStream> stream;
  bool published = false;

  ~State() {
    if (published) return;
    stream.reset();
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
  }
};

Encoder::Encoder(std::unique_ptr<State> state) : state_(std::move(state)) {}
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;
Encoder::~Encoder() = default;

Result<Encoder> Encoder::create(const std::filesystem::path& path, AudioFormat format,
                                int sample_rate_hz, Metadata metadata) {
  if (!metadata.cover.empty() && metadata.cover.media_type().empty()) {
    return fail({ErrorCode::usage, "the cover is neither PNG nor JPEG", path.string(), "", "", ""});
  }
  auto state = std::make_unique<State>();
  state->path = path;
  state->temporary = temporary_name_for(path);
  state->format = format;
  state->sample_rate_hz = sample_rate_hz;
  state->metadata = std::move(metadata);
  auto stream = open_stream(state->temporary, format, sample_rate_hz, state->metadata);
  if (!stream) return fail(stream.error());
  state->stream = std::move(*stream);
  return Encoder(std::move(state));
}

Result<void> Encoder::write(std::span<const std::int16_t> samples) {
  return state_->stream->write(samples);
}

Result<void> Encoder::finish() {
  if (auto closed = state_->stream->close(); !closed) return closed;
  if (state_->format == AudioFormat::ogg) {
    if (auto set = set_ogg_serial(state_->temporary); !set) return set;
  }
  auto tagged =
      embed_tags(state_->temporary, state_->format, state_->sample_rate_hz, state_->metadata);
  if (!tagged) return tagged;
  auto published = publish_file(state_->temporary, state_->path);
  state_->published = published.has_value();
  return published;
}

}  // namespace rawi
