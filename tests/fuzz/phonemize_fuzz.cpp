// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as vocalized text: phonemize ends, every spoken word has a vowel or is foreign, the
// phonemes are printable in every notation, and the engine's input keeps to the engine's limits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "phonemize/already_vocalized.h"
#include "phonemize/phonemize.h"
#include "synthesize/markup.h"
#include "synthesize/synthesize.h"

namespace {

using namespace rawi;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_word(const SpokenWord& word) {
  if (!word.foreign.empty()) {
    require(word.phonemes.empty());
    const std::string text = engine_text(word.foreign, word.spelled);
    require(text.find_first_of("<>[]") == text.npos);
    return;
  }
  bool vowel = false;
  std::size_t stresses = 0;
  for (const Phoneme& phoneme : word.phonemes) {
    vowel |= is_vowel(phoneme.sound);
    stresses += phoneme.stress == Stress::primary ? 1 : 0;
    require(phoneme.stress == Stress::none || is_vowel(phoneme.sound));
    require(!phoneme.geminate || !is_vowel(phoneme.sound));
    for (const Notation notation : {Notation::ipa, Notation::espeak, Notation::buckwalter}) {
      require(!to_string(phoneme, notation).empty());
    }
  }
  require(vowel);
  require(stresses <= 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const VocalizedSentence sentence = already_vocalized(text);
  for (const Endings endings : {Endings::pausal, Endings::full}) {
    const Utterance utterance = phonemize(sentence, {endings});
    require(utterance.clauses.size() == sentence.sentence.clauses.size());
    for (const SpokenClause& clause : utterance.clauses) {
      for (const SpokenWord& word : clause.words) check_word(word);
    }
    require(!dump(utterance).empty());
    for (const std::string& part : to_espeak_markup(utterance)) require(!part.empty());
  }
  return 0;
}
