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
    Utterance& utterance =
        script.utterances.emplace_back(phonemize(sentence, options.phonemize));
    script.warnings.insert(script.warnings.end(), utterance.warnings.begin(),
                           utterance.warnings.end());
  }
  return script;
}

namespace {

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
  for (const VocalizedSentence& sentence : script.sentences) ranges.push_back(sentence.sentence.source);
  return ranges;
}

}  // namespace

Result<Performance> perform(const Document& document, const Resources& resources, Espeak& engine,
                            const SampleSink& sink, const ScriptOptions& options) {
  Performance performance;
  Tape tape(sink, engine.sample_rate_hz());
  const SampleSink to_tape = [&](std::span<const std::int16_t> s) { return tape.write(s); };
  const VoicePauses& pauses = resources.voice.pauses;
  if (auto done = tape.silence(pauses.edge_ms); !done) return fail(done.error());
  const Result<Document> chosen =
      options.sections ? sections_of(document, *options.sections) : Result<Document>(document);
  if (!chosen) return fail(chosen.error());
  const Document spoken_document = spoken_form(*chosen, resources.voice.structure);
  const std::int64_t enough = options.sample_s > 0 ? std::int64_t{options.sample_s} * engine.sample_rate_hz()
                                                   : std::numeric_limits<std::int64_t>::max();
  for (const Block& block : spoken_document.blocks) {
    if (tape.samples() >= enough) break;
    const bool heading = block.kind == BlockKind::title || block.kind == BlockKind::heading;
    const int pitch = resources.voice.engine.pitch + (heading ? resources.voice.heading_pitch : 0);
    if (auto set = engine.set_pitch(pitch); !set) return fail(set.error());
    const ScriptBlock script = write_script(block, resources, options);
    const std::vector<SpelledSentence> spelled = spell_sentences(block, sources_of(script));
    for (std::size_t i = 0; i < script.utterances.size() && tape.samples() < enough; ++i) {
      const bool last = i + 1 == script.utterances.size();
      const std::int64_t begin = tape.samples();
      tape.listen();
      auto spoken = engine.speak(script.utterances[i], to_tape);
      if (!spoken) return fail(spoken.error());
      performance.transcript.push_back(time_sentence(block, spelled[i], script.utterances[i], *spoken,
                                                     tape.heard(), begin, tape.samples()));
      const int pause = !last     ? pauses.sentence_ms
                        : heading ? pauses.heading_ms
                        : is_item(block) ? pauses.item_ms
                                         : pauses.paragraph_ms;
      if (auto done = tape.silence(pause); !done) return fail(done.error());
      performance.sentences.push_back({begin, tape.samples(),
                                       heading && i == 0 ? block.text : spelled[i].text,
                                       heading && i == 0, last});
      performance.words += count_words(script.utterances[i]);
    }
    performance.warnings.insert(performance.warnings.end(), script.warnings.begin(),
                                script.warnings.end());
  }
  if (auto done = tape.silence(pauses.edge_ms); !done) return fail(done.error());
  if (!performance.sentences.empty()) performance.sentences.back().end_sample = tape.samples();
  performance.samples = tape.samples();
  return performance;
}

}  // namespace rawi
