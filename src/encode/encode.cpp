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
    NamedFormat{"opus", AudioFormat::opus}, NamedFormat{"mp3", AudioFormat::mp3},
    NamedFormat{"ogg", AudioFormat::ogg},   NamedFormat{"flac", AudioFormat::flac},
    NamedFormat{"wav", AudioFormat::wav},
};

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

struct Encoder::State {
  std::filesystem::path path;
  std::filesystem::path temporary;
  AudioFormat format;
  int sample_rate_hz;
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
                                int sample_rate_hz) {
  const auto temporary = temporary_name_for(path);
  auto stream = format == AudioFormat::opus ? open_opus_stream(temporary, sample_rate_hz)
                                            : open_sndfile_stream(temporary, sample_rate_hz);
  if (!stream) return fail(stream.error());
  auto state = std::make_unique<State>();
  state->path = path;
  state->temporary = temporary;
  state->format = format;
  state->sample_rate_hz = sample_rate_hz;
  state->stream = std::move(*stream);
  return Encoder(std::move(state));
}

Result<void> Encoder::write(std::span<const std::int16_t> samples) {
  return state_->stream->write(samples);
}

Result<void> Encoder::finish(std::span<const Chapter> chapters, const Tags& tags) {
  if (auto closed = state_->stream->close(); !closed) return closed;
  if (state_->format == AudioFormat::ogg) {
    if (auto set = set_ogg_serial(state_->temporary); !set) return set;
  }
  auto tagged = embed_tags(state_->temporary, state_->format, state_->sample_rate_hz, chapters, tags);
  if (!tagged) return tagged;
  auto published = publish_file(state_->temporary, state_->path);
  state_->published = published.has_value();
  return published;
}

}  // namespace rawi
