// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include "pipeline/stanza.h"
#include "pipeline/tape.h"
#include "pipeline/timing.h"

namespace rawi {
namespace {

std::size_t count_words(const Utterance& utterance) {
  std::size_t words = 0;
  for (const SpokenClause& clause : utterance.clauses) words += clause.words.size();
  return words;
}

/// Speaks stanzas one after the other onto a tape and notes what was said when.
class Performer {
 public:
  Performer(const Resources& resources, Espeak& engine, const PerformanceSinks& sinks, int edge_ms,
            int sample_s)
      : resources_(resources),
        engine_(engine),
        edge_ms_(edge_ms),
        sentences_(sinks.sentences),
        tape_(sinks.samples, engine.sample_rate_hz()) {
    if (sample_s > 0) enough_ = std::int64_t{sample_s} * engine.sample_rate_hz();
  }

  Result<Performance> perform(const StanzaSource& stanzas) {
    if (auto done = tape_.silence(edge_ms_); !done) return fail(done.error());
    while (tape_.samples() < enough_) {
      const auto stanza = stanzas();
      if (!stanza) break;
      if (auto done = speak(*stanza); !done) return fail(done.error());
    }
    if (auto done = tape_.silence(edge_ms_); !done) return fail(done.error());
    if (!performance_.sentences.empty()) performance_.sentences.back().end_sample = tape_.samples();
    if (!performance_.chapters.empty()) {
      performance_.chapters.front().begin_sample = 0;
      performance_.chapters.back().end_sample = tape_.samples();
    }
    performance_.samples = tape_.samples();
    return std::move(performance_);
  }

 private:
  Result<void> speak(const Stanza& stanza) {
    const Voice& voice = resources_.voice;
    const int pitch = voice.engine.pitch + (stanza.heading ? voice.heading_pitch : 0);
    if (auto set = engine_.set_pitch(pitch); !set) return set;
    for (std::size_t i = 0; i < stanza.lines.size() && tape_.samples() < enough_; ++i) {
      const StanzaLine& line = stanza.lines[i];
      const Block& block = line.block ? *line.block : stanza.block;
      if (auto done = speak_line(block, line); !done) return done;
    }
    performance_.warnings.insert(performance_.warnings.end(), stanza.script.warnings.begin(),
                                 stanza.script.warnings.end());
    return {};
  }

  Result<void> speak_line(const Block& block, const StanzaLine& line) {
    const std::int64_t begin = tape_.samples();
    open_chapter(line, begin);
    tape_.listen();
    auto spoken = engine_.speak(line.utterance,
                                [&](std::span<const std::int16_t> s) { return tape_.write(s); });
    if (!spoken) return fail(spoken.error());
    auto told = sentences_(time_sentence(block, line.spelled, line.utterance, *spoken, tape_.heard(),
                                         begin, tape_.samples()));
    if (!told) return told;
    if (auto done = tape_.silence(line.pause_ms); !done) return done;
    performance_.sentences.push_back(
        {begin, tape_.samples(), line.chapter_text, line.names_chapter, line.ends_paragraph});
    performance_.words += count_words(line.utterance);
    return {};
  }

  void open_chapter(const StanzaLine& line, std::int64_t begin) {
    if (!line.chapter_title) return;
    std::vector<Chapter>& chapters = performance_.chapters;
    if (!chapters.empty()) chapters.back().end_sample = begin;
    const std::string number = std::to_string(chapters.size() + 1);
    chapters.push_back({line.chapter_title->empty() ? number : *line.chapter_title, begin, 0});
  }

  const Resources& resources_;
  Espeak& engine_;
  int edge_ms_;
  const SentenceSink& sentences_;
  Tape tape_;
  Performance performance_;
  std::int64_t enough_ = std::numeric_limits<std::int64_t>::max();
};

}  // namespace

Result<Performance> perform_stanzas(const StanzaSource& stanzas, const Resources& resources,
                                    Espeak& engine, const PerformanceSinks& sinks, int edge_ms,
                                    int sample_s) {
  return Performer(resources, engine, sinks, edge_ms, sample_s).perform(stanzas);
}

}  // namespace rawi
