// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "chapters/chapters.h"
#include "core/error.h"
#include "diacritize/diacritize.h"
#include "document/document.h"
#include "document/structure.h"
#include "phonemize/phonemize.h"
#include "plan/plan.h"
#include "synthesize/synthesize.h"
#include "transcript/transcript.h"
#include "voice/voice.h"

namespace rawi {

/// What all articles share, loaded once.
struct Resources {
  Voice voice;
  Lexicon lexicon;
  std::unique_ptr<const DiacritizerModel> model;
};

/// Loads what a voice names. `own_lexicon` is a user's file whose entries win over the voice's;
/// empty for none.
[[nodiscard]] Result<Resources> load_resources(const Voice& voice,
                                               const std::filesystem::path& own_lexicon = {});

/// A block as it will be said, with every form on the way.
struct ScriptBlock {
  std::vector<VocalizedSentence> sentences;
  std::vector<Utterance> utterances;  ///< one per sentence
  std::vector<Warning> warnings;      ///< of all stages
};

struct ScriptOptions {
  NormalizeOptions normalize;
  PhonemizeOptions phonemize;
  std::optional<SectionRange> sections;  ///< speak these alone
  int sample_s = 0;  ///< stop at the end of the sentence that reaches this length; 0 for the whole
};

/// normalize -> segment -> diacritize -> phonemize, for one block.
[[nodiscard]] ScriptBlock write_script(const Block& block, const Resources& resources,
                                       const ScriptOptions& options = {});

/// Where a performance goes while it lasts.
struct PerformanceSinks {
  SampleSink samples;
  SentenceSink sentences;  ///< each once its last sample has gone out
};

/// An article as it was spoken.
struct Performance {
  std::vector<SpokenSentence> sentences;
  std::vector<Chapter> chapters;  ///< as a plan has them; empty for a document
  std::int64_t samples = 0;
  std::size_t words = 0;
  std::vector<Warning> warnings;
};

/// Speaks a document block by block into the sinks, with the voice's pauses between sentences,
/// paragraphs and headings and silence at both ends. Memory does not grow with the length of the
/// audio, but for the `sentences` of the result. Fails with the engine's or a sink's error.
[[nodiscard]] Result<Performance> perform(const Document& document, const Resources& resources,
                                          Espeak& engine, const PerformanceSinks& sinks,
                                          const ScriptOptions& options = {});

/// Speaks a plan: its sentences, pauses and chapters. The plan of a document gives what the
/// document gives. Of `options`, `sections` counts the plan's chapters. `plan.voice` is for the
/// caller to load.
[[nodiscard]] Result<Performance> perform(const Plan& plan, const Resources& resources,
                                          Espeak& engine, const PerformanceSinks& sinks,
                                          const ScriptOptions& options = {});

/// How a plan shows what is read.
enum class ReadForm {
  letters,    ///< with the marks that the article has
  vocalized,  ///< with every mark
};

struct PlanOptions {
  ScriptOptions script;
  ChapterOptions chapters;  ///< but for the sample rate, which is the engine's
  ReadForm form = ReadForm::letters;
};

/// The plan of a document. It is spoken for that, into nothing: where its chapters begin depends on
/// how long its sentences take. The engine must be fresh for the lengths to be those of a
/// rendering.
[[nodiscard]] Result<Plan> make_plan(const Document& document, const Resources& resources,
                                     Espeak& engine, const PlanOptions& options = {});

/// What a plan says of its article: title, author, date, source and lead, no blocks.
[[nodiscard]] Document facts_of(const Plan& plan);

}  // namespace rawi
