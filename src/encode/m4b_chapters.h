// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "chapters/chapters.h"
#include "encode/box_file.h"

namespace rawi::m4b {

/// The chapters of an M4B file in its two ways: a QuickTime text track, which Apple's players read, and
/// Nero's `chpl`, which VLC and AntennaPod read. The first begins at 0; `chpl` can hold 255.
class ChapterBoxes {
 public:
  ChapterBoxes(std::span<const Chapter> chapters, int sample_rate_hz);

  [[nodiscard]] bool empty() const { return samples_.empty(); }
  [[nodiscard]] std::uint32_t length_ms() const { return length_ms_; }

  /// The track, without knowing yet where its samples will lie.
  void write_track(BoxFile& out);
  void write_chpl(BoxFile& out) const;
  /// The samples of the track, which learns their place: in `mdat`, after `write_track`.
  void write_samples(BoxFile& out) const;

 private:
  struct Sample {
    std::string title;
    std::int64_t begin_100ns = 0;
    std::uint32_t length_ms = 0;
    std::string text;  ///< as it lies in `mdat`
  };
  void write_table(BoxFile& out);

  std::vector<Sample> samples_;
  std::uint32_t length_ms_ = 0;
  std::int64_t place_in_table_ = 0;
};

}  // namespace rawi::m4b
