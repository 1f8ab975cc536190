// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/warning.h"
#include "diacritize/lexicon.h"
#include "diacritize/model.h"
#include "segment/segment.h"

namespace rawi {

/// Who decided a mark.
enum class MarkSource {
  input,    ///< it stands in the source
  grammar,  ///< the normalizer wrote the word out with its marks
  lexicon,  ///< an entry of the voice's or the user's lexicon
  model,    ///< the learned model
  none,     ///< nobody: the letter is left bare
};

struct LetterMark {
  MarkSource source = MarkSource::none;
  float confidence = 0;  ///< 0..1; 1 for input, grammar and lexicon
};

/// A token with its marks. `text` is NFC; without its marks it is the token's text without its
/// marks.
struct VocalizedWord {
  std::string text;
  std::vector<LetterMark> letters;       ///< one per letter of a word token, empty for other tokens
  MarkSource source = MarkSource::none;  ///< who decided most of the word
  float confidence = 0;                  ///< the least of the letters
};

struct VocalizedSentence {
  Sentence sentence;
  std::vector<VocalizedWord> words;  ///< one per token of the sentence
};

/// Adds marks. Marks that are already there are never changed (partial ones bind the choice), then
/// grammar, then the lexicon, then the model decide. Sentences are taken together so that a model
/// can work on many at once; the result of one does not depend on the others.
[[nodiscard]] std::vector<VocalizedSentence> diacritize(std::span<const Sentence> sentences,
                                                        const Lexicon& lexicon,
                                                        const DiacritizerModel& model);

/// One line per token: text, source, confidence.
[[nodiscard]] std::string dump(const VocalizedSentence& sentence);

[[nodiscard]] std::string_view name_of(MarkSource source);

}  // namespace rawi
