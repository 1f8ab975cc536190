// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/readers.h"

namespace rawi {
namespace {

enum Block : int { stream_info = 0, comment = 4, cue_sheet = 5, picture = 6 };

constexpr std::uint16_t crc16(std::string_view bytes) {  // RFC 9639, section 9.3
  std::uint32_t crc = 0;
  for (const char byte : bytes) {
    crc ^= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << 8;
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x8000) != 0 ? (crc << 1 ^ 0x8005) & 0xFFFF : crc << 1;
  }
  return static_cast<std::uint16_t>(crc);
}

/// The last frame ends the file: from one of the places that may begin a frame to the end, the check
/// sum of the frame comes out as zero. An ID3v1 tag may follow.
bool ends_with_a_frame(Bytes audio) {
  constexpr std::size_t longest_frame = std::size_t{1} << 17;
  constexpr int most_candidates = 64;
  constexpr std::size_t id3v1 = 128;
  std::string_view bytes = audio.all();
  if (bytes.size() >= id3v1 && bytes.substr(bytes.size() - id3v1, 3) == "TAG") bytes.remove_suffix(id3v1);
  if (bytes.size() > longest_frame) bytes.remove_prefix(bytes.size() - longest_frame);
  int tried = 0;
  for (std::size_t at = bytes.size(); at-- > 0 && tried < most_candidates;) {
    const std::string_view frame = bytes.substr(at);
    if (!frame.starts_with("\xFF\xF8") && !frame.starts_with("\xFF\xF9")) continue;
    if (crc16(frame) == 0) return true;
    ++tried;
  }
  return false;
}

}  // namespace

// RFC 9639, section 8: metadata blocks of a type byte (its top bit: the last one) and 24 bits of length.
AudioFacts read_flac(Bytes file) {
  AudioFacts facts;
  facts.container = "flac";
  bool sheet = false;
  std::size_t at = 4;
  while (at + 4 <= file.size()) {
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
  // A file cut just between two frames is not noticed.
  if (at >= file.size() || !ends_with_a_frame(file.from(at))) note_cut_off(facts);
  if (sheet) {
    note(facts, "cuesheet", "a CUESHEET block blanks the titles of the chapters", "ffmpeg, mpv");
  }
  return facts;
}

}  // namespace rawi
