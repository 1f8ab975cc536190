// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <optional>

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
CueTimes times_of(const TranscriptSentence& sentence, const TranscriptSentence* next,
                  const TranscriptInfo& info, std::int64_t offset) {
  CueTimes times{to_ms(sentence.begin_sample, info, offset),
                 to_ms(sentence.end_sample, info, offset) + 1};
  if (next != nullptr) times.end_ms = std::min(times.end_ms, to_ms(next->begin_sample, info, offset));
  times.end_ms = std::max(times.end_ms, times.begin_ms + 1);
  return times;
}

/// The text of a cue, from its sentence, its number from 0, and its times.
using CueText = std::function<std::string(const TranscriptSentence&, std::size_t, CueTimes)>;

/// Writes a cue for each sentence, each once the next one is known.
Result<void> write_cues(const SentenceSource& sentences, const TranscriptInfo& info,
                        std::int64_t offset, const CueText& text_of, const TextSink& out) {
  std::optional<TranscriptSentence> last;
  std::size_t number = 0;
  const auto write_last = [&](const TranscriptSentence* next) {
    return last ? out(text_of(*last, number++, times_of(*last, next, info, offset)))
                : Result<void>();
  };
  auto done = sentences([&](const TranscriptSentence& sentence) {
    auto written = write_last(&sentence);
    last = sentence;
    return written;
  });
  return done ? write_last(nullptr) : done;
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

Result<void> write_webvtt(const SentenceSource& sentences, const TranscriptInfo& info,
                          std::int64_t offset, const TextSink& out) {
  if (auto begun = out("WEBVTT\n"); !begun) return begun;
  return write_cues(
      sentences, info, offset,
      [&](const TranscriptSentence& sentence, std::size_t number, CueTimes times) {
        return fmt::format("\n{}\n{} --> {}\n{}\n", number + 1, clock(times.begin_ms, '.'),
                           clock(times.end_ms, '.'), timed_text(sentence, times, info, offset));
      },
      out);
}

Result<void> write_srt(const SentenceSource& sentences, const TranscriptInfo& info,
                       std::int64_t offset, const TextSink& out) {
  return write_cues(
      sentences, info, offset,
      [](const TranscriptSentence& sentence, std::size_t number, CueTimes times) {
        return fmt::format("{}{}\n{} --> {}\n{}\n", number > 0 ? "\n" : "", number + 1,
                           clock(times.begin_ms, ','), clock(times.end_ms, ','),
                           on_one_line(sentence.text));
      },
      out);
}

Result<void> write_lrc(const SentenceSource& sentences, const TranscriptInfo& info,
                       std::int64_t offset, const TextSink& out) {
  const auto stamp = [](std::int64_t ms) {
    const std::int64_t hundredths = ms / 10;  // rounded down: a line may come early, never late
    return fmt::format("{:02}:{:02}.{:02}", hundredths / 6000, hundredths / 100 % 60, hundredths % 100);
  };
  std::string head;
  const auto tag = [&](const char* name, const std::string& value) {
    if (!value.empty()) head += fmt::format("[{}:{}]\n", name, on_one_line(value));
  };
  tag("ti", info.title);
  tag("ar", info.author);
  tag("al", info.album);
  tag("by", info.narrator);
  tag("length", stamp(info.samples * 1000 / info.sample_rate_hz));
  if (auto begun = out(head); !begun) return begun;
  return sentences([&](const TranscriptSentence& sentence) {
    return out(fmt::format("[{}]{}\n", stamp(to_ms(sentence.begin_sample, info, offset)),
                           on_one_line(sentence.text)));
  });
}

}  // namespace rawi
