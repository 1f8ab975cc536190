// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "transcript/transcript.h"

namespace rawi {
namespace {

std::string json_text(std::string_view text) {
  return nlohmann::json(std::string(text))
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

class Seconds {
 public:
  Seconds(int sample_rate_hz, std::int64_t offset) : rate_(sample_rate_hz), offset_(offset) {}
  [[nodiscard]] std::string operator()(std::int64_t sample) const {
    const std::int64_t ms = ((sample - offset_) * 1000 + rate_ / 2) / rate_;
    return fmt::format("{}.{:03}", ms / 1000, ms % 1000);
  }

 private:
  std::int64_t rate_;
  std::int64_t offset_;
};

std::size_t chapter_at(std::span<const Chapter> chapters, std::int64_t sample) {
  std::size_t index = 0;
  while (index + 1 < chapters.size() && chapters[index + 1].begin_sample <= sample) ++index;
  return index;
}

std::string head_of(std::span<const Chapter> chapters, const TranscriptInfo& info,
                    std::int64_t offset, const Seconds& seconds) {
  std::string head = fmt::format(
      "{{\n  \"schema\": 1,\n  \"title\": {},\n  \"language\": {},\n  \"duration_s\": {},\n",
      json_text(info.title), json_text(info.language), seconds(offset + info.samples));
  head += "  \"chapters\": [";
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    head += fmt::format("{}\n    {{\"title\": {}, \"start_s\": {}, \"end_s\": {}}}",
                        i > 0 ? "," : "", json_text(chapters[i].title),
                        seconds(chapters[i].begin_sample), seconds(chapters[i].end_sample));
  }
  return head + "\n  ],\n";
}

/// The entries of one list, written as they come.
class ListWriter {
 public:
  explicit ListWriter(const TextSink& out) : out_(out) {}
  Result<void> add(const std::string& entry) {
    return out_((count_++ > 0 ? ",\n    " : "\n    ") + entry);
  }

 private:
  const TextSink& out_;
  std::size_t count_ = 0;
};

}  // namespace

// Written as text, line by line: a tree of a ten-hour book's words would need a hundred megabytes. The
// words come after all sentences: the sentences are asked for twice.
Result<void> write_transcript_json(const SentenceSource& sentences,
                                   std::span<const Chapter> chapters, const TranscriptInfo& info,
                                   std::int64_t offset, const TextSink& out) {
  const Seconds seconds(info.sample_rate_hz, offset);
  auto done = out(head_of(chapters, info, offset, seconds) + "  \"sentences\": [");
  if (!done) return done;
  ListWriter list(out);
  done = sentences([&](const TranscriptSentence& sentence) {
    return list.add(fmt::format(
        "{{\"text\": {}, \"begin\": {}, \"end\": {}, \"start_s\": {}, \"end_s\": {}, "
        "\"chapter\": {}}}",
        json_text(sentence.text), sentence.source.begin, sentence.source.end,
        seconds(sentence.begin_sample), seconds(sentence.end_sample),
        chapter_at(chapters, sentence.begin_sample)));
  });
  if (done) done = out("\n  ],\n  \"words\": [");
  if (!done) return done;
  ListWriter words(out);
  std::size_t number = 0;
  done = sentences([&](const TranscriptSentence& sentence) {
    const std::size_t chapter = chapter_at(chapters, sentence.begin_sample);
    for (const TranscriptWord& word : sentence.words) {
      auto added = words.add(fmt::format(
          "{{\"word\": {}, \"begin\": {}, \"end\": {}, \"start_s\": {}, \"end_s\": {}, "
          "\"chapter\": {}, \"sentence\": {}}}",
          json_text(word.text), word.source.begin, word.source.end, seconds(word.begin_sample),
          seconds(word.end_sample), chapter, number));
      if (!added) return added;
    }
    ++number;
    return Result<void>();
  });
  return done ? out("\n  ]\n}\n") : done;
}

std::string to_audiobookshelf_json(std::span<const Chapter> chapters, const TranscriptInfo& info) {
  using nlohmann::ordered_json;
  const auto list = [](const std::string& value) {
    return value.empty() ? ordered_json::array() : ordered_json::array({value});
  };
  const auto seconds = [&](std::int64_t sample) {
    return static_cast<double>((sample * 1000 + info.sample_rate_hz / 2) / info.sample_rate_hz) / 1000;
  };
  ordered_json entries = ordered_json::array();
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    entries.push_back({{"id", i},
                       {"start", seconds(chapters[i].begin_sample)},
                       {"end", seconds(chapters[i].end_sample)},
                       {"title", chapters[i].title}});
  }
  const auto or_null = [](const std::string& value) {
    return value.empty() ? ordered_json() : ordered_json(value);
  };
  const ordered_json json{{"tags", ordered_json::array()},
                          {"chapters", std::move(entries)},
                          {"title", info.title},
                          {"subtitle", nullptr},
                          {"authors", list(info.author)},
                          {"narrators", list(info.narrator)},
                          {"series", ordered_json::array()},
                          {"genres", ordered_json::array()},
                          {"publishedYear", or_null(info.date.substr(0, 4))},
                          {"publishedDate", or_null(info.date)},
                          {"publisher", nullptr},
                          {"description", or_null(info.comment)},
                          {"isbn", nullptr},
                          {"asin", nullptr},
                          {"language", info.language},
                          {"explicit", false},
                          {"abridged", false}};
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace rawi
