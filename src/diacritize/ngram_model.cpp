// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/ngram_model.h"

#include <algorithm>

#include "diacritize/ngram_search.h"

namespace rawi {
namespace {

/// A token on its way through the model.
struct Position {
  WordLetters word;
  std::vector<LetterId> ids;
  bool chosen = false;  ///< a word whose candidates take part
};

Candidate sign(std::uint32_t tag) { return {{}, 0, tag, tag}; }

/// Letters of foreign names stand for their nearest Arabic letter in the tables.
LetterId table_id(const Letter& letter) {
  switch (letter.value) {
    case U'پ':
      return letter_id(U'ب');
    case U'چ':
      return letter_id(U'ج');
    case U'ژ':
      return letter_id(U'ز');
    case U'ڤ':
      return letter_id(U'ف');
    case U'ڨ':
      return letter_id(U'ق');
    case U'ک':
      return letter_id(U'ك');
    case U'گ':
      return letter_id(U'غ');
    case U'ی':
      return letter_id(U'ي');
    default:
      return letter.id;
  }
}

std::vector<Candidate> candidates_at(const NgramFile& file, const Token& token,
                                     Position& position) {
  if (token.kind == TokenKind::number) return {sign(tag_number)};
  if (token.kind != TokenKind::word) return {sign(tag_break)};
  position.word = split_letters(token.text);
  if (position.word.letters.empty() || position.word.letters.size() > longest_word) {
    return {sign(tag_break)};
  }
  for (const Letter& letter : position.word.letters) position.ids.push_back(table_id(letter));
  position.chosen = true;
  return candidates_of(file, position.ids, open_classes(position.word, token.vocalized));
}

PredictedWord predicted(const Position& position, const std::vector<Candidate>& candidates,
                        const Choice& choice) {
  const std::vector<MarkClass>& marks = candidates[choice.candidate].marks;
  PredictedWord word{join_letters(position.word, marks), std::vector<float>(marks.size())};
  for (std::size_t i = 0; i < marks.size(); ++i) {
    float share = 0;
    for (std::size_t c = 0; c < candidates.size(); ++c) {
      if (candidates[c].marks[i] == marks[i]) share += choice.shares[c];
    }
    word.confidences[i] = std::min(share, 1.0F);
  }
  return word;
}

std::vector<PredictedWord> predict_one(const NgramFile& file, const Sentence& sentence) {
  std::vector<Position> positions(sentence.tokens.size());
  std::vector<std::vector<Candidate>> candidates;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    candidates.push_back(candidates_at(file, sentence.tokens[i], positions[i]));
  }
  const std::vector<Choice> choices = choose(file, candidates);
  std::vector<PredictedWord> words;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (positions[i].chosen) {
      words.push_back(predicted(positions[i], candidates[i], choices[i]));
    } else {
      words.push_back(
          {sentence.tokens[i].text, std::vector<float>(positions[i].word.letters.size(), 0.0F)});
    }
  }
  return words;
}

}  // namespace

Result<std::unique_ptr<const DiacritizerModel>> NgramModel::from_file(MappedFile mapped,
                                                                      const std::string& name) {
  auto file = NgramFile::parse(mapped.bytes(), name);
  if (!file) return fail(file.error());
  return std::unique_ptr<const DiacritizerModel>(new NgramModel({}, std::move(mapped), *file));
}

Result<std::unique_ptr<const DiacritizerModel>> NgramModel::from_bytes(std::string bytes,
                                                                       const std::string& name) {
  // The views must point into the string at its last place, so it is moved first.
  auto held = std::make_unique<const std::string>(std::move(bytes));
  auto file = NgramFile::parse(*held, name);
  if (!file) return fail(file.error());
  return std::unique_ptr<const DiacritizerModel>(
      new NgramModel(std::move(held), std::nullopt, *file));
}

std::vector<std::vector<PredictedWord>> NgramModel::predict(
    std::span<const Sentence> sentences) const {
  std::vector<std::vector<PredictedWord>> words;
  words.reserve(sentences.size());
  for (const Sentence& sentence : sentences) words.push_back(predict_one(file_, sentence));
  return words;
}

std::string NgramModel::provenance() const { return std::string(file_.provenance()); }

}  // namespace rawi
