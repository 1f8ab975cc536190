// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <random>

#include "plan/origin_text.h"
#include "plan/plan.h"

using namespace rawi;

namespace {

PlanSentence sentence(std::string text, std::string read, std::size_t begin) {
  PlanSentence one;
  one.origin = whole_origin(text.size(), {begin, begin + text.size()});
  one.text = std::move(text);
  one.read = std::move(read);
  return one;
}

Plan sample() {
  Plan plan;
  plan.title = "قال: \"نعم\" \\ 'لا' # ؟";
  plan.author = "سلمى";
  plan.voice = "narrator";
  plan.edge_ms = 500;
  PlanChapter chapter{"فصل 😀 \u202Bواتجاه\u202C", {}, 12.5};
  chapter.sentences.push_back(sentence("فصل", "فَصْلٌ", 0));
  chapter.sentences.back().heading = true;
  chapter.sentences.back().pause_ms = 700;
  chapter.sentences.push_back(sentence("في 2024.", "في ألفين وأربعة وعشرين.", 7));
  chapter.sentences.back().paragraph = 2;
  plan.chapters = {chapter, {"", {sentence("آخر", "آخر", 99)}, 0}};
  return plan;
}

const std::string smallest = "rawi_plan = 1\n[[chapter]]\n[[chapter.sentence]]\nread = \"نعم\"\n";

void check_equal(const Plan& a, const Plan& b) {
  CHECK(a.title == b.title);
  CHECK(a.author == b.author);
  CHECK(a.voice == b.voice);
  CHECK(a.edge_ms == b.edge_ms);
  CHECK(a.chapters == b.chapters);
}

}  // namespace

TEST_CASE("a plan comes back as it was written") {
  const std::string toml = write_plan(sample());
  INFO(toml);
  CHECK(is_plan(toml));
  const auto read = read_plan(toml, "a.toml");
  REQUIRE(read);
  check_equal(*read, sample());
  CHECK(write_plan(*read) == toml);
}

TEST_CASE("any text survives, whatever signs it has") {
  std::mt19937 random(20261126);
  for (int round = 0; round < 300; ++round) {
    std::string text = "x";
    for (int i = 0; i < 20; ++i) {
      const char32_t signs[] = {'"', '\\', '\'', '#', '=', '[', ']', 0x7F, 0x1B, 0x85, 0xA0, 0x200F,
                                0x2028, 0xFEFF, 0x064B, 0x0627, 0x1F600, 0xFFFD, '\b', 'u', 'n'};
      const char32_t sign = signs[random() % std::size(signs)];
      const char32_t point = sign;
      if (point < 0x80) {
        text += static_cast<char>(point);
      } else if (point < 0x800) {
        text += static_cast<char>(0xC0 | (point >> 6U));
        text += static_cast<char>(0x80 | (point & 0x3FU));
      } else if (point < 0x10000) {
        text += static_cast<char>(0xE0 | (point >> 12U));
        text += static_cast<char>(0x80 | ((point >> 6U) & 0x3FU));
        text += static_cast<char>(0x80 | (point & 0x3FU));
      } else {
        text += "\xF0\x9F\x98\x80";
      }
    }
    Plan plan = sample();
    plan.title = text;
    plan.chapters[0].sentences[1] = sentence(text, text, 7);
    const auto read = read_plan(write_plan(plan), "a.toml");
    INFO(text);
    REQUIRE(read);
    check_equal(*read, plan);
  }
}

TEST_CASE("what editors do to a file does no harm") {
  const std::string toml = write_plan(sample());
  std::string crlf;
  for (const char c : toml) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  std::string commented;
  for (const char c : toml) commented += c == '\n' ? "  # ملاحظة\n" : std::string(1, c);
  for (const std::string& edited :
       {crlf, "\xEF\xBB\xBF" + toml, "\xEF\xBB\xBF" + crlf, commented, "# أولا\n\n" + toml,
        toml.substr(0, toml.size() - 1)}) {
    INFO(edited);
    CHECK(is_plan(edited));
    const auto read = read_plan(edited, "a.toml");
    REQUIRE(read);
    check_equal(*read, sample());
  }
}

TEST_CASE("titles and facts are one line, whatever escapes they are written with") {
  Plan plan = sample();
  plan.title = "عنوان";
  plan.chapters[0].title = "باب";
  std::string toml = write_plan(plan);
  toml.replace(toml.find("عنوان"), std::string("عنوان").size(), "سطر\\nآخر");
  toml.replace(toml.find("باب"), std::string("باب").size(), "أول\\u0000ثان");
  const auto read = read_plan(toml, "a.toml");
  REQUIRE(read);
  CHECK(read->title == "سطر آخر");
  CHECK(read->chapters[0].title == "أول ثان");
}

TEST_CASE("most keys may be missing") {
  const auto plan = read_plan(smallest, "a.toml");
  REQUIRE(plan);
  REQUIRE(plan->chapters.size() == 1);
  const PlanSentence& only = plan->chapters[0].sentences.at(0);
  CHECK(only.read == "نعم");
  CHECK(only.text == "نعم");
  CHECK(only.origin.text_size() == only.text.size());
  CHECK_FALSE(only.pause_ms);
  CHECK_FALSE(plan->edge_ms);
  CHECK(plan->repair_spelling);
}

TEST_CASE("a sentence that was added stands behind the bytes of the one before it") {
  const auto plan = read_plan(
      "rawi_plan = 1\n[[chapter]]\n[[chapter.sentence]]\ntext = \"abc\"\nbytes = \"10-13\"\nparagraph = 4\n"
      "[[chapter.sentence]]\nread = \"\"\"جملة\n  جديدة\"\"\"\n",
      "a.toml");
  REQUIRE(plan);
  const PlanSentence& added = plan->chapters[0].sentences.at(1);
  CHECK(added.text == "جملة   جديدة");
  CHECK(added.paragraph == 4);
  CHECK(added.origin.source_of({0, added.text.size()}) == ByteRange{13, 13});
}

TEST_CASE("a date may stand without quotes") {
  const auto plan = read_plan("date = 2026-11-25\n" + smallest, "a.toml");
  REQUIRE(plan);
  CHECK(plan->date == "2026-11-25");
}

TEST_CASE("what is wrong is told with its line, what stands there, what should and what to do") {
  struct Row {
    std::string toml;
    std::string message;
  };
  const std::string head = "rawi_plan = 1\n[[chapter]]\n";
  const Row rows[] = {
      {"title = \"x\"\n", "a.toml, line 1: this TOML is no plan (expected rawi_plan = 1); rawi plan ARTICLE > plan.toml writes one"},
      {"rawi_plan = 2\n", "a.toml, line 1: rawi_plan can't be that (got 2, expected 1, the version that this rawi reads)"},
      {"rawi_plan = 1\n", "a.toml, line 1: the plan has no chapter (expected [[chapter]], and [[chapter.sentence]] after it)"},
      {head, "a.toml, line 2: the chapter has no sentence (expected [[chapter.sentence]] after it); to cut the chapter, remove its table too"},
      {head + "[[chapter.sentence]]\npause_ms = 5\n",
       "a.toml, line 3: there is nothing to say in the sentence (expected read = \"...\"); remove its table to cut it"},
      {head + "[[chapter.sentence]]\nread = \"a\"\npause_ms = \"5\"\n",
       "a.toml, line 5: pause_ms can't be that (got \"5\", expected a whole number from 0 to 60000)"},
      {head + "[[chapter.sentence]]\nread = \"a\"\npause_ms = -1\n",
       "a.toml, line 5: pause_ms can't be that (got -1, expected a whole number from 0 to 60000)"},
      {head + "[[chapter.sentence]]\nread = 25\n",
       "a.toml, line 4: read can't be that (got 25, expected a text in quotes)"},
      {head + "[[chapter.sentence]]\nread = \"a\"\nheading = 1\n",
       "a.toml, line 5: heading can't be that (got 1, expected true or false)"},
      {head + "[[chapter.sentence]]\nread = \"a\"\nbytes = \"5\"\n",
       "a.toml, line 5: bytes can't be that (got \"5\", expected places such as \"120-171\", or no such key)"},
      {head + "[[chapter.sentence]]\nread = \"a\"\npuase_ms = 5\n",
       "a.toml, line 5: there is no key chapter.sentence.puase_ms (expected one of read, text, paragraph, heading, "
       "pause_ms, bytes); correct it, or make it a comment with #"},
      {"rawi_plan = 1\nvoices = \"x\"\n[[chapter]]\n[[chapter.sentence]]\nread = \"a\"\n",
       "a.toml, line 2: there is no key voices (expected one of rawi_plan, voice, repair_spelling, edge_ms, length_s, "
       "chapter, title, author, date, source, lead, album, narrator); correct it, or make it a comment with #"},
      {"rawi_plan = 1\n[chapter]\ntitle = \"x\"\n",
       "a.toml, line 2: chapter can't be that (got a table, expected two brackets: [[chapter]])"},
      {head + "[[chapter.sentence]]\nread = \"a\nb\"\n", "a.toml, line 4: it is no TOML"},
      {head + "[[chapter.sentence]]\nread = \"a\xC7\"\n", "a.toml, line 4: it is no TOML"},
      {"\xFF\xFEr\0a\0", "a.toml: the plan is no UTF-8 (got UTF-16, expected UTF-8)"},
  };
  for (const Row& row : rows) {
    INFO(row.toml);
    const auto plan = read_plan(row.toml, "a.toml");
    REQUIRE_FALSE(plan);
    CHECK(plan.error().code == ErrorCode::bad_input);
    CHECK_THAT(to_string(plan.error()), Catch::StartsWith(row.message));
  }
}

TEST_CASE("of several mistakes the first of the file is told") {
  const auto plan = read_plan(
      "rawi_plan = 1\n[[chapter]]\ntitel = \"x\"\n[[chapter.sentence]]\nread = 5\npause = 1\n", "a.toml");
  REQUIRE_FALSE(plan);
  CHECK_THAT(to_string(plan.error()), Catch::Contains("line 3"));
}

TEST_CASE("a plan is told by its key before the first table") {
  for (const char* yes : {"rawi_plan = 1", "# note\n\nrawi_plan=1", "title = \"a\"\r\n rawi_plan = 7\r\n",
                          "\"rawi_plan\" = 1", "\xEF\xBB\xBFrawi_plan = 1"}) {
    CHECK(is_plan(yes));
  }
  for (const char* no : {"", "rawi_plan", "نص عن rawi_plan = 1", "[a]\nrawi_plan = 1", "rawi_planes = 1",
                         "# rawi_plan = 1", "[[chapter]]\n"}) {
    INFO(no);
    CHECK_FALSE(is_plan(no));
  }
}

TEST_CASE("no damage to a plan does more than an error") {
  const std::string toml = write_plan(sample());
  std::size_t read = 0;
  for (std::size_t end = 0; end < toml.size(); ++end)
    read += read_plan(toml.substr(0, end), "a.toml") ? 1U : 0U;
  CHECK(read > 0);  // cut between two sentences it is a plan
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string damaged = toml;
    for (std::size_t i = 0; i < 1 + random() % 4; ++i)
      damaged[random() % damaged.size()] = "\"\n=[].-0 \xC3#"[random() % 11];
    const auto plan = read_plan(damaged, "a.toml");
    if (!plan) {
      REQUIRE(plan.error().code == ErrorCode::bad_input);
      continue;
    }
    for (const PlanChapter& chapter : plan->chapters) {
      for (const PlanSentence& one : chapter.sentences) {
        REQUIRE_FALSE(one.text.empty());
        REQUIRE(one.origin.text_size() == one.text.size());
      }
    }
  }
}

TEST_CASE("deep nesting is an error") {
  const std::string deep = "rawi_plan = 1\nx = " + std::string(100'000, '[');
  CHECK_FALSE(read_plan(deep, "a.toml"));
  CHECK_FALSE(read_plan("rawi_plan = 1\n[" + std::string(50'000, 'a') + ".b.c]\n", "a.toml"));
  std::string dotted = "a";
  for (int i = 0; i < 2'000'000; ++i) dotted += ".a";
  const auto plan = read_plan("rawi_plan = 1\nlead = \"\"\"\n\"\"\" # \"\n" + dotted + " = 1\n", "a.toml");
  REQUIRE_FALSE(plan);
  CHECK_THAT(to_string(plan.error()), Catch::StartsWith("a.toml, line 4: the key has too many parts"));
  CHECK_FALSE(read_plan("rawi_plan = 1\nlead = { " + dotted + " = 1 }\n", "a.toml"));
  CHECK_FALSE(read_plan("rawi_plan = 1\n[" + dotted + "]\n", "a.toml"));
}

TEST_CASE("dots in texts and comments are no parts of keys") {
  const std::string dots(500, '.');
  const auto plan = read_plan("rawi_plan = 1\n# " + dots + "\n[[chapter]]\n[[chapter.sentence]]\nread = \"\\\"" +
                                  dots + "\"\ntext = \'" + dots + "\'\n",
                              "a.toml");
  REQUIRE(plan);
  CHECK(plan->chapters[0].sentences[0].text == dots);
}
