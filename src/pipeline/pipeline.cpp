// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/pipeline.h"

#include "core/files.h"
#include "pipeline/spoken.h"
#include "pipeline/stanza.h"

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

Result<Document> spoken_document(const Document& document, const Voice& voice,
                                 const ScriptOptions& options) {
  const Result<Document> chosen =
      options.sections ? sections_of(document, *options.sections) : Result<Document>(document);
  if (!chosen) return fail(chosen.error());
  return spoken_form(*chosen, voice.structure);
}

Result<Performance> perform(const Document& document, const Resources& resources, Espeak& engine,
                            const PerformanceSinks& sinks, const ScriptOptions& options) {
  const auto spoken = spoken_document(document, resources.voice, options);
  if (!spoken) return fail(spoken.error());
  return perform_stanzas(stanzas_of(*spoken, resources, options), resources, engine, sinks,
                         resources.voice.pauses.edge_ms, options.sample_s);
}

Result<Performance> perform(const Plan& plan, const Resources& resources, Espeak& engine,
                            const PerformanceSinks& sinks, const ScriptOptions& options) {
  const auto chosen = chapters_of(plan, options.sections);
  if (!chosen) return fail(chosen.error());
  return perform_stanzas(stanzas_of(*chosen, resources, options), resources, engine, sinks,
                         plan.edge_ms.value_or(resources.voice.pauses.edge_ms), options.sample_s);
}

}  // namespace rawi
