// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "phonemize/phonemize.h"

namespace rawi {

/// What Espeak::trace() gives back where the engine speaks an utterance as it was sent.
inline std::string sent_phonemes(const Utterance& utterance) {
  std::string line;
  for (const SpokenClause& clause : utterance.clauses) {
    for (const SpokenWord& word : clause.words) {
      for (Phoneme phoneme : word.phonemes) {
        const int times = phoneme.geminate ? 2 : 1;
        phoneme.geminate = false;
        for (int i = 0; i < times; ++i) {
          if (!line.empty()) line += ' ';
          line += to_string(phoneme, Notation::espeak);
        }
      }
    }
  }
  return line;
}

}  // namespace rawi
