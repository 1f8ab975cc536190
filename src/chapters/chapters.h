// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rawi {

/// Where a sentence lies in the audio, and what a chapter that begins with it would be called.
struct SpokenSentence {
  std::int64_t begin_sample = 0;
  std::int64_t end_sample = 0;  ///< first sample after it, its pause included
  std::string text;             ///< as the source has it
  bool heading = false;         ///< it is (the first sentence of) a title or heading
  bool ends_paragraph = false;  ///< the next sentence begins a paragraph
};

/// A stretch of the audio with a name: samples [begin, end).
struct Chapter {
  std::string title;
  std::int64_t begin_sample = 0;
  std::int64_t end_sample = 0;
};

struct ChapterOptions {
  int sample_rate_hz = 22050;
  int longest_s = 240;  ///< of a chapter that is cut from a text without headings
  int longest_section_s = 900;  ///< of the section of a heading; longer ones are cut at paragraph ends
  int shortest_s = 8;  ///< a shorter chapter is joined to the one before it (the first: after it)
};

/// One chapter per heading; what stands before the first heading belongs to a chapter of its own. A
/// text without headings, or with a title alone, is cut at sentence ends into equal parts of at most
/// `longest_s` (which makes them half as long at the least, as far as the sentences allow), named
/// by their first words. A section longer than `longest_section_s` is cut at paragraph ends, its parts
/// named "TITLE (2)", and a chapter shorter than `shortest_s` is joined to its neighbour, under the
/// title of the longer.
///
/// The chapters tile [0, end of the last sentence); each begins where a sentence begins. Empty for
/// no sentences.
[[nodiscard]] std::vector<Chapter> plan_chapters(std::span<const SpokenSentence> sentences,
                                                 const ChapterOptions& options = {});

/// A title as players can show it: NFC, no marks of vocalization, no bidi or zero-width controls, one
/// line, at most `max_bytes` bytes, cut at a grapheme with "…" where something was cut.
[[nodiscard]] std::string display_title(std::string_view title, std::size_t max_bytes);

/// The longest title that every player shows: AntennaPod stops at a title of 128 bytes.
inline constexpr std::size_t max_embedded_title_bytes = 120;

/// Podcasting 2.0 chapters (version 1.2.0): UTF-8 JSON, times in seconds.
[[nodiscard]] std::string to_podcast_json(std::span<const Chapter> chapters, int sample_rate_hz,
                                          std::string_view title);

}  // namespace rawi
