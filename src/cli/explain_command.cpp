// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <iostream>

#include "cli/commands.h"
#include "cli/lines.h"
#include "core/unicode.h"
#include "pipeline/pipeline.h"

namespace rawi {
namespace {

std::string phonemes_of(const SpokenWord& word) {
  if (!word.foreign.empty()) {
    return word.foreign + (word.spelled ? "  (spelled by the English voice)" : "  (read by the engine)");
  }
  std::string text;
  for (const Phoneme& phoneme : word.phonemes) {
    if (!text.empty()) text += ' ';
    text += to_string(phoneme, Notation::ipa);
  }
  return text;
}

void print_word(std::string_view text, const Token& token, const VocalizedWord& vocalized,
                const SpokenWord& spoken) {
  std::cout << fmt::format("{}  (bytes {}-{})\n",
                           text.substr(token.source.begin, token.source.size()), token.source.begin,
                           token.source.end);
  if (!token.rule.empty()) std::cout << fmt::format("  read as     {}  [{}]\n", token.text, token.rule);
  if (token.kind == TokenKind::word) {
    std::cout << fmt::format("  vocalized   {}  [{}, {:.2f}]\n", vocalized.text,
                             name_of(vocalized.source), vocalized.confidence);
  }
  std::cout << "  spoken      " << phonemes_of(spoken);
  std::string rules;
  for (const std::string& rule : spoken.rules) rules += (rules.empty() ? "  [" : ", ") + rule;
  std::cout << rules << (rules.empty() ? "\n" : "]\n");
}

void print_sentence(std::string_view text, const VocalizedSentence& sentence,
                    const Utterance& utterance) {
  for (const SpokenClause& clause : utterance.clauses) {
    for (const SpokenWord& word : clause.words) {
      print_word(text, sentence.sentence.tokens[word.token], sentence.words[word.token], word);
    }
    std::cout << fmt::format("-- pause: {} ({})\n", name_of(clause.pause), clause.reason);
  }
}

}  // namespace

int run(const ExplainCommand& command) {
  if (const auto invalid = find_invalid_utf8(command.text)) {
    return report({ErrorCode::bad_input, "the text is no UTF-8", "byte " + std::to_string(*invalid), "",
                   "", ""});
  }
  const auto voice = load_voice(command.voice.name, voice_folders());
  if (!voice) return report(voice.error());
  const auto resources = load_resources(*voice, command.voice.lexicon);
  if (!resources) return report(resources.error());
  Block block;
  block.text = command.text;
  block.origin.append(command.text.size(), {0, command.text.size()});
  const ScriptBlock script = write_script(block, *resources);
  for (std::size_t i = 0; i < script.sentences.size(); ++i) {
    print_sentence(command.text, script.sentences[i], script.utterances[i]);
  }
  for (const Warning& warning : script.warnings) {
    std::cout << fmt::format("!! {}: {} (bytes {}-{})\n", warning.kind, warning.message,
                             warning.source.begin, warning.source.end);
  }
  return 0;
}

}  // namespace rawi
