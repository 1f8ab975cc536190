// SPDX-License-Identifier: GPL-3.0-or-later
#include "chapters/chapters.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/arabic.h"
#include "core/unicode.h"

namespace rawi {
namespace {

constexpr int title_words = 7;

bool is_control(char32_t c) {
  return c < 0x20 || c == 0x7F || c == 0x061C || c == 0x0640 || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

/// The first words of a sentence, without the signs at its ends.
std::string first_words(std::string_view text) {
  std::string title;
  int words = 0;
  std::size_t at = 0;
  while (at < text.size() && words < title_words) {
    std::size_t end = text.find(' ', at);
    if (end == std::string_view::npos) end = text.size();
    if (end > at) {
      if (!title.empty()) title += ' ';
      title += text.substr(at, end - at);
      ++words;
    }
    at = end + 1;
  }
  const bool cut = at < text.size();
  constexpr std::u32string_view edge = U".،؛:؟!?…\"«»()[]'-–— ";
  std::u32string letters = to_utf32(title);
  const auto is_edge = [&](char32_t c) { return edge.find(c) != std::u32string_view::npos; };
  while (!letters.empty() && is_edge(letters.back())) letters.pop_back();
  while (!letters.empty() && is_edge(letters.front())) letters.erase(letters.begin());
  return to_utf8(letters) + (cut && !letters.empty() ? "…" : "");
}

std::vector<Chapter> by_headings(std::span<const SpokenSentence> sentences) {
  std::vector<Chapter> chapters;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const SpokenSentence& sentence = sentences[i];
    if (i > 0 && !sentence.heading) continue;
    if (!chapters.empty()) chapters.back().end_sample = sentence.begin_sample;
    chapters.push_back(
        {sentence.heading ? sentence.text : first_words(sentence.text), sentence.begin_sample, 0});
  }
  return chapters;
}

/// The sentence that begins nearest to a sample, after `least`.
std::size_t nearest_beginning(std::span<const SpokenSentence> sentences, std::size_t least,
                              std::int64_t sample) {
  std::size_t best = least;
  for (std::size_t i = least; i < sentences.size(); ++i) {
    if (std::llabs(sentences[i].begin_sample - sample) <
        std::llabs(sentences[best].begin_sample - sample)) {
      best = i;
    }
  }
  return best;
}

std::vector<Chapter> by_length(std::span<const SpokenSentence> sentences,
                               const ChapterOptions& options) {
  const std::int64_t total = sentences.back().end_sample - sentences.front().begin_sample;
  const std::int64_t longest = std::int64_t{options.longest_s} * options.sample_rate_hz;
  const std::int64_t parts = std::max<std::int64_t>(1, (total + longest - 1) / longest);
  const bool titled = sentences.front().heading;
  std::vector<Chapter> chapters;
  chapters.push_back({titled ? sentences.front().text : first_words(sentences.front().text),
                      sentences.front().begin_sample, 0});
  std::size_t previous = 0;
  for (std::int64_t part = 1; part < parts && previous + 1 < sentences.size(); ++part) {
    const std::int64_t ideal = sentences.front().begin_sample + total * part / parts;
    const std::size_t cut = nearest_beginning(sentences, previous + 1, ideal);
    chapters.back().end_sample = sentences[cut].begin_sample;
    chapters.push_back({first_words(sentences[cut].text), sentences[cut].begin_sample, 0});
    previous = cut;
  }
  return chapters;
}

/// The sentence after a paragraph's end, strictly between two samples, that begins nearest to
/// `sample`; any sentence where no paragraph ends there; -1 for none.
std::int64_t nearest_cut(std::span<const SpokenSentence> sentences, std::int64_t after,
                         std::int64_t before, std::int64_t sample) {
  std::int64_t best = -1;
  for (const bool at_paragraphs : {true, false}) {
    for (std::size_t i = 1; i < sentences.size(); ++i) {
      const std::int64_t begin = sentences[i].begin_sample;
      if (begin <= after || begin >= before || (at_paragraphs && !sentences[i - 1].ends_paragraph))
        continue;
      if (best < 0 || std::llabs(begin - sample) < std::llabs(best - sample)) best = begin;
    }
    if (best >= 0) return best;
  }
  return best;
}

std::vector<Chapter> without_long(std::vector<Chapter> chapters,
                                  std::span<const SpokenSentence> sentences,
                                  const ChapterOptions& options) {
  const std::int64_t longest = std::int64_t{options.longest_section_s} * options.sample_rate_hz;
  std::vector<Chapter> out;
  for (Chapter& chapter : chapters) {
    const std::int64_t total = chapter.end_sample - chapter.begin_sample;
    const std::int64_t parts = longest > 0 ? (total + longest - 1) / longest : 1;
    const std::string title = chapter.title;
    const std::int64_t begin = chapter.begin_sample;
    int number = 1;
    for (std::int64_t part = 1; part < parts; ++part) {
      const std::int64_t cut = nearest_cut(sentences, chapter.begin_sample, chapter.end_sample,
                                           begin + total * part / parts);
      if (cut < 0) break;
      out.push_back({chapter.title, chapter.begin_sample, cut});
      chapter.begin_sample = cut;
      chapter.title = title + " (" + std::to_string(++number) + ")";
    }
    out.push_back(std::move(chapter));
  }
  return out;
}

std::vector<Chapter> without_short(std::vector<Chapter> chapters, const ChapterOptions& options) {
  const std::int64_t shortest = std::int64_t{options.shortest_s} * options.sample_rate_hz;
  const auto length = [](const Chapter& chapter) {
    return chapter.end_sample - chapter.begin_sample;
  };
  std::vector<Chapter> out;
  for (Chapter& chapter : chapters) {
    const bool joins = !out.empty() && (length(chapter) < shortest ||
                                        (out.size() == 1 && length(out[0]) < shortest));
    if (!joins) {
      out.push_back(std::move(chapter));
      continue;
    }
    if (length(chapter) > length(out.back())) out.back().title = std::move(chapter.title);
    out.back().end_sample = chapter.end_sample;
  }
  return out;
}

}  // namespace

std::vector<Chapter> plan_chapters(std::span<const SpokenSentence> sentences,
                                   const ChapterOptions& options) {
  if (sentences.empty()) return {};
  const bool sectioned = std::any_of(sentences.begin() + 1, sentences.end(),
                                     [](const SpokenSentence& s) { return s.heading; });
  std::vector<Chapter> chapters =
      sectioned ? by_headings(sentences) : by_length(sentences, options);
  chapters.front().begin_sample = 0;
  chapters.back().end_sample = sentences.back().end_sample;
  if (sectioned)
    chapters = without_short(without_long(std::move(chapters), sentences, options), options);
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    if (chapters[i].title.empty()) chapters[i].title = std::to_string(i + 1);
  }
  return chapters;
}

std::string display_title(std::string_view title, std::size_t max_bytes) {
  std::string shown;
  bool space = false;
  const std::string composed = to_nfc(title);
  for (std::size_t at = 0; at < composed.size();) {
    const CodePoint point = code_point_at(composed, at);
    at += point.size;
    if (is_space(point.value)) {
      space = true;
    } else if (!is_mark(point.value) && !is_control(point.value)) {
      if (space && !shown.empty()) shown += ' ';
      space = false;
      append_utf8(shown, point.value);
    }
  }
  if (shown.size() <= max_bytes) return shown;
  constexpr std::string_view ellipsis = "…";
  if (max_bytes < ellipsis.size()) return std::string(cut_at_grapheme(shown, max_bytes));
  std::string cut(cut_at_grapheme(shown, max_bytes - ellipsis.size()));
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  return cut + std::string(ellipsis);
}

std::string to_podcast_json(std::span<const Chapter> chapters, int sample_rate_hz,
                            std::string_view title) {
  const auto seconds = [&](std::int64_t sample) {
    return std::round(static_cast<double>(sample) * 1000.0 / sample_rate_hz) / 1000.0;
  };
  nlohmann::ordered_json json;
  json["version"] = "1.2.0";
  if (!title.empty()) json["title"] = title;
  json["chapters"] = nlohmann::ordered_json::array();
  for (const Chapter& chapter : chapters) {
    json["chapters"].push_back({{"startTime", seconds(chapter.begin_sample)},
                                {"endTime", seconds(chapter.end_sample)},
                                {"title", chapter.title}});
  }
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace rawi
