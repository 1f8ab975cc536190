// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that knows FFmpeg's libraries: the component rawi-m4b.so.
extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/opt.h>
}

#include <array>
#include <cstring>

#include "core/files.h"
#include "encode/m4b_component.h"
#include "encode/m4b_file.h"

namespace rawi {
namespace {

constexpr std::int64_t bitrate_bps = 64000;  // one voice at 22 kHz, AAC-LC

struct FreeEncoder {
  void operator()(AVCodecContext* encoder) const { avcodec_free_context(&encoder); }
};
struct FreeFrame {
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct FreePacket {
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
using EncoderOwner = std::unique_ptr<AVCodecContext, FreeEncoder>;

std::string message_of(int status) {
  std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
  av_strerror(status, text.data(), text.size());
  return text.data();
}

Error m4b_error(const char* what, const std::filesystem::path& path, int status) {
  return write_error(what, path, AVUNERROR(status), message_of(status));
}

class M4bStream final : public AudioStream {
 public:
  M4bStream(EncoderOwner encoder, AacFrames frames, BoxFile file, std::filesystem::path path,
            Metadata metadata)
      : path_(std::move(path)),
        metadata_(std::move(metadata)),
        encoder_(std::move(encoder)),
        frames_(std::move(frames)),
        file_(std::move(file)) {
    frame_->format = AV_SAMPLE_FMT_FLTP;
    frame_->nb_samples = encoder_->frame_size;
    frame_->sample_rate = encoder_->sample_rate;
    av_channel_layout_copy(&frame_->ch_layout, &encoder_->ch_layout);
  }

  Result<void> write(std::span<const std::int16_t> samples) override {
    for (const std::int16_t sample : samples) {
      pending_[filled_++] = static_cast<float>(sample) / 32768.0F;
      if (filled_ < frame_samples) continue;
      if (auto done = encode_pending(); !done) return done;
    }
    return {};
  }

  Result<void> close() override {
    if (filled_ > 0) {
      if (auto done = encode_pending(); !done) return done;
    }
    if (auto done = send(nullptr); !done) return done;
    const AacFormat format{encoder_->sample_rate, bitrate_bps, encoder_->initial_padding,
                           {reinterpret_cast<const char*>(encoder_->extradata),
                            static_cast<std::size_t>(encoder_->extradata_size)}};
    auto written = write_m4b(std::move(file_), frames_, format, metadata_);
    if (!written && written.error().where.empty()) written.error().where = path_.string();
    return written;
  }

 private:
  static constexpr std::size_t frame_samples = 1024;  // of AAC-LC

  Result<void> encode_pending() {
    frame_->nb_samples = static_cast<int>(filled_);  // the last frame may be shorter
    frame_->pts = position_;
    position_ += frame_->nb_samples;
    const int status = av_frame_get_buffer(frame_.get(), 0);
    if (status < 0) return fail(m4b_error("no memory for a frame of audio", path_, status));
    std::memcpy(frame_->data[0], pending_.data(), filled_ * sizeof(float));
    filled_ = 0;
    auto sent = send(frame_.get());
    av_buffer_unref(&frame_->buf[0]);
    return sent;
  }

  /// Gives the encoder a frame (null ends the sound) and keeps what comes out.
  Result<void> send(const AVFrame* frame) {
    int status = avcodec_send_frame(encoder_.get(), frame);
    while (status >= 0) {
      status = avcodec_receive_packet(encoder_.get(), packet_.get());
      if (status == AVERROR(EAGAIN) || status == AVERROR_EOF) return {};
      if (status < 0) break;
      auto added = frames_.add({reinterpret_cast<const char*>(packet_->data),
                                static_cast<std::size_t>(packet_->size)},
                               packet_->duration);
      av_packet_unref(packet_.get());
      if (!added) return added;
    }
    return fail(m4b_error("the audio can't be encoded", path_, status));
  }

  std::filesystem::path path_;
  Metadata metadata_;
  EncoderOwner encoder_;
  AacFrames frames_;
  BoxFile file_;
  std::unique_ptr<AVFrame, FreeFrame> frame_{av_frame_alloc()};
  std::unique_ptr<AVPacket, FreePacket> packet_{av_packet_alloc()};
  std::array<float, frame_samples> pending_{};
  std::size_t filled_ = 0;
  std::int64_t position_ = 0;
};

Result<EncoderOwner> open_aac(const std::filesystem::path& path, int sample_rate_hz) {
  const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
  EncoderOwner encoder(codec != nullptr ? avcodec_alloc_context3(codec) : nullptr);
  if (!encoder) {
    return fail({ErrorCode::missing_resource, "FFmpeg's libraries have no AAC encoder", path.string(),
                 "", "", "install libavcodec59 as Debian has it"});
  }
  encoder->sample_rate = sample_rate_hz;
  encoder->time_base = {1, sample_rate_hz};
  encoder->sample_fmt = AV_SAMPLE_FMT_FLTP;
  encoder->bit_rate = bitrate_bps;
  encoder->ch_layout = AV_CHANNEL_LAYOUT_MONO;
  encoder->thread_count = 1;
  encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
  av_opt_set(encoder->priv_data, "aac_coder", "fast", 0);  // five times as fast as the default
  const int status = avcodec_open2(encoder.get(), codec, nullptr);
  if (status < 0) return fail(m4b_error("the AAC encoder can't be opened", path, status));
  return encoder;
}

Result<std::unique_ptr<AudioStream>> open_stream(const std::filesystem::path& path,
                                                 int sample_rate_hz, const Metadata& metadata) {
  av_log_set_level(AV_LOG_QUIET);
  auto encoder = open_aac(path, sample_rate_hz);
  if (!encoder) return fail(encoder.error());
  auto frames = AacFrames::create(path.parent_path());
  if (!frames) return fail(frames.error());
  auto file = BoxFile::create(path);
  if (!file) return fail(file.error());
  Metadata own{metadata.chapters, metadata.tags, {}};
  return std::make_unique<M4bStream>(std::move(*encoder), std::move(*frames), std::move(*file), path,
                                     std::move(own));
}

}  // namespace
}  // namespace rawi

extern "C" __attribute__((visibility("default"))) void rawi_m4b_open(
    const std::filesystem::path& path, int sample_rate_hz, const rawi::Metadata& metadata,
    rawi::Result<std::unique_ptr<rawi::AudioStream>>& stream) {
  static_assert(std::is_same_v<decltype(rawi_m4b_open), rawi::m4b_open_function>);
  stream = rawi::open_stream(path, sample_rate_hz, metadata);
}
