// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/pipeline.h"

#include <array>

#include "core/files.h"

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

/// Counts the samples that go into a sink, and adds silence.
class Tape {
 public:
  Tape(const SampleSink& sink, int sample_rate_hz) : sink_(sink), sample_rate_hz_(sample_rate_hz) {}

  Result<void> silence(int ms) {
    static constexpr std::array<std::int16_t, 1024> zeros{};
    auto left = static_cast<std::size_t>(std::int64_t{ms} * sample_rate_hz_ / 1000);
    while (left > 0) {
      const std::size_t count = std::min(left, zeros.size());
      if (auto done = write(std::span(zeros).first(count)); !done) return done;
      left -= count;
    }
    return {};
  }

  Result<void> write(std::span<const std::int16_t> samples) {
    samples_ += static_cast<std::int64_t>(samples.size());
    return sink_(samples);
  }

  [[nodiscard]] std::int64_t samples() const { return samples_; }

 private:
  const SampleSink& sink_;
  int sample_rate_hz_;
  std::int64_t samples_ = 0;
};

std::size_t count_words(const Utterance& utterance) {
  std::size_t words = 0;
  for (const SpokenClause& clause : utterance.clauses) words += clause.words.size();
  return words;
}

/// The sentence as the article spells it.
std::string spelling_of(const Sentence& sentence) {
  return to_text(NormalizedText{sentence.tokens, {}});
}

}  // namespace

Result<Performance> perform(const Document& document, const Resources& resources, Espeak& engine,
                            const SampleSink& sink, const ScriptOptions& options) {
  Performance performance;
  Tape tape(sink, engine.sample_rate_hz());
  const SampleSink to_tape = [&](std::span<const std::int16_t> s) { return tape.write(s); };
  const VoicePauses& pauses = resources.voice.pauses;
  if (auto done = tape.silence(pauses.edge_ms); !done) return fail(done.error());
  for (const Block& block : document.blocks) {
    const bool heading = block.kind != BlockKind::paragraph;
    const ScriptBlock script = write_script(block, resources, options);
    for (std::size_t i = 0; i < script.utterances.size(); ++i) {
      const bool last = i + 1 == script.utterances.size();
      const std::int64_t begin = tape.samples();
      auto spoken = engine.speak(script.utterances[i], to_tape);
      if (!spoken) return fail(spoken.error());
      const int pause = !last     ? pauses.sentence_ms
                        : heading ? pauses.heading_ms
                                  : pauses.paragraph_ms;
      if (auto done = tape.silence(pause); !done) return fail(done.error());
      performance.sentences.push_back({begin, tape.samples(),
                                       heading && i == 0 ? block.text
                                                         : spelling_of(script.sentences[i].sentence),
                                       heading && i == 0});
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
