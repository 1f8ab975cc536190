// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "verify/bytes.h"
#include "verify/verify.h"

namespace rawi {

// Each reads one kind of file into facts, and notes what is wrong with its structure.
[[nodiscard]] AudioFacts read_mp3(Bytes file);
[[nodiscard]] AudioFacts read_mp4(Bytes file);
[[nodiscard]] AudioFacts read_ogg(Bytes file);
[[nodiscard]] AudioFacts read_flac(Bytes file);
[[nodiscard]] AudioFacts read_riff(Bytes file);

/// An ID3v2 tag at the beginning of `data`: tags, cover, CHAP and CTOC frames. Returns the bytes it takes,
/// 0 where there is none.
std::size_t read_id3(Bytes data, AudioFacts& facts);

/// The body of a Vorbis comment: vendor, then NAME=value entries; tags, CHAPTERxxx, picture.
void read_vorbis_comment(Bytes body, AudioFacts& facts);

/// The chapters of an MP4 file: `chpl`, and the text track that a `tref/chap` names.
void read_mp4_chapters(Bytes file, Bytes moov, AudioFacts& facts);

/// Calls visit(type, body, position) for each box of a level; stops at the first that can't be one.
template <class Visit>
void for_each_box(Bytes data, const Visit& visit) {
  for (std::size_t at = 0; at + 8 <= data.size();) {
    std::uint64_t size = data.big(at, 4);
    std::size_t header = 8;
    if (size == 1) {
      size = data.big(at + 8, 8);
      header = 16;
    }
    if (size == 0) size = data.size() - at;
    if (size < header) return;
    visit(data.text(at + 4, 4), data.part(at + header, static_cast<std::size_t>(size) - header), at);
    if (size > data.size() - at) return;
    at += static_cast<std::size_t>(size);
  }
}

/// The body of the first box at a path, each step inside the one before: {"udta", "chpl"}.
[[nodiscard]] Bytes find_box(Bytes data, std::initializer_list<std::string_view> path);

void note(AudioFacts& facts, std::string kind, std::string message, std::string players);

/// Notes that the file ends before what its own structure promises.
void note_cut_off(AudioFacts& facts);

/// Sets a tag where it is not set yet, and notes letters that were damaged on the way: Arabic read as
/// Latin ("Ø§Ù„"), or replaced by question marks.
void set_tag(AudioFacts& facts, const std::string& name, std::string value);

/// ISO 8859-1 and UTF-16 (with or without byte order mark; big-endian without) as UTF-8.
[[nodiscard]] std::string from_latin1(std::string_view bytes);
[[nodiscard]] std::string from_utf16(std::string_view bytes, bool big_endian);

/// Titles, times and counts of every list, against what players can take.
void check_chapters(AudioFacts& facts);

/// Reads the .cue and the metadata.json beside a file: the second wins over embedded chapters in
/// Audiobookshelf.
void look_beside(const std::filesystem::path& path, VerifyReport& report);

[[nodiscard]] std::vector<PlayerView> views_of(const AudioFacts& facts);

}  // namespace rawi
