// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/pipeline.h"
#include "pipeline/spelling.h"

namespace rawi {

/// A sentence that is ready to be spoken.
struct StanzaLine {
  Utterance utterance;
  SpelledSentence spelled;
  int pause_ms = 0;            ///< after it
  std::string chapter_text;    ///< what a chapter that begins here would be called
  bool names_chapter = false;  ///< it is (the first sentence of) a title or heading
  bool ends_paragraph = false;
  /// A plan's chapter that begins with this sentence.
  std::optional<std::string> chapter_title;
  /// What `spelled` and the words' bytes belong to; nothing: the stanza's block.
  std::optional<Block> block;
};

/// A block that is ready to be spoken: its sentences, and their forms on the way.
struct Stanza {
  Block block;
  bool heading = false;
  ScriptBlock script;
  std::vector<StanzaLine> lines;
};

/// Gives the stanzas of a reading one after the other; nothing at the end.
using StanzaSource = std::function<std::optional<Stanza>()>;

/// The blocks of a spoken form. It and the resources must outlive the source.
[[nodiscard]] StanzaSource stanzas_of(const Document& spoken, const Resources& resources,
                                      const ScriptOptions& options);

/// The paragraphs of a plan. A sentence that still is as the article gave it is spoken as the
/// article's would be, seen in its paragraph; another one is made from what the plan has it say.
/// The plan and the resources must outlive the source.
[[nodiscard]] StanzaSource stanzas_of(const Plan& plan, const Resources& resources,
                                      const ScriptOptions& options);

/// What a sentence says, on one line: as it is read, with the marks that the source had, or with
/// all.
[[nodiscard]] std::string words_of(const VocalizedSentence& sentence);
[[nodiscard]] std::string vocalized_words_of(const VocalizedSentence& sentence);

/// Speaks stanzas into the sinks, with `edge_ms` of silence at both ends, and notes what was said
/// when.
[[nodiscard]] Result<Performance> perform_stanzas(const StanzaSource& stanzas,
                                                  const Resources& resources, Espeak& engine,
                                                  const PerformanceSinks& sinks, int edge_ms,
                                                  int sample_s);

}  // namespace rawi
