// SPDX-License-Identifier: GPL-3.0-or-later
#include <opusenc.h>
#include <soxr.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "core/files.h"
#include "encode/ogg_serial.h"
#include "encode/stream.h"

namespace rawi {
namespace {

constexpr int opus_rate_hz = 48000;
constexpr int bitrate_bps = 32000;  // transparent for one 22 kHz voice
constexpr int complexity = 5;       // 115x realtime; 10 costs twice that for nothing heard

// At this bit rate the codec takes away 0.35 dB of a voice's loudness: given back before.
constexpr double makeup = 1.041;

constexpr int comment_padding = 4096;      // room for tags and chapters, written when they are known

struct DestroyEncoder {
  void operator()(OggOpusEnc* encoder) const { ope_encoder_destroy(encoder); }
};
struct DestroyComments {
  void operator()(OggOpusComments* comments) const { ope_comments_destroy(comments); }
};
struct DeleteResampler {
  void operator()(soxr_t resampler) const { soxr_delete(resampler); }
};

/// The file that pages go to. libopusenc's own loses the reason of a failure, and where closing fails
/// (a full disk) closes a second time.
class PageFile {
 public:
  explicit PageFile(const std::filesystem::path& path) : file_(std::fopen(path.c_str(), "wb")) {
    note(file_ != nullptr);
  }
  ~PageFile() { close(); }
  PageFile(const PageFile&) = delete;
  PageFile& operator=(const PageFile&) = delete;

  bool write(const unsigned char* bytes, std::size_t count) {
    return note(file_ != nullptr && std::fwrite(bytes, 1, count, file_) == count);
  }
  bool close() { return file_ == nullptr || note(std::fclose(std::exchange(file_, nullptr)) == 0); }
  /// The error number of the first failure, 0 where there was none.
  [[nodiscard]] int problem() const { return problem_; }

 private:
  bool note(bool success) {
    if (!success && problem_ == 0) problem_ = errno;
    return success;
  }
  std::FILE* file_;
  int problem_ = 0;
};

constexpr OpusEncCallbacks page_file_calls{
    [](void* file, const unsigned char* bytes, opus_int32 count) {
      return static_cast<PageFile*>(file)->write(bytes, static_cast<std::size_t>(count)) ? 0 : 1;
    },
    [](void* file) { return static_cast<PageFile*>(file)->close() ? 0 : 1; }};

using EncoderOwner = std::unique_ptr<OggOpusEnc, DestroyEncoder>;
using ResamplerOwner = std::unique_ptr<std::remove_pointer_t<soxr_t>, DeleteResampler>;

class OpusStream final : public AudioStream {
 public:
  OpusStream(std::unique_ptr<PageFile> file, EncoderOwner encoder, ResamplerOwner resampler,
             std::filesystem::path path)
      : file_(std::move(file)),
        encoder_(std::move(encoder)),
        resampler_(std::move(resampler)),
        path_(std::move(path)) {}

  Result<void> write(std::span<const std::int16_t> samples) override {
    while (!samples.empty()) {
      std::size_t used = 0;
      if (auto done = resample(samples.data(), samples.size(), &used); !done) return done;
      samples = samples.subspan(used);
    }
    return {};
  }

  Result<void> close() override {
    for (;;) {
      std::size_t made = 0;
      const soxr_error_t error = soxr_process(resampler_.get(), nullptr, 0, nullptr, buffer_.data(),
                                              buffer_.size(), &made);
      if (error != nullptr) return fail(failure(error));
      if (made == 0) break;
      if (auto done = encode(made); !done) return done;
    }
    const int drained = ope_encoder_drain(encoder_.get());
    encoder_.reset();
    const bool whole = file_->close() && file_->problem() == 0;
    if (drained != OPE_OK || !whole) return fail(failure(ope_strerror(drained)));
    return {};
  }

 private:
  [[nodiscard]] Error failure(const char* message) const {
    return write_error("the audio can't be written", path_, file_->problem(), message);
  }

  Result<void> resample(const std::int16_t* samples, std::size_t count, std::size_t* used) {
    std::size_t made = 0;
    const soxr_error_t error = soxr_process(resampler_.get(), samples, count, used, buffer_.data(),
                                            buffer_.size(), &made);
    if (error != nullptr) return fail(failure(error));
    return encode(made);
  }

  Result<void> encode(std::size_t count) {
    if (count == 0) return {};
    const int written = ope_encoder_write_float(encoder_.get(), buffer_.data(), static_cast<int>(count));
    if (written != OPE_OK) return fail(failure(ope_strerror(written)));
    return {};
  }

  std::unique_ptr<PageFile> file_;  // outlives the encoder, which writes to it
  EncoderOwner encoder_;
  ResamplerOwner resampler_;
  std::filesystem::path path_;
  std::array<float, 8192> buffer_{};
};

}  // namespace

Result<std::unique_ptr<AudioStream>> open_opus_stream(const std::filesystem::path& path,
                                                      int sample_rate_hz) {
  const std::unique_ptr<OggOpusComments, DestroyComments> comments(ope_comments_create());
  int status = OPE_OK;
  auto file = std::make_unique<PageFile>(path);
  if (file->problem() != 0) {
    return fail(write_error("the audio file can't be created", path, file->problem()));
  }
  EncoderOwner encoder(ope_encoder_create_callbacks(&page_file_calls, file.get(), comments.get(),
                                                    opus_rate_hz, 1, 0, &status));
  if (!encoder) {
    return fail({ErrorCode::io, "the encoder can't be made", path.string(), ope_strerror(status),
                 "", ""});
  }
  ope_encoder_ctl(encoder.get(), OPE_SET_SERIALNO(ogg_serial_number));
  ope_encoder_ctl(encoder.get(), OPE_SET_COMMENT_PADDING(comment_padding));
  ope_encoder_ctl(encoder.get(), OPUS_SET_BITRATE(bitrate_bps));
  ope_encoder_ctl(encoder.get(), OPUS_SET_COMPLEXITY(complexity));
  ope_encoder_ctl(encoder.get(), OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE));

  // Floats out: 16-bit output would be dithered with noise that differs from run to run.
  soxr_io_spec_t io = soxr_io_spec(SOXR_INT16_I, SOXR_FLOAT32_I);
  io.scale = makeup;
  const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
  const soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
  soxr_error_t error = nullptr;
  ResamplerOwner resampler(
      soxr_create(sample_rate_hz, opus_rate_hz, 1, &error, &io, &quality, &runtime));
  if (!resampler) {
    return fail({ErrorCode::io, "the resampler can't be made", path.string(),
                 error != nullptr ? error : "", "", ""});
  }
  return std::make_unique<OpusStream>(std::move(file), std::move(encoder), std::move(resampler),
                                      path);
}

}  // namespace rawi
