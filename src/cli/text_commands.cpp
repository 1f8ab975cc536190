// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/commands.h"
#include "cli/lines.h"
#include "cli/merge_marks.h"
#include "core/files.h"
#include "core/unicode.h"
#include "document/document.h"
#include "pipeline/pipeline.h"

namespace rawi {
namespace {

Result<Resources> resources_for(const VoiceChoice& choice) {
  const auto voice = load_voice(choice.name, voice_folders());
  if (!voice) return fail(voice.error());
  return load_resources(*voice, choice.lexicon);
}

/// The sentences of several lines in one list, and how many each line has.
struct LineSentences {
  std::vector<Sentence> sentences;
  std::vector<std::size_t> counts;
};

LineSentences sentences_of(std::span<const std::string> lines, const NormalizeOptions& options) {
  LineSentences result;
  for (const std::string& line : lines) {
    std::vector<Sentence> sentences = segment(normalize(line, options));
    result.counts.push_back(sentences.size());
    std::move(sentences.begin(), sentences.end(), std::back_inserter(result.sentences));
  }
  return result;
}

/// Splits a list of sentences into one text per line.
template <class Item, class Join>
std::vector<std::string> per_line(const std::vector<std::size_t>& counts,
                                  const std::vector<Item>& items, const Join& join) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (const std::size_t count : counts) {
    lines.push_back(join(lines.size(), std::span(items).subspan(begin, count)));
    begin += count;
  }
  return lines;
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
    std::vector<std::string> out;
    for (const std::string& line : lines) {
      out.push_back(to_text(normalize(line, {.repair_spelling = command.repair})));
    }
    return out;
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
    for (const ByteRange& range : segment_ranges(block.text)) {
      std::cout << std::string_view(block.text).substr(range.begin, range.size()) << '\n';
    }
  }
  return std::cout.flush() ? 0 : report({ErrorCode::io, "writing failed", "standard output", "", "", ""});
}

int run(const DiacritizeCommand& command) {
  const auto resources = resources_for(command.voice);
  if (!resources) return report(resources.error());
  return transform_lines(command.input, [&](std::span<const std::string> lines) {
    const LineSentences split = sentences_of(lines, {.repair_spelling = false});
    const auto vocalized = diacritize(split.sentences, resources->lexicon, *resources->model);
    return per_line(split.counts, vocalized,
                    [&](std::size_t line, std::span<const VocalizedSentence> sentences) {
                      return merge_marks(lines[line], sentences);
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
    const LineSentences split = sentences_of(lines, {.repair_spelling = repair});
    const auto vocalized =
        command.diacritized ? with_their_own_marks(split.sentences)
                            : diacritize(split.sentences, resources->lexicon, *resources->model);
    return per_line(split.counts, vocalized,
                    [&](std::size_t, std::span<const VocalizedSentence> sentences) {
                      return phonemes_of(sentences, command);
                    });
  });
}

int run(const PrintCommand& command) {
  std::cout << command.text;
  return 0;
}

}  // namespace rawi
