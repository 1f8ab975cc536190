// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>
#include <iostream>

#include "cli/commands.h"
#include "cli/lines.h"
#include "cli/merge_marks.h"
#include "core/files.h"
#include "core/unicode.h"
#include "document/document.h"
#include "pipeline/pipeline.h"
#include "segment/long_text.h"

namespace rawi {
namespace {

Result<Resources> resources_for(const VoiceChoice& choice) {
  const auto voice = load_voice(choice.name, voice_folders());
  if (!voice) return fail(voice.error());
  return load_resources(*voice, choice.lexicon);
}

/// Texts in, one text out for each.
using TextTransform = std::function<std::vector<std::string>(std::span<const std::string_view>)>;

constexpr std::size_t texts_at_once = 1 << 17;  // bytes, about

/// Hands lines over in groups that a stage can hold at once; a very long line goes in pieces, whose
/// results are joined by `between`.
std::vector<std::string> transform_pieces(std::span<const std::string> lines,
                                          std::string_view between,
                                          const TextTransform& transform) {
  std::vector<std::string> out(lines.size());
  std::vector<std::string_view> texts;
  std::vector<std::size_t> line_of;  // of each text
  std::size_t bytes = 0;
  const auto flush = [&] {
    const std::vector<std::string> results = transform(texts);
    for (std::size_t i = 0; i < results.size(); ++i) {
      std::string& line = out[line_of[i]];
      if (!line.empty() && !results[i].empty()) line += between;
      line += results[i];
    }
    texts.clear();
    line_of.clear();
    bytes = 0;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const ByteRange& piece : long_text_pieces(lines[i])) {
      texts.push_back(std::string_view(lines[i]).substr(piece.begin, piece.size()));
      line_of.push_back(i);
      bytes += piece.size();
      if (bytes >= texts_at_once) flush();
    }
  }
  if (!texts.empty()) flush();
  return out;
}

/// The sentences of several texts in one list, and how many each text has.
struct TextSentences {
  std::vector<Sentence> sentences;
  std::vector<std::size_t> counts;
};

TextSentences sentences_of(std::span<const std::string_view> texts,
                           const NormalizeOptions& options) {
  TextSentences result;
  for (const std::string_view text : texts) {
    std::vector<Sentence> sentences = segment(normalize(text, options));
    result.counts.push_back(sentences.size());
    std::move(sentences.begin(), sentences.end(), std::back_inserter(result.sentences));
  }
  return result;
}

/// Splits a list of sentences into one result per text.
template <class Item, class Join>
std::vector<std::string> per_text(const std::vector<std::size_t>& counts,
                                  const std::vector<Item>& items, const Join& join) {
  std::vector<std::string> texts;
  std::size_t begin = 0;
  for (const std::size_t count : counts) {
    texts.push_back(join(texts.size(), std::span(items).subspan(begin, count)));
    begin += count;
  }
  return texts;
}

std::string phonemes_of(std::span<const VocalizedSentence> sentences, const PhonemizeCommand& command) {
  std::string line;
  for (const VocalizedSentence& sentence : sentences) {
    const std::string spoken =
        to_string(phonemize(sentence, {.endings = command.endings}), command.notation);
    if (!line.empty() && !spoken.empty()) line += " | ";
    line += spoken;
  }
  return line;
}

}  // namespace

int run(const NormalizeCommand& command) {
  return transform_lines(command.input, [&](std::span<const std::string> lines) {
    return transform_pieces(lines, " ", [&](std::span<const std::string_view> texts) {
      std::vector<std::string> out;
      for (const std::string_view text : texts) {
        out.push_back(to_text(normalize(text, {.repair_spelling = command.repair})));
      }
      return out;
    });
  });
}

int run(const SegmentCommand& command) {
  const bool standard_input = command.input.file == "-";
  const auto bytes = standard_input ? read_standard_input() : read_file(command.input.file);
  if (!bytes) return report(bytes.error());
  if (bytes->find_first_not_of(" \t\r\n") == std::string::npos) return 0;
  const std::string name = standard_input ? "standard input" : command.input.file;
  const auto document = read_document(*bytes, DocumentFormat::plain_text, name);
  if (!document) return report(document.error());
  bool first = true;
  for (const Block& block : document->blocks) {
    if (!first) std::cout << '\n';
    first = false;
    for (const ByteRange& piece : long_text_pieces(block.text)) {
      const auto text = std::string_view(block.text).substr(piece.begin, piece.size());
      for (const ByteRange& range : segment_ranges(text)) {
        std::cout << text.substr(range.begin, range.size()) << '\n';
      }
    }
  }
  return std::cout.flush() ? 0 : report({ErrorCode::io, "writing failed", "standard output", "", "", ""});
}

int run(const DiacritizeCommand& command) {
  const auto resources = resources_for(command.voice);
  if (!resources) return report(resources.error());
  return transform_lines(command.input, [&](std::span<const std::string> lines) {
    return transform_pieces(lines, "", [&](std::span<const std::string_view> texts) {
      const TextSentences split = sentences_of(texts, {.repair_spelling = false});
      const auto vocalized = diacritize(split.sentences, resources->lexicon, *resources->model);
      return per_text(split.counts, vocalized,
                      [&](std::size_t text, std::span<const VocalizedSentence> sentences) {
                        return merge_marks(texts[text], sentences);
                      });
    });
  });
}

int run(const PhonemizeCommand& command) {
  Result<Resources> resources = fail(Error{});
  if (!command.diacritized) {
    resources = resources_for(command.voice);
    if (!resources) return report(resources.error());
  }
  const bool repair = command.repair && !command.diacritized;
  return transform_lines(command.input, [&](std::span<const std::string> lines) {
    return transform_pieces(lines, " | ", [&](std::span<const std::string_view> texts) {
      const TextSentences split = sentences_of(texts, {.repair_spelling = repair});
      const auto vocalized =
          command.diacritized ? with_their_own_marks(split.sentences)
                              : diacritize(split.sentences, resources->lexicon, *resources->model);
      return per_text(split.counts, vocalized,
                      [&](std::size_t, std::span<const VocalizedSentence> sentences) {
                        return phonemes_of(sentences, command);
                      });
    });
  });
}

int run(const PrintCommand& command) {
  std::cout << command.text;
  return 0;
}

}  // namespace rawi
