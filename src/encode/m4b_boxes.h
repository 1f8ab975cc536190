// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encode/box_file.h"

// Boxes that every track of an MP4 file has (ISO/IEC 14496-12).
namespace rawi::m4b {

inline constexpr int movie_scale = 1000;  ///< of the movie and of the chapters: milliseconds
inline constexpr std::uint32_t one = 0x10000;  ///< in 16.16
inline constexpr std::uint32_t audio_id = 1;
inline constexpr std::uint32_t chapters_id = 2;

/// Samples in other units, to the nearest.
[[nodiscard]] inline std::int64_t rescaled(std::int64_t samples, int rate, std::int64_t scale) {
  return (samples * scale + rate / 2) / rate;
}

/// No turning, no scaling: what files without a picture have.
void write_matrix(BoxFile& out);

/// `tkhd`. The track that sounds is the one that players play; the other is only referred to.
enum class TrackKind { sound, chapters };
void write_track_header(BoxFile& out, TrackKind kind, std::uint32_t length_ms);

/// `edts`: what is heard begins at `begin`, in the units of the track.
void write_edit_list(BoxFile& out, std::uint32_t length_ms, std::uint32_t begin);

/// `mdhd`. The language in three times five bits, or 0.
void write_media_header(BoxFile& out, std::uint32_t scale, std::uint32_t length,
                        unsigned int language);

/// `hdlr`.
void write_handler(BoxFile& out, std::string_view type, std::string_view name);

/// `dinf`: the samples lie in this file.
void write_data_reference(BoxFile& out);

}  // namespace rawi::m4b
