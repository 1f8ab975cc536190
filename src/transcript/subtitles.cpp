// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "core/unicode.h"
#include "transcript/transcript.h"

namespace rawi {
namespace {

std::int64_t to_ms(std::int64_t sample, const TranscriptInfo& info, std::int64_t offset) {
  const std::int64_t rate = info.sample_rate_hz;
  return std::max<std::int64_t>(0, ((sample - offset) * 1000 + rate / 2) / rate);
}

std::string clock(std::int64_t ms, char before_ms) {
  return fmt::format("{:02}:{:02}:{:02}{}{:03}", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60,
                     before_ms, ms % 1000);
}

/// One line: no break inside a cue, no runs of spaces.
std::string on_one_line(std::string_view text) {
  std::string line;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_space(point.value)) {
      space = !line.empty();
    } else {
      if (space) line += ' ';
      space = false;
      line += text.substr(at, point.size);
    }
    at += point.size;
  }
  return line;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
  }
  return out;
}

struct CueTimes {
  std::int64_t begin_ms;
  std::int64_t end_ms;
};

/// A cue lasts one millisecond at least, and ends where the next one begins at the latest.
CueTimes times_of(std::span<const TranscriptSentence> sentences, std::size_t i,
                  const TranscriptInfo& info, std::int64_t offset) {
  CueTimes times{to_ms(sentences[i].begin_sample, info, offset),
                 to_ms(sentences[i].end_sample, info, offset) + 1};
  if (i + 1 < sentences.size()) {
    times.end_ms = std::min(times.end_ms, to_ms(sentences[i + 1].begin_sample, info, offset));
  }
  times.end_ms = std::max(times.end_ms, times.begin_ms + 1);
  return times;
}

/// The sentence with a time stamp before each word but the first. Stamps must grow and lie inside
/// the cue: one that does not is left out.
std::string timed_text(const TranscriptSentence& sentence, CueTimes times,
                       const TranscriptInfo& info, std::int64_t offset) {
  std::string out;
  std::size_t at = 0;
  std::int64_t last = times.begin_ms;
  for (const TranscriptWord& word : sentence.words) {
    const std::size_t found = sentence.text.find(word.text, at);
    if (word.text.empty() || found == std::string::npos) continue;
    const std::int64_t ms = to_ms(word.begin_sample, info, offset);
    out += escaped(sentence.text.substr(at, found - at));
    if (ms > last && ms < times.end_ms) {
      out += "<" + clock(ms, '.') + ">";
      last = ms;
    }
    out += escaped(word.text);
    at = found + word.text.size();
  }
  return on_one_line(out + escaped(sentence.text.substr(at)));
}

}  // namespace

std::string to_webvtt(std::span<const TranscriptSentence> sentences, const TranscriptInfo& info,
                      std::int64_t offset) {
  std::string out = "WEBVTT\n";
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const CueTimes times = times_of(sentences, i, info, offset);
    out += fmt::format("\n{}\n{} --> {}\n{}\n", i + 1, clock(times.begin_ms, '.'),
                       clock(times.end_ms, '.'), timed_text(sentences[i], times, info, offset));
  }
  return out;
}

std::string to_srt(std::span<const TranscriptSentence> sentences, const TranscriptInfo& info,
                   std::int64_t offset) {
  std::string out;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const CueTimes times = times_of(sentences, i, info, offset);
    out += fmt::format("{}{}\n{} --> {}\n{}\n", i > 0 ? "\n" : "", i + 1, clock(times.begin_ms, ','),
                       clock(times.end_ms, ','), on_one_line(sentences[i].text));
  }
  return out;
}

std::string to_lrc(std::span<const TranscriptSentence> sentences, const TranscriptInfo& info,
                   std::int64_t offset) {
  const auto stamp = [](std::int64_t ms) {
    const std::int64_t hundredths = ms / 10;  // rounded down: a line may come early, never late
    return fmt::format("{:02}:{:02}.{:02}", hundredths / 6000, hundredths / 100 % 60, hundredths % 100);
  };
  std::string out;
  const auto tag = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += fmt::format("[{}:{}]\n", name, on_one_line(value));
  };
  tag("ti", info.title);
  tag("ar", info.author);
  tag("al", info.album);
  tag("by", info.narrator);
  tag("length", stamp(info.samples * 1000 / info.sample_rate_hz));
  for (const TranscriptSentence& sentence : sentences) {
    out += fmt::format("[{}]{}\n", stamp(to_ms(sentence.begin_sample, info, offset)),
                       on_one_line(sentence.text));
  }
  return out;
}

}  // namespace rawi
