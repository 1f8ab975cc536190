// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/stanza.h"

#include "core/unicode.h"
#include "segment/long_text.h"

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

/// Which ends of its block a piece has.
struct PlaceInBlock {
  bool first = true;
  bool last = true;
};

/// A stretch of a block as a block of its own, for its words alone.
Block part_of(const Block& block, ByteRange range) {
  Block part;
  part.kind = block.kind;
  part.level = block.level;
  part.text = block.text.substr(range.begin, range.size());
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t size = code_point_at(block.text, at).size;
    part.origin.append(size, block.origin.source_of({at, at + size}));
    at += size;
  }
  return part;
}

Stanza stanza_of(const Block& block, PlaceInBlock place, const Resources& resources,
                 const ScriptOptions& options) {
  Stanza stanza{block, is_heading(block), write_script(block, resources, options), {}};
  const VoicePauses& pauses = resources.voice.pauses;
  std::vector<SpelledSentence> spelled = spell_sentences(block, sources_of(stanza.script));
  for (std::size_t i = 0; i < spelled.size(); ++i) {
    StanzaLine& line = stanza.lines.emplace_back();
    line.utterance = std::move(stanza.script.utterances[i]);
    line.names_chapter = stanza.heading && place.first && i == 0;
    line.chapter_text = line.names_chapter ? block.text : spelled[i].text;
    line.spelled = std::move(spelled[i]);
    line.ends_paragraph = place.last && i + 1 == spelled.size();
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
  return [&spoken, &resources, &options, next = std::size_t{0}, piece = std::size_t{0},
          pieces = std::vector<ByteRange>()]() mutable -> std::optional<Stanza> {
    if (next == spoken.blocks.size()) return std::nullopt;
    const Block& block = spoken.blocks[next];
    if (piece == 0) pieces = long_text_pieces(block.text);
    const ByteRange range = pieces[piece];
    const PlaceInBlock place{piece == 0, piece + 1 == pieces.size()};
    piece = place.last ? 0 : piece + 1;
    if (place.last) ++next;
    if (place.first && place.last) return stanza_of(block, place, resources, options);
    return stanza_of(part_of(block, range), place, resources, options);
  };
}

}  // namespace rawi
