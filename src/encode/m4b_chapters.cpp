// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/m4b_chapters.h"

#include <algorithm>

#include "encode/m4b_boxes.h"

namespace rawi::m4b {
namespace {

constexpr std::size_t most_chapters = 255;  // `chpl` counts in one byte

/// A title as the text track holds it: its size, UTF-8, and a box that says so.
std::string text_sample(const std::string& title) {
  std::string sample{static_cast<char>(title.size() >> 8U),
                     static_cast<char>(title.size() & 0xFFU)};
  return sample + title + std::string("\0\0\0\x0C" "encd" "\0\0\x01\0", 12);
}

/// `gmhd`, the head of a track that is neither sound nor picture.
void write_base_header(BoxFile& out) {
  out.box("gmhd", [&] {
    out.box("gmin", [&] {
      out.u32(0);
      out.u16(0x40);  // how it is drawn: copied
      for (int color = 0; color < 3; ++color) out.u16(0x8000);
      out.zeros(4);
    });
    out.box("text", [&] { write_matrix(out); });
  });
}

/// How a text sample is shown: one font without a name, black.
void write_text_description(BoxFile& out) {
  out.box("stsd", [&] {
    out.u32(0);
    out.u32(1);
    out.box("text", [&] {
      out.zeros(6);
      out.u16(1);  // data reference
      out.u32(1);  // display flags
      out.zeros(18);
      out.u16(1);  // font
      out.zeros(6);
      out.box("ftab", [&] {
        out.u16(1);
        out.u16(1);
        out.u8(0);
      });
    });
  });
}

}  // namespace

ChapterBoxes::ChapterBoxes(std::span<const Chapter> chapters, int sample_rate_hz) {
  for (const Chapter& chapter : chapters.first(std::min(chapters.size(), most_chapters))) {
    const auto end_ms = static_cast<std::uint32_t>(
        rescaled(chapter.end_sample, sample_rate_hz, movie_scale));
    std::string title = display_title(chapter.title, max_embedded_title_bytes);
    std::string text = text_sample(title);
    samples_.push_back({std::move(title),
                        rescaled(chapter.begin_sample, sample_rate_hz, 10'000'000),
                        std::max(end_ms, length_ms_) - length_ms_, std::move(text)});
    length_ms_ += samples_.back().length_ms;
  }
}

void ChapterBoxes::write_track(BoxFile& out) {
  out.box("trak", [&] {
    write_track_header(out, TrackKind::chapters, length_ms_);
    write_edit_list(out, length_ms_, 0);
    out.box("mdia", [&] {
      write_media_header(out, movie_scale, length_ms_, 0);
      write_handler(out, "text", "SubtitleHandler");
      out.box("minf", [&] {
        write_base_header(out);
        write_data_reference(out);
        out.box("stbl", [&] { write_table(out); });
      });
    });
  });
}

void ChapterBoxes::write_table(BoxFile& out) {
  const auto count = static_cast<std::uint32_t>(samples_.size());
  write_text_description(out);
  out.box("stts", [&] {
    out.u32(0);
    out.u32(count);
    for (const Sample& sample : samples_) {
      out.u32(1);
      out.u32(sample.length_ms);
    }
  });
  out.box("stsc", [&] {  // all in the first chunk
    for (const std::uint32_t value : {0U, 1U, 1U, count, 1U}) out.u32(value);
  });
  out.box("stsz", [&] {
    out.zeros(8);
    out.u32(count);
    for (const Sample& sample : samples_) out.u32(static_cast<std::uint32_t>(sample.text.size()));
  });
  out.box("stco", [&] {
    out.u32(0);
    out.u32(1);
    place_in_table_ = out.position();
    out.u32(0);
  });
}

void ChapterBoxes::write_chpl(BoxFile& out) const {
  out.box("chpl", [&] {
    out.u32(0x01000000);
    out.u32(0);
    out.u8(static_cast<unsigned int>(samples_.size()));
    for (const Sample& sample : samples_) {
      out.u64(static_cast<std::uint64_t>(sample.begin_100ns));
      out.u8(static_cast<unsigned int>(sample.title.size()));
      out.bytes(sample.title);
    }
  });
}

void ChapterBoxes::write_samples(BoxFile& out) const {
  out.patch(place_in_table_, static_cast<std::uint32_t>(out.position()));
  for (const Sample& sample : samples_) out.bytes(sample.text);
}

}  // namespace rawi::m4b
