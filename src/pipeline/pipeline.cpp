// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/pipeline.h"

#include <limits>

#include "core/files.h"
#include "pipeline/tape.h"
#include "pipeline/timing.h"

namespace rawi {

Result<Resources> load_resources(const Voice& voice, const std::filesystem::path& own_lexicon) {
  Resources resources{voice, {}, nullptr};
  for (const auto& path : {voice.lexicon, own_lexicon}) {
    if (path.empty()) continue;
    const auto content = read_file(path);
    if (!content) {
      Error error = content.error();
      error.code = ErrorCode::missing_resource;
      return fail(std::move(error));
    }
    if (auto added = resources.lexicon.add(*content, path.string()); !added) {
      return fail(added.error());
    }
  }
  auto model = load_model(voice.model);
  if (!model) return fail(model.error());
  resources.model = std::move(*model);
  return resources;
}

ScriptBlock write_script(const Block& block, const Resources& resources,
                         const ScriptOptions& options) {
  ScriptBlock script;
  NormalizedText normalized = normalize(block.text, block.origin, options.normalize);
  script.warnings = std::move(normalized.warnings);
  script.sentences = diacritize(segment(normalized), resources.lexicon, *resources.model);
  for (const VocalizedSentence& sentence : script.sentences) {
    Utterance& utterance = script.utterances.emplace_back(phonemize(sentence, options.phonemize));
    script.warnings.insert(script.warnings.end(), utterance.warnings.begin(),
                           utterance.warnings.end());
  }
  return script;
}

namespace {

bool is_heading(const Block& block) {
  return block.kind == BlockKind::title || block.kind == BlockKind::heading;
}

bool is_item(const Block& block) {
  return block.kind == BlockKind::list_item || block.kind == BlockKind::table_row;
}

std::size_t count_words(const Utterance& utterance) {
  std::size_t words = 0;
  for (const SpokenClause& clause : utterance.clauses) words += clause.words.size();
  return words;
}

std::vector<ByteRange> sources_of(const ScriptBlock& script) {
  std::vector<ByteRange> ranges;
  for (const VocalizedSentence& sentence : script.sentences)
    ranges.push_back(sentence.sentence.source);
  return ranges;
}

/// Speaks blocks one after the other onto a tape and notes what was said when.
class Performer {
 public:
  Performer(const Resources& resources, Espeak& engine, const SampleSink& sink,
            const ScriptOptions& options)
      : resources_(resources),
        engine_(engine),
        options_(options),
        tape_(sink, engine.sample_rate_hz()) {
    if (options.sample_s > 0) enough_ = std::int64_t{options.sample_s} * engine.sample_rate_hz();
  }

  Result<Performance> perform(const Document& spoken) {
    const int edge_ms = resources_.voice.pauses.edge_ms;
    if (auto done = tape_.silence(edge_ms); !done) return fail(done.error());
    for (const Block& block : spoken.blocks) {
      if (tape_.samples() >= enough_) break;
      if (auto done = speak(block); !done) return fail(done.error());
    }
    if (auto done = tape_.silence(edge_ms); !done) return fail(done.error());
    if (!performance_.sentences.empty()) performance_.sentences.back().end_sample = tape_.samples();
    performance_.samples = tape_.samples();
    return std::move(performance_);
  }

 private:
  Result<void> speak(const Block& block) {
    const Voice& voice = resources_.voice;
    if (auto set =
            engine_.set_pitch(voice.engine.pitch + (is_heading(block) ? voice.heading_pitch : 0));
        !set) {
      return set;
    }
    const ScriptBlock script = write_script(block, resources_, options_);
    const std::vector<SpelledSentence> spelled = spell_sentences(block, sources_of(script));
    for (std::size_t i = 0; i < script.utterances.size() && tape_.samples() < enough_; ++i) {
      if (auto done = speak_sentence(block, script, i, spelled[i]); !done) return done;
    }
    performance_.warnings.insert(performance_.warnings.end(), script.warnings.begin(),
                                 script.warnings.end());
    return {};
  }

  Result<void> speak_sentence(const Block& block, const ScriptBlock& script, std::size_t index,
                              const SpelledSentence& spelled) {
    const Utterance& utterance = script.utterances[index];
    const bool last = index + 1 == script.utterances.size();
    const std::int64_t begin = tape_.samples();
    tape_.listen();
    auto spoken =
        engine_.speak(utterance, [&](std::span<const std::int16_t> s) { return tape_.write(s); });
    if (!spoken) return fail(spoken.error());
    performance_.transcript.push_back(
        time_sentence(block, spelled, utterance, *spoken, tape_.heard(), begin, tape_.samples()));
    const int pause_ms = last ? pause_after(block) : resources_.voice.pauses.sentence_ms;
    if (auto done = tape_.silence(pause_ms); !done) return done;
    const bool names_chapter = is_heading(block) && index == 0;
    performance_.sentences.push_back(
        {begin, tape_.samples(), names_chapter ? block.text : spelled.text, names_chapter, last});
    performance_.words += count_words(utterance);
    return {};
  }

  [[nodiscard]] int pause_after(const Block& block) const {
    const VoicePauses& pauses = resources_.voice.pauses;
    if (is_heading(block)) return pauses.heading_ms;
    return is_item(block) ? pauses.item_ms : pauses.paragraph_ms;
  }

  const Resources& resources_;
  Espeak& engine_;
  const ScriptOptions& options_;
  Tape tape_;
  Performance performance_;
  std::int64_t enough_ = std::numeric_limits<std::int64_t>::max();
};

}  // namespace

Result<Performance> perform(const Document& document, const Resources& resources, Espeak& engine,
                            const SampleSink& sink, const ScriptOptions& options) {
  const Result<Document> chosen =
      options.sections ? sections_of(document, *options.sections) : Result<Document>(document);
  if (!chosen) return fail(chosen.error());
  return Performer(resources, engine, sink, options)
      .perform(spoken_form(*chosen, resources.voice.structure));
}

}  // namespace rawi
