// SPDX-License-Identifier: GPL-3.0-or-later
// Words a second of each set of kernels on one core, and the time to load a model. The model is the
// narrator's, or the file named by RAWI_MODEL.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>

#include "../diacritize/sentences.h"
#include "core/files.h"
#include "diacritize/diacritize.h"
#include "diacritize/network_model.h"

namespace {

using namespace rawi;

std::string model_path() {
  const char* named = std::getenv("RAWI_MODEL");
  return named != nullptr ? named : RAWI_SOURCE_DIR "/voices/narrator/diacritizer.rawi-model";
}

/// Sentences of our own corpus without their marks.
const std::vector<Sentence>& sentences() {
  static const std::vector<Sentence> all = [] {
    std::ifstream in(RAWI_SOURCE_DIR "/training/corpus/text2.txt");
    std::vector<Sentence> list;
    for (std::string line; list.size() < 200 && std::getline(in, line);) {
      if (!line.empty()) list.push_back(test::sentence_of(strip_marks(line)));
    }
    return list;
  }();
  return all;
}

std::int64_t words() {
  std::int64_t count = 0;
  for (const Sentence& sentence : sentences()) {
    for (const Token& token : sentence.tokens) count += token.kind == TokenKind::word ? 1 : 0;
  }
  return count;
}

void diacritize_with(benchmark::State& state, const NetworkKernels* kernels) {
  auto bytes = read_file(model_path());
  if (!bytes) return state.SkipWithError("no model");
  const auto model = NetworkModel::from_bytes(*std::move(bytes), "model", *kernels);
  if (!model) return state.SkipWithError("the model can't be used");
  const Lexicon lexicon;
  for (auto _ : state) benchmark::DoNotOptimize(diacritize(sentences(), lexicon, **model));
  state.SetItemsProcessed(state.iterations() * words());
}

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_model(model_path()));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

const bool registered = [] {
  for (const NetworkKernels* kernels : usable_kernels()) {
    const std::string name = "diacritize/" + std::string(kernels->name);
    benchmark::RegisterBenchmark(name.c_str(), diacritize_with, kernels)
        ->Unit(benchmark::kMillisecond);
  }
  return true;
}();

}  // namespace
