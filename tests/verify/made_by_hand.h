// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace rawi::test {

/// `count` bytes of a number, the most significant first; or last.
[[nodiscard]] std::string big(std::uint64_t value, int count);
[[nodiscard]] std::string little(std::uint64_t value, int count);

/// ID3v2 frames and tags; sizes with seven bits in a byte where the version is 4.
[[nodiscard]] std::string id3_frame(const std::string& id, const std::string& body, int version = 3);
[[nodiscard]] std::string id3_tag(const std::string& frames, int version = 3);
/// The body of a text frame: UTF-16 with a byte order mark, from UTF-8.
[[nodiscard]] std::string utf16_text(const std::string& text);
/// A CHAP frame; `frames` are those inside it.
[[nodiscard]] std::string id3_chapter(const std::string& id, unsigned ms, const std::string& frames,
                                      std::uint32_t byte_offset = 0xFFFFFFFF);
/// A CTOC frame; flag 2 is top-level, 1 is ordered.
[[nodiscard]] std::string id3_contents(int flags, const std::vector<std::string>& children,
                                       const std::string& id = "toc");
/// A second of silent MPEG audio after a tag, with an Info header.
[[nodiscard]] std::string mp3(const std::string& tag);

/// The body of a Vorbis comment.
[[nodiscard]] std::string vorbis_comment(const std::vector<std::string>& comments);
/// A FLAC file of no samples with further blocks of (type, body) and one empty frame at its end.
[[nodiscard]] std::string flac(const std::string& comment,
                               const std::vector<std::pair<int, std::string>>& blocks = {});
/// An Ogg file of two pages with these packets.
[[nodiscard]] std::string ogg(const std::string& head, const std::string& comment);
[[nodiscard]] std::string opus(const std::vector<std::string>& comments);

[[nodiscard]] std::string riff_chunk(const std::string& type, const std::string& body);
/// A second of silence at 8 kHz, with further chunks.
[[nodiscard]] std::string wav(const std::string& chunks);
/// A cue chunk with points at these samples, numbered from 1; a LIST chunk with their labels.
[[nodiscard]] std::string cue(const std::vector<unsigned>& samples);
[[nodiscard]] std::string labels(const std::vector<std::string>& titles);

[[nodiscard]] std::string box(const std::string& type, const std::string& body);
/// A chpl box with (seconds, title).
[[nodiscard]] std::string chpl(const std::vector<std::pair<double, std::string>>& chapters);
/// An M4B file of ten seconds with this in moov/udta, a title, and no text track.
[[nodiscard]] std::string m4b(const std::string& user_data);

}  // namespace rawi::test
