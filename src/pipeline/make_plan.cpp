// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/spoken.h"
#include "pipeline/stanza.h"

namespace rawi {
namespace {

/// The map of a stretch of a block's text.
OriginMap origin_of(const Block& block, ByteRange in_text) {
  OriginMap origin;
  for (std::size_t at = in_text.begin; at < in_text.end; ++at)
    origin.append(1, block.origin.source_of({at, at + 1}));
  return origin;
}

/// Takes down the sentences of stanzas as they pass.
class Secretary {
 public:
  Secretary(StanzaSource stanzas, ReadForm form) : stanzas_(std::move(stanzas)), form_(form) {}

  std::optional<Stanza> next() {
    auto stanza = stanzas_();
    if (!stanza) return stanza;
    ++paragraph_;
    for (std::size_t i = 0; i < stanza->lines.size(); ++i) {
      const StanzaLine& line = stanza->lines[i];
      const VocalizedSentence& said = stanza->script.sentences[i];
      PlanSentence& sentence = sentences_.emplace_back();
      sentence.text = line.spelled.text;
      sentence.read = form_ == ReadForm::letters ? words_of(said) : vocalized_words_of(said);
      sentence.origin = origin_of(stanza->block, line.spelled.in_text);
      sentence.paragraph = paragraph_;
      sentence.heading = stanza->heading;
      sentence.pause_ms = line.pause_ms;
    }
    return stanza;
  }

  std::vector<PlanSentence> take() { return std::move(sentences_); }

 private:
  StanzaSource stanzas_;
  ReadForm form_;
  std::size_t paragraph_ = 0;
  std::vector<PlanSentence> sentences_;
};

double seconds(std::int64_t samples, int sample_rate_hz) {
  return static_cast<double>(samples) / sample_rate_hz;
}

}  // namespace

Result<Plan> make_plan(const Document& document, const Resources& resources, Espeak& engine,
                       const PlanOptions& options) {
  const auto spoken = spoken_document(document, resources.voice, options.script);
  if (!spoken) return fail(spoken.error());
  Secretary secretary(stanzas_of(*spoken, resources, options.script), options.form);
  const int edge_ms = resources.voice.pauses.edge_ms;
  const auto performance =
      perform_stanzas([&] { return secretary.next(); }, resources, engine,
                      {[](std::span<const std::int16_t>) { return Result<void>(); },
                       [](const TranscriptSentence&) { return Result<void>(); }},
                      edge_ms, options.script.sample_s);
  if (!performance) return fail(performance.error());
  const int rate = engine.sample_rate_hz();
  Plan plan;
  plan.title = document.title;
  plan.author = document.author;
  plan.date = document.date;
  plan.source = document.source;
  plan.lead = document.lead;
  plan.voice = resources.voice.id;
  plan.repair_spelling = options.script.normalize.repair_spelling;
  plan.edge_ms = edge_ms;
  plan.length_s = seconds(performance->samples, rate);
  ChapterOptions chapter_options = options.chapters;
  chapter_options.sample_rate_hz = rate;
  std::vector<PlanSentence> sentences = secretary.take();
  std::size_t next = 0;
  for (const Chapter& chapter : plan_chapters(performance->sentences, chapter_options)) {
    PlanChapter& planned = plan.chapters.emplace_back();
    planned.title = chapter.title;
    planned.length_s = seconds(chapter.end_sample - chapter.begin_sample, rate);
    for (; next < performance->sentences.size() &&
           performance->sentences[next].begin_sample < chapter.end_sample;
         ++next) {
      planned.sentences.push_back(std::move(sentences[next]));
    }
  }
  if (plan.title.empty() && !plan.chapters.empty()) plan.title = plan.chapters.front().title;
  return plan;
}

Document facts_of(const Plan& plan) {
  Document facts;
  facts.title = plan.title;
  facts.author = plan.author;
  facts.date = plan.date;
  facts.source = plan.source;
  facts.lead = plan.lead;
  return facts;
}

}  // namespace rawi
