// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/stanza.h"

namespace rawi {
namespace {

bool is_heading(const Block& block) {
  return block.kind == BlockKind::title || block.kind == BlockKind::heading;
}

bool is_item(const Block& block) {
  return block.kind == BlockKind::list_item || block.kind == BlockKind::table_row;
}

int pause_after(const Block& block, const VoicePauses& pauses) {
  if (is_heading(block)) return pauses.heading_ms;
  return is_item(block) ? pauses.item_ms : pauses.paragraph_ms;
}

std::vector<ByteRange> sources_of(const ScriptBlock& script) {
  std::vector<ByteRange> ranges;
  for (const VocalizedSentence& sentence : script.sentences)
    ranges.push_back(sentence.sentence.source);
  return ranges;
}

Stanza stanza_of(const Block& block, const Resources& resources, const ScriptOptions& options) {
  Stanza stanza{block, is_heading(block), write_script(block, resources, options), {}};
  const VoicePauses& pauses = resources.voice.pauses;
  std::vector<SpelledSentence> spelled = spell_sentences(block, sources_of(stanza.script));
  for (std::size_t i = 0; i < spelled.size(); ++i) {
    StanzaLine& line = stanza.lines.emplace_back();
    line.utterance = std::move(stanza.script.utterances[i]);
    line.names_chapter = stanza.heading && i == 0;
    line.chapter_text = line.names_chapter ? block.text : spelled[i].text;
    line.spelled = std::move(spelled[i]);
    line.ends_paragraph = i + 1 == spelled.size();
    line.pause_ms = line.ends_paragraph ? pause_after(block, pauses) : pauses.sentence_ms;
  }
  stanza.script.utterances.clear();
  return stanza;
}

template <class Text>
std::string joined(const Sentence& sentence, const Text& text_of) {
  std::string line;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    if (sentence.tokens[i].space_before && !line.empty()) line += ' ';
    line += text_of(i);
  }
  return line;
}

}  // namespace

std::string words_of(const VocalizedSentence& sentence) {
  return joined(sentence.sentence, [&](std::size_t i) { return sentence.sentence.tokens[i].text; });
}

std::string vocalized_words_of(const VocalizedSentence& sentence) {
  return joined(sentence.sentence, [&](std::size_t i) { return sentence.words[i].text; });
}

StanzaSource stanzas_of(const Document& spoken, const Resources& resources,
                        const ScriptOptions& options) {
  return [&spoken, &resources, &options, next = std::size_t{0}]() mutable -> std::optional<Stanza> {
    if (next == spoken.blocks.size()) return std::nullopt;
    return stanza_of(spoken.blocks[next++], resources, options);
  };
}

}  // namespace rawi
