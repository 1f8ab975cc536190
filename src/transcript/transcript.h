// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/chapters.h"
#include "core/byte_range.h"
#include "core/error.h"

namespace rawi {

/// A word of the article and when it is heard. What is written as one ("25") is one, however many
/// words are said for it.
struct TranscriptWord {
  std::string text;   ///< as the article spells it
  ByteRange source;   ///< its bytes in the article's file
  std::int64_t begin_sample = 0;
  std::int64_t end_sample = 0;  ///< of the sound, without the pause after it
};

/// A sentence as the article spells it, and when it is heard.
struct TranscriptSentence {
  std::string text;
  ByteRange source;
  std::int64_t begin_sample = 0;  ///< first sound
  std::int64_t end_sample = 0;    ///< after the last sound
  std::vector<TranscriptWord> words;  ///< in the order in which they are heard; each text is found in
                                      ///< `text`, one after the other
};

/// What the text beside an audio file tells of it.
struct TranscriptInfo {
  std::string title;
  std::string author;
  std::string narrator;
  std::string date;
  std::string album;
  std::string comment;
  std::string language = "ar";  ///< BCP 47
  std::string version;          ///< of the program
  int sample_rate_hz = 22050;
  std::int64_t samples = 0;     ///< of the whole audio
};

/// Takes sentences one after the other.
using SentenceSink = std::function<Result<void>(const TranscriptSentence&)>;
/// Gives a sink the sentences of a file, in the order in which they are heard, and ends with the sink's
/// first error. A writer may call it several times.
using SentenceSource = std::function<Result<void>(const SentenceSink&)>;
/// Takes a text in pieces.
using TextSink = std::function<Result<void>(std::string_view)>;

// Each writer takes sentences and chapters whose samples count from `offset`: the place in the
// reading where the audio file begins. All write UTF-8, end each line with "\n", give the same bytes
// for the same input, and hold one sentence at a time. They fail with the error of the source or the
// sink alone.

/// WebVTT: one cue a sentence, its number as identifier, a time stamp before each of its words.
[[nodiscard]] Result<void> write_webvtt(const SentenceSource& sentences, const TranscriptInfo& info,
                                        std::int64_t offset, const TextSink& out);
/// SubRip: one entry a sentence.
[[nodiscard]] Result<void> write_srt(const SentenceSource& sentences, const TranscriptInfo& info,
                                     std::int64_t offset, const TextSink& out);
/// LRC lyrics: one line a sentence, hundredths of a second.
[[nodiscard]] Result<void> write_lrc(const SentenceSource& sentences, const TranscriptInfo& info,
                                     std::int64_t offset, const TextSink& out);
/// JSON: {"schema": 1, "title", "language", "duration", "chapters": [...], "sentences": [...],
/// "words": [{"word", "begin", "end", "start_s", "end_s", "chapter", "sentence"}]}; begin and end are
/// bytes of the article's file, chapter and sentence are indices.
[[nodiscard]] Result<void> write_transcript_json(const SentenceSource& sentences,
                                                 std::span<const Chapter> chapters,
                                                 const TranscriptInfo& info, std::int64_t offset,
                                                 const TextSink& out);

/// Audiobookshelf's metadata.json: title, author, narrator, language, and the chapters with full
/// titles, which win over the embedded ones.
[[nodiscard]] std::string to_audiobookshelf_json(std::span<const Chapter> chapters,
                                                 const TranscriptInfo& info);

/// One file of a list, in the order of play.
struct ListedFile {
  std::string name;  ///< relative to the list
  std::string title;
  std::int64_t samples = 0;
};
/// An .m3u8 list (UTF-8 without a byte order mark, as RFC 8216 wants it).
[[nodiscard]] std::string to_m3u8(std::span<const ListedFile> files, const TranscriptInfo& info);
/// A .cue sheet with one FILE a track, UTF-8 with a byte order mark: foobar2000 takes it for the
/// system's code page without one. Quotes in titles become “ ”, since a sheet can't hold them.
[[nodiscard]] std::string to_cue_sheet(std::span<const ListedFile> files, const TranscriptInfo& info);

}  // namespace rawi
