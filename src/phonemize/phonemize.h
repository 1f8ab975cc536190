// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/byte_range.h"
#include "core/warning.h"
#include "diacritize/diacritize.h"
#include "phonemize/phoneme.h"

namespace rawi {

enum class Endings {
  pausal,  ///< what a newsreader says: short endings and tanwin dropped before a pause
  full,    ///< every ending kept; long vowels stay long before a hamzat wasl
};

/// A word to be said: its phonemes, or, where `foreign` is set, a text that the engine reads
/// itself.
struct SpokenWord {
  std::vector<Phoneme> phonemes;
  std::string foreign;    ///< Latin word or digits; then `phonemes` is empty
  bool spelled = false;   ///< foreign only: said letter by letter
  std::size_t token = 0;  ///< index of its token in the sentence
  ByteRange source;
  std::vector<std::string> rules;  ///< which rules shaped it, for `explain`
};

struct SpokenClause {
  std::vector<SpokenWord> words;
  Pause pause = Pause::full_stop;
  std::string reason;
};

/// A sentence to be said in one go.
struct Utterance {
  std::vector<SpokenClause> clauses;
  std::vector<Warning> warnings;  ///< words without marks, letters that have no sound
  ByteRange source;
};

struct PhonemizeOptions {
  Endings endings = Endings::pausal;
};

/// Letter to sound for vocalized Arabic. Never fails: a word without marks gets default vowels and
/// a warning; nothing is dropped without one.
[[nodiscard]] Utterance phonemize(const VocalizedSentence& sentence,
                                  const PhonemizeOptions& options = {});

/// Phonemes with one space between them and " | " between words, the clauses one after the other.
[[nodiscard]] std::string to_string(const Utterance& utterance, Notation notation);

/// One line per word: text or foreign, phonemes, rules; one line per clause: pause and reason.
[[nodiscard]] std::string dump(const Utterance& utterance);

}  // namespace rawi
