// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "verify/readers.h"

namespace rawi {
namespace {

constexpr std::size_t header_size = 27;
constexpr std::size_t header_packets = 3;

bool is_whole(Bytes page, std::size_t segments) {
  std::size_t size = header_size + segments;
  for (std::size_t i = 0; i < segments; ++i) size += page.byte(header_size + i);
  return size == page.size();
}

/// Pages of one Ogg stream (RFC 3533): the first packets, put together, and the last position.
struct Pages {
  std::string packets[header_packets];
  std::size_t packet = 0;
  std::uint64_t last_position = 0;
  bool ended = false;  // the last page is whole and says that it is the last

  void take(Bytes page, std::size_t segments) {
    std::size_t at = header_size + segments;
    for (std::size_t i = 0; i < segments && packet < header_packets; ++i) {
      const std::size_t size = page.byte(header_size + i);
      packets[packet] += page.text(at, size);
      at += size;
      if (size < 255) ++packet;
    }
    constexpr std::uint8_t end_of_stream = 4;
    ended = is_whole(page, segments) && (page.byte(5) & end_of_stream) != 0;
    const std::uint64_t position = page.little(6, 8);
    if (position != UINT64_MAX) last_position = position;
  }
};

Pages read_pages(Bytes file) {
  Pages pages;
  for (std::size_t at = 0; at + header_size <= file.size();) {
    if (!file.has("OggS", at)) {
      ++at;
      continue;
    }
    const std::size_t segments = file.byte(at + 26);
    std::size_t size = header_size + segments;
    for (std::size_t i = 0; i < segments; ++i) size += file.byte(at + header_size + i);
    pages.take(file.part(at, size), segments);
    at += size;
  }
  return pages;
}

}  // namespace

AudioFacts read_ogg(Bytes file) {
  AudioFacts facts;
  const Pages pages = read_pages(file);
  const Bytes head(pages.packets[0]);
  const Bytes comment(pages.packets[1]);
  if (head.has("OpusHead", 0)) {
    facts.container = "ogg opus";
    const auto skipped = static_cast<double>(head.little(10, 2));
    facts.duration_s = (static_cast<double>(pages.last_position) - skipped) / 48000;
    if (comment.has("OpusTags", 0)) read_vorbis_comment(comment.from(8), facts);
  } else if (head.has("\x01vorbis", 0)) {
    facts.container = "ogg vorbis";
    const auto rate = static_cast<double>(head.little(12, 4));
    if (rate > 0) facts.duration_s = static_cast<double>(pages.last_position) / rate;
    if (comment.has("\x03vorbis", 0)) read_vorbis_comment(comment.from(7), facts);
  } else if (head.has("\x7F" "FLAC", 0)) {
    facts.container = "ogg flac";
    read_vorbis_comment(comment.from(4), facts);
  } else {
    facts.container = "ogg";
    note(facts, "unknown-codec", "the Ogg stream is neither Opus nor Vorbis nor FLAC", "all");
  }
  if (!pages.ended) note_cut_off(facts);
  return facts;
}

}  // namespace rawi
