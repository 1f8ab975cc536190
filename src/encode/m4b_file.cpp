// SPDX-License-Identifier: GPL-3.0-or-later
// The boxes of an M4B file, as FFmpeg's muxer writes them, which every player reads. That muxer holds 64
// bytes for each frame of audio: 50 MB for ten hours.
#include "encode/m4b_file.h"

#include <algorithm>
#include <limits>

#include "encode/m4b_boxes.h"
#include "encode/m4b_chapters.h"

namespace rawi {
namespace {

using namespace m4b;

/// ISO 639-2 in three times five bits.
unsigned int packed_language(std::string_view language) {
  const bool known = language.size() == 3 && std::all_of(language.begin(), language.end(), [](char c) {
                       return c >= 'a' && c <= 'z';
                     });
  unsigned int packed = 0;
  for (const char c : known ? language : std::string_view("und")) {
    packed = packed << 5U | static_cast<unsigned int>(c - 'a' + 1);
  }
  return packed;
}

class MovieWriter {
 public:
  MovieWriter(BoxFile file, AacFrames& frames, const AacFormat& format, const Metadata& metadata)
      : out_(std::move(file)),
        frames_(frames),
        format_(format),
        language_(packed_language(metadata.tags.language)),
        chapters_(metadata.chapters, format.sample_rate_hz) {
    const std::int64_t heard = std::max<std::int64_t>(0, frames.samples() - format.delay);
    audio_ms_ = static_cast<std::uint32_t>((heard * movie_scale + format.sample_rate_hz - 1) /
                                           format.sample_rate_hz);
  }

  Result<void> write() {
    out_.box("ftyp", [&] {
      out_.bytes("M4B ");
      out_.u32(0x200);
      out_.bytes("M4B isomiso2");
    });
    out_.box("moov", [&] { movie(); });
    out_.box("mdat", [&] { media(); });
    auto closed = out_.close();
    return replayed_ ? closed : replayed_;
  }

 private:
  void movie() {
    out_.box("mvhd", [&] {
      out_.zeros(12);  // version, flags, no dates: the same bytes every time
      out_.u32(movie_scale);
      out_.u32(std::max(audio_ms_, chapters_.length_ms()));
      out_.u32(one);     // speed
      out_.u16(0x0100);  // volume
      out_.zeros(10);
      write_matrix(out_);
      out_.zeros(24);
      out_.u32((chapters_.empty() ? audio_id : chapters_id) + 1);  // the next track's id
    });
    out_.box("trak", [&] { audio_track(); });
    if (!chapters_.empty()) chapters_.write_track(out_);
    out_.box("udta", [&] { user_data(); });
  }

  void audio_track() {
    write_track_header(out_, TrackKind::sound, audio_ms_);
    write_edit_list(out_, audio_ms_, static_cast<std::uint32_t>(format_.delay));
    if (!chapters_.empty()) {
      out_.box("tref", [&] { out_.box("chap", [&] { out_.u32(chapters_id); }); });
    }
    out_.box("mdia", [&] {
      write_media_header(out_, static_cast<std::uint32_t>(format_.sample_rate_hz),
                         static_cast<std::uint32_t>(frames_.samples()), language_);
      write_handler(out_, "soun", "SoundHandler");
      out_.box("minf", [&] {
        out_.box("smhd", [&] { out_.zeros(8); });
        write_data_reference(out_);
        out_.box("stbl", [&] { audio_table(); });
      });
    });
  }

  void audio_table() {
    out_.box("stsd", [&] {
      out_.u32(0);
      out_.u32(1);
      out_.box("mp4a", [&] {
        out_.zeros(6);
        out_.u16(1);  // data reference
        out_.zeros(8);
        out_.u16(2);  // channels and bits: fixed, the decoder's configuration tells them
        out_.u16(16);
        out_.zeros(4);
        out_.u16(static_cast<unsigned int>(format_.sample_rate_hz));
        out_.u16(0);
        out_.box("esds", [&] { decoder_config(); });
      });
    });
    out_.box("stts", [&] {
      out_.u32(0);
      out_.u32(static_cast<std::uint32_t>(frames_.runs().size()));
      for (const AacFrames::Run& run : frames_.runs()) {
        out_.u32(run.frames);
        out_.u32(static_cast<std::uint32_t>(run.samples));
      }
    });
    out_.box("stsc", [&] { chunk_sizes(); });
    out_.box("stsz", [&] {
      out_.zeros(8);
      out_.u32(frames_.count());
      copy(frames_.replay_sizes([&](std::string_view piece) { return put(piece); }));
    });
    out_.box("stco", [&] {
      out_.u32(0);
      out_.u32(static_cast<std::uint32_t>(frames_.chunks().size()));
      audio_places_ = out_.position();
      for (std::size_t i = 0; i < frames_.chunks().size(); ++i) out_.u32(0);  // see media()
    });
    // Each frame needs the one before it to be decoded.
    out_.box("sgpd", [&] {
      out_.u32(0x01000000);
      out_.bytes("roll");
      out_.u32(2);
      out_.u32(1);
      out_.u16(0xFFFF);
    });
    out_.box("sbgp", [&] {
      out_.u32(0);
      out_.bytes("roll");
      out_.u32(1);
      out_.u32(frames_.count());
      out_.u32(1);
    });
  }

  /// Descriptors of ISO/IEC 14496-1, each with its tag and its size in four bytes.
  void decoder_config() {
    const auto descriptor = [&](unsigned int tag, std::size_t size) {
      out_.u8(tag);
      out_.u32(0x80808000U | static_cast<std::uint32_t>(size));
    };
    const std::size_t config = format_.config.size();
    const std::int64_t average =
        frames_.samples() > 0 ? frames_.bytes() * 8 * format_.sample_rate_hz / frames_.samples() : 0;
    out_.u32(0);
    descriptor(3, 3 + 5 + 13 + 5 + config + 5 + 1);
    out_.u16(1);
    out_.u8(0);
    descriptor(4, 13 + 5 + config);
    out_.u8(0x40);  // AAC
    out_.u8(0x15);  // an audio stream
    out_.zeros(3);
    out_.u32(static_cast<std::uint32_t>(std::max(format_.bitrate_bps, average)));
    out_.u32(static_cast<std::uint32_t>(average));
    descriptor(5, config);
    out_.bytes(format_.config);
    descriptor(6, 1);
    out_.u8(2);
  }

  void chunk_sizes() {
    struct Entry {
      std::uint32_t first;
      std::uint32_t frames;
    };
    std::vector<Entry> entries;
    std::uint32_t number = 0;
    for (const AacFrames::Chunk& chunk : frames_.chunks()) {
      ++number;
      if (entries.empty() || entries.back().frames != chunk.frames) {
        entries.push_back({number, chunk.frames});
      }
    }
    out_.u32(0);
    out_.u32(static_cast<std::uint32_t>(entries.size()));
    for (const Entry& entry : entries) {
      out_.u32(entry.first);
      out_.u32(entry.frames);
      out_.u32(1);
    }
  }

  void user_data() {
    out_.box("meta", [&] {
      out_.u32(0);
      out_.box("hdlr", [&] {
        out_.zeros(8);
        out_.bytes("mdirappl");
        out_.zeros(9);
      });
      out_.box("ilst", [] {});
    });
    if (!chapters_.empty()) chapters_.write_chpl(out_);
  }

  /// The titles, then the sound; `stco` learns where it lies.
  void media() {
    if (!chapters_.empty()) chapters_.write_samples(out_);
    std::int64_t place = out_.position();
    for (const AacFrames::Chunk& chunk : frames_.chunks()) {
      out_.patch(audio_places_, static_cast<std::uint32_t>(place));
      audio_places_ += 4;
      place += chunk.bytes;
    }
    copy(frames_.replay([&](std::string_view piece) { return put(piece); }));
  }

  Result<void> put(std::string_view piece) {
    out_.bytes(piece);
    return {};
  }
  void copy(const Result<void>& replayed) {
    if (replayed_ && !replayed) replayed_ = replayed;
  }

  BoxFile out_;
  AacFrames& frames_;
  const AacFormat& format_;
  unsigned int language_;
  ChapterBoxes chapters_;
  std::uint32_t audio_ms_ = 0;
  std::int64_t audio_places_ = 0;
  Result<void> replayed_;
};

}  // namespace

Result<void> write_m4b(BoxFile file, AacFrames& frames, const AacFormat& format,
                       const Metadata& metadata) {
  constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
  constexpr std::int64_t room_for_rest = 64 << 20;
  if (frames.samples() > most || frames.bytes() > most - room_for_rest) {
    return fail({ErrorCode::partial, "the audio is too long for one m4b file", "",
                 std::to_string(frames.samples()) + " samples", "", "choose opus, mp3 or flac"});
  }
  return MovieWriter(std::move(file), frames, format, metadata).write();
}

}  // namespace rawi
