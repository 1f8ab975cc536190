// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/diacritize.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/arabic.h"
#include "diacritize/letters.h"

namespace rawi {
namespace {

/// Makes words of the lexicon look to the model like words that grammar has written out; says which
/// tokens these are.
std::vector<bool> vocalize_by_lexicon(Sentence& sentence, const Lexicon& lexicon) {
  std::vector<bool> by_lexicon(sentence.tokens.size());
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    Token& token = sentence.tokens[i];
    if (token.kind != TokenKind::word || !token.vocalized.empty()) continue;
    if (auto found = lexicon.find(strip_marks(token.text))) {
      token.vocalized = *std::move(found);
      by_lexicon[i] = true;
    }
  }
  return by_lexicon;
}

bool is_single(ClassSet set) { return (set & (set - 1U)) == 0; }

/// Who decided a letter, given who gave the vocalization of the word.
MarkSource source_of(const Letter& before, const Letter& after, ClassSet open, MarkSource given) {
  if (before.has_vowel && (before.has_shadda || !after.has_shadda)) return MarkSource::input;
  if (given != MarkSource::none && is_single(open)) return given;
  if (before.has_mark() && before.written == after.written) return MarkSource::input;
  return MarkSource::model;
}

/// The source of most letters; the first in the order of MarkSource where two are equal.
MarkSource main_source(const std::vector<LetterMark>& letters) {
  std::array<std::size_t, 5> counts{};
  for (const LetterMark& letter : letters) ++counts[static_cast<std::size_t>(letter.source)];
  const auto most = std::max_element(counts.begin(), counts.end());
  return letters.empty() ? MarkSource::none : static_cast<MarkSource>(most - counts.begin());
}

VocalizedWord finish(const Token& token, bool by_lexicon, PredictedWord&& predicted) {
  VocalizedWord word{std::move(predicted.text), {}, MarkSource::none, 0};
  if (token.kind != TokenKind::word) return word;
  const WordLetters before = split_letters(token.text), after = split_letters(word.text);
  const std::vector<ClassSet> open = open_classes(before, token.vocalized);
  const MarkSource given = token.vocalized.empty() ? MarkSource::none
                           : by_lexicon            ? MarkSource::lexicon
                                                   : MarkSource::grammar;
  word.confidence = before.letters.empty() ? 0.0F : 1.0F;
  for (std::size_t i = 0; i < before.letters.size(); ++i) {
    LetterMark mark{source_of(before.letters[i], after.letters[i], open[i], given), 1.0F};
    if (mark.source == MarkSource::model) {
      mark.confidence = i < predicted.confidences.size() ? predicted.confidences[i] : 0.0F;
      if (mark.confidence <= 0) mark.source = MarkSource::none;
    }
    word.confidence = std::min(word.confidence, mark.confidence);
    word.letters.push_back(mark);
  }
  word.source = main_source(word.letters);
  return word;
}

}  // namespace

std::vector<VocalizedSentence> diacritize(std::span<const Sentence> sentences,
                                          const Lexicon& lexicon, const DiacritizerModel& model) {
  std::vector<Sentence> seen(sentences.begin(), sentences.end());
  std::vector<std::vector<bool>> by_lexicon;
  for (Sentence& sentence : seen) by_lexicon.push_back(vocalize_by_lexicon(sentence, lexicon));
  auto predictions = model.predict(seen);
  std::vector<VocalizedSentence> result;
  result.reserve(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    VocalizedSentence vocalized{sentences[s], {}};
    vocalized.words.reserve(seen[s].tokens.size());
    for (std::size_t i = 0; i < seen[s].tokens.size(); ++i) {
      vocalized.words.push_back(
          finish(seen[s].tokens[i], by_lexicon[s][i], std::move(predictions[s][i])));
    }
    result.push_back(std::move(vocalized));
    seen[s] = {};  // at no time more of a long text than needed
  }
  return result;
}

std::string dump(const VocalizedSentence& sentence) {
  std::string text;
  for (const VocalizedWord& word : sentence.words) {
    text += fmt::format("{}\t{}\t{:.2f}\n", word.text, name_of(word.source), word.confidence);
  }
  return text;
}

}  // namespace rawi
