// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/m4b_boxes.h"

namespace rawi::m4b {

void write_matrix(BoxFile& out) {
  for (const std::uint32_t value : {one, 0U, 0U, 0U, one, 0U, 0U, 0U, 0x40000000U}) out.u32(value);
}

void write_track_header(BoxFile& out, TrackKind kind, std::uint32_t length_ms) {
  const bool sounds = kind == TrackKind::sound;
  out.box("tkhd", [&] {
    out.u32(sounds ? 3 : 2);  // version and flags: in the movie, and to be played
    out.zeros(8);             // no dates: the same bytes every time
    out.u32(sounds ? audio_id : chapters_id);
    out.u32(0);
    out.u32(length_ms);
    out.zeros(8);
    out.u16(0);               // layer
    out.u16(sounds ? 1 : 0);  // group of tracks of which one is played
    out.u16(sounds ? 0x0100 : 0);  // volume
    out.u16(0);
    write_matrix(out);
    out.zeros(8);  // width and height
  });
}

void write_edit_list(BoxFile& out, std::uint32_t length_ms, std::uint32_t begin) {
  out.box("edts", [&] {
    out.box("elst", [&] {
      for (const std::uint32_t value : {0U, 1U, length_ms, begin, one}) out.u32(value);
    });
  });
}

void write_media_header(BoxFile& out, std::uint32_t scale, std::uint32_t length,
                        unsigned int language) {
  out.box("mdhd", [&] {
    out.zeros(12);
    out.u32(scale);
    out.u32(length);
    out.u16(language);
    out.u16(0);
  });
}

void write_handler(BoxFile& out, std::string_view type, std::string_view name) {
  out.box("hdlr", [&] {
    out.zeros(8);
    out.bytes(type);
    out.zeros(12);
    out.bytes(name);
    out.u8(0);
  });
}

void write_data_reference(BoxFile& out) {
  out.box("dinf", [&] {
    out.box("dref", [&] {
      out.u32(0);
      out.u32(1);
      out.box("url ", [&] { out.u32(1); });
    });
  });
}

}  // namespace rawi::m4b
