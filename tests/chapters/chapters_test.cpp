// SPDX-License-Identifier: GPL-3.0-or-later
#include "chapters/chapters.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include "core/unicode.h"

using namespace rawi;

namespace {

constexpr int rate = 1000;  // a sample is a millisecond

std::vector<SpokenSentence> sentences_of(const std::vector<int>& lengths_s) {
  std::vector<SpokenSentence> sentences;
  std::int64_t at = 0;
  for (const int length : lengths_s) {
    sentences.push_back({at, at + length * rate, "جملة رقم " + std::to_string(sentences.size()), false});
    at += length * rate;
  }
  return sentences;
}

std::string show(const std::vector<Chapter>& chapters) {
  std::string out;
  for (const Chapter& chapter : chapters) {
    out += chapter.title + "@" + std::to_string(chapter.begin_sample / rate) + "-" +
           std::to_string(chapter.end_sample / rate) + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("each heading begins a chapter") {
  auto sentences = sentences_of({5, 60, 5, 40});
  sentences[0].heading = sentences[2].heading = true;
  sentences[0].text = "مقدمة";
  sentences[2].text = "خاتمة";
  CHECK(show(plan_chapters(sentences, {.sample_rate_hz = rate})) == "مقدمة@0-65 خاتمة@65-110 ");
}

TEST_CASE("what stands before the first heading is a chapter named by its first words") {
  auto sentences = sentences_of({30, 5, 40});
  sentences[0].text = "«هذه هي الكلمات الأولى من المقال الطويل جدا» ...";
  sentences[1].heading = true;
  sentences[1].text = "قسم";
  CHECK(show(plan_chapters(sentences, {.sample_rate_hz = rate})) ==
        "هذه هي الكلمات الأولى من المقال الطويل…@0-30 قسم@30-75 ");
}

TEST_CASE("a text without headings is cut at sentence ends into equal parts") {
  struct Row {
    std::vector<int> lengths;
    std::string cuts;
  };
  const Row rows[] = {
      {{100}, "0-100 "},
      {{120, 119}, "0-239 "},
      {{100, 100, 100, 100}, "0-200 200-400 "},
      {{50, 60, 70, 80, 90}, "0-180 180-350 "},
      {{600}, "0-600 "},  // one sentence can't be cut
  };
  for (const Row& row : rows) {
    std::string cuts;
    for (const Chapter& c : plan_chapters(sentences_of(row.lengths), {.sample_rate_hz = rate})) {
      cuts += std::to_string(c.begin_sample / rate) + "-" + std::to_string(c.end_sample / rate) + " ";
    }
    CHECK(cuts == row.cuts);
  }
}

TEST_CASE("a title alone makes no section") {
  auto sentences = sentences_of({5, 100, 100, 100});
  sentences[0].heading = true;
  sentences[0].text = "العنوان";
  CHECK(show(plan_chapters(sentences, {.sample_rate_hz = rate})) ==
        "العنوان@0-105 جملة رقم 2@105-305 ");
}

TEST_CASE("a long section is cut at the ends of paragraphs") {
  auto sentences = sentences_of({5, 400, 300, 500, 5, 60});
  sentences[0].heading = sentences[4].heading = true;
  sentences[0].text = "أول";
  sentences[4].text = "ثان";
  sentences[1].ends_paragraph = true;
  CHECK(show(plan_chapters(sentences, {.sample_rate_hz = rate})) == "أول@0-405 أول (2)@405-1205 ثان@1205-1270 ");
}

TEST_CASE("a very short section is joined to its neighbour under the longer's title") {
  auto sentences = sentences_of({3, 2, 60, 2, 3, 2, 60});
  for (const std::size_t i : std::vector<std::size_t>{0, 1, 3, 5}) sentences[i].heading = true;
  sentences[0].text = "المقال";
  sentences[1].text = "أول";
  sentences[3].text = "قصير";
  sentences[5].text = "ثان";
  CHECK(show(plan_chapters(sentences, {.sample_rate_hz = rate})) == "أول@0-70 ثان@70-132 ");
}

TEST_CASE("no sentences make no chapters") { CHECK(plan_chapters({}, {}).empty()); }

TEST_CASE("chapters tile the audio, begin at sentences, and last two to four minutes") {
  CHECK(rc::check("plan_chapters", [] {
    const auto lengths = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 30)));
    const auto sentences = sentences_of(lengths);
    const auto chapters = plan_chapters(sentences, {.sample_rate_hz = rate});
    RC_ASSERT(chapters.front().begin_sample == 0);
    RC_ASSERT(chapters.back().end_sample == sentences.back().end_sample);
    for (std::size_t i = 0; i < chapters.size(); ++i) {
      if (i > 0) RC_ASSERT(chapters[i].begin_sample == chapters[i - 1].end_sample);
      RC_ASSERT(chapters[i].begin_sample < chapters[i].end_sample);
      RC_ASSERT(std::any_of(sentences.begin(), sentences.end(), [&](const SpokenSentence& s) {
        return s.begin_sample == chapters[i].begin_sample;
      }));
      const std::int64_t seconds = (chapters[i].end_sample - chapters[i].begin_sample) / rate;
      RC_ASSERT(seconds <= 240 + 30);  // a sentence lasts up to 30 s
      if (chapters.size() > 1) RC_ASSERT(seconds >= 120 - 30);
    }
  }));
}

TEST_CASE("titles are shown bare, on one line, cut at a grapheme") {
  struct Row {
    std::string title;
    std::size_t bytes;
    std::string shown;
  };
  const Row rows[] = {
      {"الفَصْلُ  الأَوَّلُ\n", 120, "الفصل الأول"},
      {"\u202Bعنوان\u202C \u200Fهنا", 120, "عنوان هنا"},
      {"ابجد هوز", 9, "ابج…"},
      {"ابجد هوز", 15, "ابجد هوز"},
      {"ابجد هوز", 12, "ابجد…"},
      {"abc", 2, "ab"},
  };
  for (const Row& row : rows) CHECK(display_title(row.title, row.bytes) == row.shown);
  CHECK(display_title(std::string(500, 'x'), 120).size() <= 120);
}

TEST_CASE("the sidecar is JSON with times in seconds and whole titles") {
  const std::string title = to_utf8(std::u32string(200, U'س'));
  const Chapter chapters[] = {{"أ \"ب\"", 0, 1500}, {title, 1500, 4000}};
  const auto json = nlohmann::json::parse(to_podcast_json(chapters, rate, "عنوان"));
  CHECK(json["version"] == "1.2.0");
  CHECK(json["title"] == "عنوان");
  CHECK(json["chapters"][0]["startTime"] == 0.0);
  CHECK(json["chapters"][0]["title"] == "أ \"ب\"");
  CHECK(json["chapters"][1]["startTime"] == 1.5);
  CHECK(json["chapters"][1]["endTime"] == 4.0);
  CHECK(json["chapters"][1]["title"] == title);
}
