// SPDX-License-Identifier: GPL-3.0-or-later
// Words a second of the letter-to-sound rules on one core. The text is the table of phenomena: more
// exceptions and junctures than any article has.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "phonemize/already_vocalized.h"
#include "phonemize/phonemize.h"

namespace {

using namespace rawi;

std::vector<VocalizedSentence> sentences() {
  std::vector<VocalizedSentence> read;
  std::ifstream file(RAWI_SOURCE_DIR "/tests/phonemize/phenomena.tsv");
  std::string text;
  std::size_t words = 0;
  for (std::string line; std::getline(file, line);) {
    const std::size_t begin = line.find('\t');
    if (line.empty() || line.front() == '#' || begin == line.npos) continue;
    text += line.substr(begin + 1, line.find('\t', begin + 1) - begin - 1);
    text += ++words % 7 == 0 ? "، " : " ";
    if (words % 20 != 0) continue;
    read.push_back(already_vocalized(text));
    text.clear();
  }
  return read;
}

std::int64_t words_of(const std::vector<VocalizedSentence>& sentences) {
  std::int64_t words = 0;
  for (const VocalizedSentence& sentence : sentences) {
    for (const Token& token : sentence.sentence.tokens) words += token.kind == TokenKind::word;
  }
  return words;
}

void say_words(benchmark::State& state, Endings endings) {
  const std::vector<VocalizedSentence> text = sentences();
  for (auto _ : state) {
    for (const VocalizedSentence& sentence : text) {
      benchmark::DoNotOptimize(phonemize(sentence, {endings}));
    }
  }
  state.counters["words"] = benchmark::Counter(
      static_cast<double>(words_of(text)) * static_cast<double>(state.iterations()),
      benchmark::Counter::kIsRate);
}

void print_words(benchmark::State& state, Notation notation) {
  std::vector<Utterance> utterances;
  const std::vector<VocalizedSentence> text = sentences();
  for (const VocalizedSentence& sentence : text) utterances.push_back(phonemize(sentence));
  for (auto _ : state) {
    for (const Utterance& utterance : utterances) {
      benchmark::DoNotOptimize(to_string(utterance, notation));
    }
  }
  state.counters["words"] = benchmark::Counter(
      static_cast<double>(words_of(text)) * static_cast<double>(state.iterations()),
      benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(say_words, pausal, Endings::pausal);
BENCHMARK_CAPTURE(say_words, full, Endings::full);
BENCHMARK_CAPTURE(print_words, espeak, Notation::espeak);
BENCHMARK_CAPTURE(print_words, ipa, Notation::ipa);

}  // namespace
