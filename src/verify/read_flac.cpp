// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/readers.h"

namespace rawi {
namespace {

enum Block : int { stream_info = 0, comment = 4, cue_sheet = 5, picture = 6 };

}  // namespace

// RFC 9639, section 8: metadata blocks of a type byte (its top bit: the last one) and 24 bits of length.
AudioFacts read_flac(Bytes file) {
  AudioFacts facts;
  facts.container = "flac";
  bool sheet = false;
  for (std::size_t at = 4; at + 4 <= file.size();) {
    const bool last = (file.byte(at) & 0x80) != 0;
    const int type = file.byte(at) & 0x7F;
    const auto size = static_cast<std::size_t>(file.big(at + 1, 3));
    const Bytes body = file.part(at + 4, size);
    if (type == stream_info) {
      const std::uint64_t packed = body.big(10, 8);
      const auto rate = static_cast<double>(packed >> 44);
      const auto samples = static_cast<double>(packed & 0xFFFFFFFFF);
      if (rate > 0) facts.duration_s = samples / rate;
    }
    if (type == comment) read_vorbis_comment(body, facts);
    if (type == cue_sheet) sheet = true;
    if (type == picture) facts.cover = true;
    at += 4 + size;
    if (last) break;
  }
  if (sheet) {
    note(facts, "cuesheet", "a CUESHEET block blanks the titles of the chapters", "ffmpeg, mpv");
  }
  return facts;
}

}  // namespace rawi
