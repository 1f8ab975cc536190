// SPDX-License-Identifier: GPL-3.0-or-later
#include <sndfile.h>

#include <cerrno>

#include "core/files.h"
#include "encode/stream.h"

namespace rawi {
namespace {

struct CloseFile {
  void operator()(SNDFILE* file) const { sf_close(file); }
};
using SndfileHandleOwner = std::unique_ptr<SNDFILE, CloseFile>;

Error failure(const std::filesystem::path& path, const char* message) {
  return write_error("the audio can't be written", path, errno, message);
}

int sndfile_format(const std::filesystem::path& path) {
  const std::string extension = path.extension().string();
  if (extension == ".flac") return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
  if (extension == ".ogg") return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
  if (extension == ".mp3") return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
  return SF_FORMAT_WAV | SF_FORMAT_PCM_16;
}

/// Speech at 22 kHz mono needs no more: Vorbis q 0.4, MP3 VBR about 48 kbit/s.
constexpr double vbr_quality = 0.4;

class SndfileStream final : public AudioStream {
 public:
  SndfileStream(SndfileHandleOwner file, std::filesystem::path path)
      : file_(std::move(file)), path_(std::move(path)) {}

  Result<void> write(std::span<const std::int16_t> samples) override {
    errno = 0;
    const auto wanted = static_cast<sf_count_t>(samples.size());
    if (sf_write_short(file_.get(), samples.data(), wanted) != wanted) {
      return fail(failure(path_, sf_strerror(file_.get())));
    }
    return {};
  }

  Result<void> close() override {
    errno = 0;
    const int error = sf_error(file_.get());
    const int closed = sf_close(file_.release());
    if (error != SF_ERR_NO_ERROR) return fail(failure(path_, sf_error_number(error)));
    if (closed != 0) return fail(failure(path_, sf_error_number(closed)));
    return {};
  }

 private:
  SndfileHandleOwner file_;
  std::filesystem::path path_;
};

}  // namespace

Result<std::unique_ptr<AudioStream>> open_sndfile_stream(const std::filesystem::path& path,
                                                         int sample_rate_hz) {
  SF_INFO info{};
  info.samplerate = sample_rate_hz;
  info.channels = 1;
  info.format = sndfile_format(path);
  errno = 0;
  SndfileHandleOwner file(sf_open(path.c_str(), SFM_WRITE, &info));
  if (!file) {
    Error error =
        write_error("the audio file can't be created", path, errno, sf_strerror(nullptr));
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return fail(std::move(error));
  }
  double quality = vbr_quality;
  if ((info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_MPEG_LAYER_III) {
    int mode = SF_BITRATE_MODE_VARIABLE;
    sf_command(file.get(), SFC_SET_BITRATE_MODE, &mode, sizeof mode);
  }
  double compression = 1.0 - quality;
  sf_command(file.get(), SFC_SET_COMPRESSION_LEVEL, &compression, sizeof compression);
  return std::make_unique<SndfileStream>(std::move(file), path);
}

}  // namespace rawi
