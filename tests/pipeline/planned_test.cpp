// SPDX-License-Identifier: GPL-3.0-or-later
// Plans of articles, and articles of plans, without the program around them.
#include <catch2/catch.hpp>

#include "pipeline/stanza.h"

using namespace rawi;

namespace {

const Resources& resources() {
  static const Resources all = load_resources(load_voice(default_voice, voice_folders()).value()).value();
  return all;
}

const std::string article =
    "# العنوان\n\nقال الناطق إن 25 شخصا وصلوا. وأضاف: \"لم نتوقع ذلك\". ثم غادر في 3/4/2020 مع 12 سيارة.\n\n## قسم\n\nنص القسم.\n";

Plan plan_of(const std::string& text) {
  const auto document = read_document(text, DocumentFormat::markdown, "a.md");
  auto engine = Espeak::open(resources().voice.engine);
  return make_plan(*document, resources(), *engine, {.chapters = {.shortest_s = 0}}).value();
}

/// What each sentence says, and with which pause after it.
struct Said {
  std::string phonemes;
  int pause_ms;
  bool operator==(const Said&) const = default;
};
std::vector<Said> said(const StanzaSource& stanzas) {
  std::vector<Said> all;
  while (const auto stanza = stanzas()) {
    for (const StanzaLine& line : stanza->lines)
      all.push_back({to_string(line.utterance, Notation::ipa), line.pause_ms});
  }
  return all;
}
std::vector<Said> said(const Plan& plan) {
  const ScriptOptions options;
  return said(stanzas_of(plan, resources(), options));
}

}  // namespace

TEST_CASE("a plan says what its article says") {
  const auto document = read_document(article, DocumentFormat::markdown, "a.md");
  const Document spoken = spoken_form(*document, resources().voice.structure);
  const ScriptOptions options;
  const auto direct = said(stanzas_of(spoken, resources(), options));
  REQUIRE(direct.size() == 6);
  CHECK(said(plan_of(article)) == direct);
}

TEST_CASE("a sentence that nobody changed is seen in its paragraph") {
  // At the head of a paragraph the label would be a sentence of its own, with a full stop for its colon.
  const std::string text = "وصل الوفد صباحا إلى المدينة. سؤال وجواب: ماذا حدث للوفد في الطريق؟\n";
  const auto document = read_document(text, DocumentFormat::markdown, "a.md");
  const ScriptOptions options;
  const auto pauses = [](const StanzaSource& stanzas) {
    std::vector<Pause> all;
    while (const auto stanza = stanzas()) {
      for (const StanzaLine& line : stanza->lines) {
        for (const SpokenClause& clause : line.utterance.clauses) all.push_back(clause.pause);
      }
    }
    return all;
  };
  const std::vector<Pause> wanted{Pause::full_stop, Pause::colon, Pause::question};
  REQUIRE(pauses(stanzas_of(*document, resources(), options)) == wanted);
  CHECK(pauses(stanzas_of(plan_of(text), resources(), options)) == wanted);
}

TEST_CASE("a sentence that stands twice is said twice") {
  const std::vector<Said> all = said(plan_of("نعم هذا ممكن. نعم هذا ممكن. وغدا نعود.\n"));
  REQUIRE(all.size() == 3);
  CHECK_FALSE(all[0].phonemes.empty());
  CHECK(all[0] == all[1]);
}

TEST_CASE("a plan has the article's chapters, facts and lengths") {
  const Plan plan = plan_of(article);
  CHECK(plan.title == "العنوان");
  CHECK(plan.voice == "narrator");
  REQUIRE(plan.chapters.size() == 2);
  CHECK(plan.chapters[0].title == "العنوان");
  CHECK(plan.chapters[1].title == "قسم");
  CHECK(plan.chapters[0].sentences.size() == 4);
  CHECK(plan.chapters[0].sentences[0].heading);
  CHECK(plan.chapters[0].sentences[1].paragraph == plan.chapters[0].sentences[3].paragraph);
  CHECK(plan.length_s == Approx(plan.chapters[0].length_s + plan.chapters[1].length_s));
  CHECK(plan.length_s > 10);
}

TEST_CASE("every sentence of a plan points to its bytes") {
  const Plan plan = plan_of(article);
  for (const PlanChapter& chapter : plan.chapters) {
    for (const PlanSentence& sentence : chapter.sentences) {
      const ByteRange source = sentence.origin.source_of({0, sentence.text.size()});
      CHECK(article.substr(source.begin, source.size()) == sentence.text);
    }
  }
}

TEST_CASE("each sentence that an editor leaves alone says the same, whatever is cut around it") {
  const Plan whole = plan_of(article);
  const std::vector<Said> all = said(whole);
  for (std::size_t cut = 1; cut < 4; ++cut) {
    Plan plan = whole;
    auto& sentences = plan.chapters[0].sentences;
    sentences.erase(sentences.begin() + static_cast<std::ptrdiff_t>(cut));
    std::vector<Said> wanted = all;
    wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(cut));
    CHECK(said(plan) == wanted);
  }
}

TEST_CASE("a sentence made from its plan alone says what it says in its paragraph") {
  const Plan whole = plan_of(article);
  Plan plan = whole;
  for (PlanChapter& chapter : plan.chapters) {
    for (PlanSentence& sentence : chapter.sentences) sentence.read += ' ';  // no longer what the article gives
  }
  CHECK(said(plan) == said(whole));
}

TEST_CASE("pauses that a plan leaves out are the voice's") {
  Plan plan = plan_of(article);
  const std::vector<Said> all = said(plan);
  for (PlanChapter& chapter : plan.chapters) {
    for (PlanSentence& sentence : chapter.sentences) sentence.pause_ms.reset();
  }
  CHECK(said(plan) == all);
}

TEST_CASE("a plan whose sentences name no paragraph is made ready in pieces of bounded size") {
  constexpr std::size_t count = 4000;
  Plan plan;
  plan.chapters.emplace_back();
  for (std::size_t i = 0; i < count; ++i) {
    PlanSentence& sentence = plan.chapters.back().sentences.emplace_back();
    sentence.text = "وصل الوفد رقم " + std::to_string(i) + " إلى المدينة.";
    sentence.origin.append(sentence.text.size(), {i * 100, i * 100 + sentence.text.size()});
    if (i % 2 == 1) sentence.read = "غادر الوفد المدينة.";
  }
  const ScriptOptions options;
  const StanzaSource stanzas = stanzas_of(plan, resources(), options);
  const VoicePauses& pauses = resources().voice.pauses;
  std::size_t next = 0;
  std::size_t wrong = 0;
  while (const auto stanza = stanzas()) {
    CHECK(stanza->block.text.size() <= std::size_t{1} << 17U);
    for (const StanzaLine& line : stanza->lines) {
      wrong += line.spelled.text == plan.chapters[0].sentences[next].text ? 0U : 1U;
      ++next;
      // The end of a piece is no end of a paragraph.
      wrong += line.pause_ms == (next == count ? pauses.paragraph_ms : pauses.sentence_ms) ? 0U : 1U;
    }
  }
  CHECK(next == count);
  CHECK(wrong == 0);
}
